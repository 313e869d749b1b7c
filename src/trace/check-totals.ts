import { flat, type Nested, nestedOf, tensor } from "../autodiff/tensor.ts";
import { type Value, zeroLike } from "../autodiff/value.ts";
import { difference } from "./read-warnings.ts";
import { replay } from "./replay.ts";
import type { Trace } from "./trace.ts";

/**
 * Reports the outputs and gradients of a trace that differ, in any bit, from the values of their nodes after
 * the last step. Outputs and gradients made of several nodes' entries are not compared.
 */
export function totalsProblems(trace: Trace): string[] {
  const { adjoints } = replay(trace, trace.steps.length);
  const names = new Map(
    trace.nodes.flatMap(({ id, aliases }, i) => [id, ...aliases].map((name) => [name, i])),
  );

  function problem(path: string, total: Nested, name: string, of: "value" | "adjoint"): string | undefined {
    const index = names.get(name) ?? -1;
    const node = index < 0 ? undefined : trace.nodes.at(index);
    if (node === undefined) return undefined;
    if (of === "adjoint" && node.role !== "input" && node.role !== "parameter") return undefined;
    const found = of === "value" ? node.value : (adjoints.at(index) ?? zeroLike(node.value));
    return difference(path, rowOf(total), rowOf(nestedOf(found)), `the ${of} of ${node.id} at the end`);
  }

  return [
    ...Object.entries(trace.outputs).map(([name, total]) => problem(`outputs.${name}`, total, name, "value")),
    ...Object.entries(trace.gradients).map(([name, total]) =>
      problem(`gradients.${name}`, total, name, "adjoint"),
    ),
  ].flatMap((found) => found ?? []);
}

/** Flattens nested arrays to a row, to compare entries. */
function rowOf(nested: Nested): Value {
  return typeof nested === "number" ? nested : tensor(flat(nested));
}
