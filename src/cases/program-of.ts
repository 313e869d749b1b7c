import type { Nested } from "../autodiff/tensor.ts";
import type { Leaf } from "../trace/leaves.ts";
import type { Program } from "../trace/program.ts";
import type { AnyProgram, Values } from "./define-case.ts";

/** The parameters that the gradient is wanted for. */
export function leavesOf({ parameters }: AnyProgram): string[] {
  return Object.entries(parameters).flatMap(([name, { role }]) =>
    role === "input" || role === "parameter" ? [name] : [],
  );
}

/** A program at values for all its parameters. */
export function programOf(program: AnyProgram, values: Values): Program {
  const leaves = leavesOf(program).map((name): Leaf => {
    return { name, value: values[name] as Nested, role: program.parameters[name]?.role as Leaf["role"] };
  });
  return { leaves, build: (nodes) => program.program({ ...values, ...nodes }) };
}
