import { expect, it } from "vitest";
import { record } from "../../cases/record.ts";
import { indexOfKey } from "../../trace/trace.ts";
import { type EngineList, engineLists } from "./engine-lists.ts";

const trace = record("tiny-engine");

/** Returns a list as text, with its marked entry in parentheses. */
function text({ brackets: [open, close], nodes, marked }: EngineList): string {
  const names = nodes.map((node) => {
    const { id } = trace.nodes.at(node) ?? { id: "" };
    return node === marked ? `(${id})` : id;
  });
  return open + names.join(" ") + close;
}

it.each([
  ["start", "x1 x2", "{}", "[]"],
  ["eval.v2", "x1 x2 v1 (v2)", "{}", "[]"],
  ["visit.x1", "x1 x2 v1 v2 v3", "{v3 v1 (x1)}", "[(x1)]"],
  ["visit.v2", "x1 x2 v1 v2 v3", "{v3 v1 x1 x2 (v2)}", "[x1 x2 v1 (v2)]"],
  ["seed.v3", "x1 x2 v1 v2 v3", "{v3 v1 x1 x2 v2}", "[x1 x2 v1 v2 v3]"],
  ["acc.v2.0", "x1 x2 v1 v2 v3", "{v3 v1 x1 x2 v2}", "[x1 x2 v1 (v2) v3]"],
])("at %s the engine has built %s, seen %s and listed %s", (key, ...expected) => {
  const { graph, seen, topo } = engineLists(trace, indexOfKey(trace, key) ?? -1);
  expect([graph, seen, topo].map(text)).toEqual(expected);
});
