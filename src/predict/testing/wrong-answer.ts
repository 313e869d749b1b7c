import type { Trace } from "../../trace/trace.ts";
import { grade } from "../grade.ts";
import type { Question } from "../question.ts";

/** Returns a wrong answer to a question, of the form that it asks for: that of a known mistake if it has one. */
export function wrongAnswer(trace: Trace, question: Question): string {
  const { kind } = question;
  const wrong = {
    ...{ value: "1234567", contribution: "1234567", after: "1234567" },
    ...{ edge: "", shape: "7x9x11", mask: "none", rows: "none" },
  }[kind];
  const all = kind === "edge" ? question.choices : [];
  const keys = all.map((edge) => trace.steps.keys.keyOf(trace.steps.index.flowOf(edge)));
  const entries = "entries" in question ? question.entries.map(() => wrong).join("; ") : wrong;
  const found = [...keys, entries].find((answer) => grade(trace, question, answer).kind === "wrong");
  if (found === undefined) throw new Error(`there is no wrong answer to ${question.kind} ${question.key}`);
  return found;
}
