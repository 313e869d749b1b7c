import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { packTrace, unpackTrace } from "../../trace/pack-trace.ts";
import { readTrace } from "../../trace/read-trace.ts";
import { toJSON } from "../../trace/to-json.ts";
import type { Trace } from "../../trace/trace.ts";
import { engineText, firstMistake, mistaken, recordText } from "./testing/engines.ts";

const broken = mistaken(engineText("chapter"), "parent.grad += pullback", "parent.grad = pullback");

/** Returns a trace as data that can be compared. */
function dataOf(trace: Trace): unknown {
  const { nodes, edges, steps, ...rest } = trace;
  return { ...rest, nodes: [...nodes], edges: [...edges], steps: [...steps] };
}

it("a run of an engine of one's own is the same after writing and reading, with its lines and the right numbers", () => {
  const twice = `${engineText("chapter")}z = mul(x1, x2)\nz.backward()\n`;
  for (const text of [engineText("micrograd"), broken, twice]) {
    const trace = recordText(text, true);
    const { trace: read } = readTrace(JSON.parse(JSON.stringify(toJSON(trace))));
    expect(dataOf(read)).toEqual(dataOf(trace));
    expect(firstMistake(read)).toEqual(firstMistake(trace));
  }
});

it("the sums that a wrong engine has replaced are warnings of the reader, and those of a right one are not", () => {
  const warningsOf = (text: string) => readTrace(toJSON(recordText(text))).warnings;
  expect(warningsOf(engineText("chapter"))).toEqual([]);
  const [first, ...others] = warningsOf(broken);
  expect(first?.message).toContain("before + contribution");
  expect(others).toEqual([]);
});

it("a run of an engine of one's own is the same after it was posted", () => {
  const trace = recordText(broken, true);
  expect(dataOf(unpackTrace(structuredClone(packTrace(trace))))).toEqual(dataOf(trace));
});

it.each([
  ["a list of another length", { eventLines: [1] }, /program\.eventLines is a list of 1; give 15 entries/],
  [
    "a verdict that does not exist",
    { verdict: "good" },
    /program\.reference\.verdicts\[0\] is "good"; use one of none, right, wrong/,
  ],
  [
    "a line that is none",
    { nodeLines: Array(5).fill(-1) },
    /program\.nodeLines\[0\] is -1; give a whole number/,
  ],
])("%s is refused", (_, { verdict, ...change }: Record<string, unknown>, message) => {
  const json = toJSON(recordText(broken, true));
  const { reference, ...program } = json.program ?? {};
  const verdicts = reference?.verdicts.map(() => verdict ?? "none");
  const changed = { ...json, program: { ...program, reference: { ...reference, verdicts }, ...change } };
  expect(() => readTrace(changed)).toThrow(message);
});

it("the schema has the fields of a program", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../../docs/pullback-trace-1.schema.json", import.meta.url), "utf8"),
  );
  const { program, reference } = toJSON(recordText(broken)) as never as {
    program: object;
    reference?: object;
  };
  expect(reference).toBeUndefined();
  expect(Object.keys(schema.$defs.program.properties)).toEqual(expect.arrayContaining(Object.keys(program)));
});

it("a program that sweeps again says so", () => {
  const text = engineText("chapter");
  expect(recordText(text).sweepsAgain).toBeUndefined();
  expect(recordText(`${text}z = mul(x1, x2)\nz.backward()\n`).sweepsAgain).toBe(true);
});
