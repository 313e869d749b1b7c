import { describe, expect, it } from "vitest";
import { record } from "../cases/record.ts";
import { notes } from "../words/en/notes/tiny-engine.ts";
import { caseProgram } from "./case-programs.ts";
import { runListing } from "./run-listing.ts";

describe("the listing of the tiny engine", () => {
  const { text, trace, moments } = runListing("tiny-engine", { x1: 2, x2: 3 }, true);
  const own = record("tiny-engine");
  const lines = text.split("\n");
  const at = (key: string) => trace.steps.keys.find(key) as number;
  const names = (nodes: readonly number[]) => nodes.map((node) => trace.nodes.at(node)?.id);
  const shown = (key: string) =>
    Object.fromEntries(
      (moments[at(key)]?.variables ?? []).map(([name, value]) => {
        if (value.kind === "node") return [name, trace.nodes.at(value.node)?.id];
        if (value.kind !== "function") return [name, names(value.nodes)];
        const captured = value.captured.map(([each, node]) => `${each}=${trace.nodes.at(node)?.id}`);
        return [name, `line ${value.line}: ${captured.join(", ")}`];
      }),
    );

  it("has the steps of the case, one for one", () => {
    expect(moments).toHaveLength(own.steps.length);
    expect(trace.steps.columns).toEqual(own.steps.columns);
  });

  it("shows the variables of the running call: the node, seen and topo, and the running closure with what it captured", () => {
    expect(shown("eval.v1")).toEqual({ a: "x1", b: "x2" });
    expect(shown("visit.v1")).toMatchObject({
      v: "v1",
      seen: ["y", "v1", "x1", "x2"],
      topo: ["x1", "x2", "v1"],
    });
    expect(shown("seed.y")).toMatchObject({ self: "y", topo: ["x1", "x2", "v1", "v2", "y"] });
    const pullback = 1 + lines.indexOf("        (b, lambda g: g * a.value),");
    expect(shown("acc.v1.1")).toMatchObject({ v: "v1", parent: "x2", pullback: `line ${pullback}: a=x1` });
  });

  it("shows the closures that an operation stored, and the line that called it", () => {
    const { stored, outer } = moments[at("eval.v1")] ?? {};
    expect(stored?.map(({ operand, closure }) => [operand, closure.captured])).toEqual([
      [0, [["b", 1]]],
      [1, [["a", 0]]],
    ]);
    expect(lines[(outer ?? 0) - 1]).toBe("y = add(mul(x1, x2), sin(x1))");
  });

  it("runs at other inputs, whose numbers are in the text", () => {
    const moved = runListing("tiny-engine", { x1: -1.5, x2: 0 }, false);
    expect(moved.text).toContain("x1 = Var(-1.5)\nx2 = Var(0.0)\n");
    expect(moved.trace.gradients).toEqual(record("tiny-engine", { x1: -1.5, x2: 0 }).gradients);
  });
});

it("the explanations of the tiny engine name what stands in its listing", () => {
  const text = caseProgram("tiny-engine");
  const code = Object.values(notes).flatMap((note) =>
    [...note.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(code.length).toBeGreaterThan(5);
  for (const name of code) expect(text).toContain(name);
});
