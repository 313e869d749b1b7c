import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { caseBySlug, cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import { misconceptionById } from "../misconceptions/all.ts";
import { runExercise } from "../misconceptions/exercise.ts";
import { changesGradient } from "../misconceptions/gradient-effect.ts";
import { practiceCases } from "../predict/practice.ts";
import { indexOfStep, type Trace } from "../trace/trace.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import {
  afterTwoSweeps,
  exerciseOf,
  type GuideLink,
  meaningOf,
  numbersOf,
  openGuideLink,
  questionLines,
  traceOf,
} from "./testing/guide.ts";

const guide = readFileSync(new URL("../../docs/teaching.md", import.meta.url), "utf8");
const SITE = "https://example.org/pullback/";

/** A link, with its text, or a span of code. */
const PIECES = /\[((?:`[^`]*`|[^\]`])*)\]\(([^\s)]+)\)|`([^`]*)`/g;

const [intro = "", ...parts] = guide.split(/^(?=## )/m);
const lessons = parts.filter((part) => /^## \d/.test(part));
const others = parts.filter((part) => !lessons.includes(part));
const titleOf = (part: string) => part.split("\n", 1)[0]?.replace(/^## /, "");

const links = [...guide.matchAll(PIECES)].flatMap(([, , address]) => address ?? []);

/** Returns the address of a link by its text. */
function addressOf(lesson: string, text: string): string {
  const found = [...lesson.matchAll(PIECES)].find(([, one]) => one === text)?.[2];
  if (found === undefined) throw new Error(`the lesson has no link "${text}"`);
  return found;
}

it("has a lesson for each case", () => {
  expect(lessons.map(titleOf)).toEqual(cases.map(({ number, title }) => `${number}. ${title}`));
  expect(others.map(titleOf)).toEqual(["Grades", "What a score proves"]);
});

describe.each(lessons.map((lesson) => [titleOf(lesson), lesson] as const))(
  "the lesson %s",
  (title, lesson) => {
    const spec = cases.find(({ number }) => number === Number.parseInt(title ?? "", 10));
    const asked = openGuideLink(addressOf(lesson, "The exercise"));
    const run = exerciseOf(asked);
    const questions = run.exercise?.questions ?? [];
    const id = new URL(addressOf(lesson, "Practice")).searchParams.get("for") as MisconceptionId;

    it("lists the questions of its exercise, with their right and wrong answers", () => {
      expect(asked.slug).toBe(spec?.slug);
      expect(questions.length).toBeGreaterThanOrEqual(3);
      expect(questions.length).toBeLessThanOrEqual(5);
      expect(asked.link.ask?.split(",").map((step) => step.split(":")[0])).toEqual(
        questions.map(({ key }) => key),
      );
      expect(lesson).toContain(`${numbersOf(run, asked)}\n\n${questionLines(run).join("\n")}\n\n`);
    });

    it("has an assignment with the same questions", () => {
      const assignment = openGuideLink(addressOf(lesson, "The assignment"));
      expect(assignment.link.task).toMatch(/\.$/);
      expect(assignment.link.lock).toBe("inputs");
      expect(assignment.slug).toBe(spec?.slug);
      expect(questionLines(exerciseOf(assignment))).toEqual(questionLines(run));
    });

    it("names a mistake that its questions and the gradient show", () => {
      expect(lesson).toContain(`*${misconceptionWords.names[id]}*: ${misconceptionWords.forgotten[id]}\n`);
      expect(questions.some(({ mistaken }) => mistaken.some(([one]) => one === id))).toBe(true);
      expect(practiceCases[id]).toContain(spec?.number);
      const address = new URL(addressOf(lesson, "Break it"));
      expect(address.href).toBe(`${SITE}cases/${spec?.slug}/?break=${id}`);
      if (spec === undefined) return;
      const usual = runExercise(spec, { values: defaults(spec), seeds: {} });
      expect(changesGradient(usual, misconceptionById(id))).toBe(true);
    });

    it("claims what the engine computes", () => {
      const claims = claimsOf(lesson);
      expect(claims.length).toBeGreaterThanOrEqual(4);
      expect(claims.filter(({ is, claimed }) => is !== claimed)).toEqual([]);
    });
  },
);

/** Returns the claims in a lesson, `x̄ = 2` or `store=mask`, each about the run of the link before it. */
function claimsOf(lesson: string) {
  let link: GuideLink | undefined;
  let trace: Trace | undefined;
  let program = "";
  const claim = (code: string) => {
    const [, name = "", value = ""] = /^(\S+) = (.+)$/.exec(code) ?? [];
    if (name.endsWith(".grad")) return [{ code, claimed: value, is: afterTwoSweeps(program, name) }];
    if (name !== "") return [{ code, claimed: value, is: trace && meaningOf(trace, name) }];
    const [, option = "", chosen = ""] = /^(\w+)=(\S+)$/.exec(code) ?? [];
    if (option === "") return [];
    return [{ code, claimed: chosen, is: link && String(link.link.params[option]) }];
  };
  return [...lesson.matchAll(PIECES)].flatMap(([, text = "", address, code = ""]) => {
    if (address?.startsWith(`${SITE}program/`)) program = new URL(address).searchParams.get("case") ?? "";
    if (address?.startsWith(`${SITE}cases/`)) {
      link = openGuideLink(address);
      trace = traceOf(link);
    }
    const codes =
      address === undefined ? [code] : Array.from(text.matchAll(/`([^`]*)`/g), ([, one = ""]) => one);
    return codes.flatMap(claim);
  });
}

it("has numbers only where they are computed", () => {
  const prose = [intro, ...parts].map((part) =>
    part
      .replace(/^#.*/gm, "")
      .replace(/^\d\. .*(\n {3}.*)?$/gm, "")
      .replace(/^(\*\*Questions\.\*\*).*$/gm, "")
      .replace(/^\*\*The mistake to look for\.\*\*.*$/gm, "")
      .replace(PIECES, ""),
  );
  for (const part of prose) expect(part).not.toMatch(/\d/);
});

it.each([...new Set(links)])("the link %s leads somewhere", (address) => {
  if (address.startsWith("#")) {
    const anchors = Array.from(guide.matchAll(/^#+ (.*)$/gm), ([, text = ""]) =>
      text.toLowerCase().replaceAll(" ", "-"),
    );
    expect(anchors).toContain(address.slice(1));
    return;
  }
  const { pathname, searchParams } = new URL(address);
  expect(address.startsWith(SITE)).toBe(true);
  if (pathname === "/pullback/practice/") {
    expect([...searchParams.keys()]).toEqual(["for"]);
    expect(misconceptionWords.names).toHaveProperty([searchParams.get("for") ?? ""]);
    return;
  }
  if (pathname === "/pullback/program/") {
    expect(caseBySlug(searchParams.get("case") ?? "")).toBeDefined();
    return;
  }
  const { link, problems, slug, opened } = openGuideLink(address);
  expect(pathname).toBe(`/pullback/cases/${slug}/`);
  expect(problems).toEqual([]);
  expect(link.unknown.filter(([name]) => name !== "break")).toEqual([]);
  const trace = traceOf({ link, problems, slug, opened });
  for (const step of [link.step, link.from, link.until])
    if (step !== undefined) expect(indexOfStep(trace, step)).toBeDefined();
});
