import type { Nested } from "../autodiff/tensor.ts";
import type { AnyProgram } from "../cases/define-case.ts";

/** Seeds by the names of outputs. */
export type Seeds = Readonly<Record<string, Nested>>;

/** Returns a program that has seeds for the outputs for which it states none. */
export function withSeeds(program: AnyProgram, seeds: Seeds): AnyProgram {
  return {
    ...program,
    program(inputs) {
      const built = program.program(inputs);
      return built.swept ? built : { ...built, seeds: { ...seeds, ...built.seeds } };
    },
  };
}
