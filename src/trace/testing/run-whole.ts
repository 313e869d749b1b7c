import type { GraphNode } from "../../autodiff/graph-node.ts";
import { filled, type Nested } from "../../autodiff/tensor.ts";
import { shapeOf, type Tensor, type Value } from "../../autodiff/value.ts";
import { Var } from "../../autodiff/var.ts";
import type { VectorLeaf } from "../leaves.ts";
import type { ProgramResult } from "../program.ts";
import { recordProgram } from "../record-program.ts";
import type { Trace } from "../trace.ts";

/**
 * Records a program on whole tensors `A`, `B`, … with one output `Y`, whose adjoint is `seed` in every entry,
 * or with the outputs that the program names.
 */
export function runWhole(
  values: readonly Nested[],
  build: (...inputs: Var<Value>[]) => GraphNode | ProgramResult,
  seed = 1,
): Trace {
  const leaves = values.map((value, i) => {
    return { name: String.fromCharCode(65 + i), value, role: "input" as const };
  });
  return recordProgram({
    leaves,
    build: (given) => {
      const inputs = leaves.map(({ name }) => wholeOf(given[name] as Var | VectorLeaf));
      const built = build(...inputs);
      return "outputs" in built
        ? built
        : { names: {}, outputs: { Y: built }, seeds: { Y: spread(built, seed) } };
    },
    detail: false,
  });
}

function wholeOf(given: Var | VectorLeaf): Var<Value> {
  return given instanceof Var ? given : (given.whole as Var<Tensor>);
}

function spread({ value }: GraphNode, seed: number): Value {
  return typeof value === "number" ? seed : filled(shapeOf(value), () => seed);
}
