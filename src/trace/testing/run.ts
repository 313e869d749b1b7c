import type { GraphNode } from "../../autodiff/graph-node.ts";
import type { Value } from "../../autodiff/value.ts";
import type { Var } from "../../autodiff/var.ts";
import type { ProgramResult } from "../program.ts";
import { recordProgram } from "../record-program.ts";
import type { Trace } from "../trace.ts";

/**
 * Records a program with the inputs `x1`, `x2`, … and one output `y`, or with the outputs that the program
 * names.
 */
export function run(
  values: readonly number[],
  build: (...inputs: Var[]) => GraphNode | ProgramResult,
  { seed = 1, detail = false }: { readonly seed?: Value; readonly detail?: boolean } = {},
): Trace {
  const leaves = values.map((value, i) => ({ name: `x${i + 1}`, value, role: "input" as const }));
  return recordProgram({
    leaves,
    build: (vars) => {
      const built = build(...leaves.map(({ name }) => vars[name] as Var));
      return "outputs" in built ? built : { names: {}, outputs: { y: built }, seeds: { y: seed } };
    },
    detail,
  });
}
