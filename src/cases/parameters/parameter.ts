import type { Nested } from "../../autodiff/tensor.ts";

/**
 * Role in the program: a leaf of the graph (`input`, `parameter`), an output adjoint, a size, or a choice.
 */
export type ParameterRole = "input" | "parameter" | "seed" | "size" | "choice";

/** The value of a parameter in `record`: a number, nested arrays of numbers, or a word. */
export type ParameterValue = Nested | string;

/** A value that was read, or why reading failed. */
export type ParseResult<V> = { readonly value: V } | { readonly problem: string };

/** The sizes of a case by name, such as `{ B: 3, d_in: 2 }`. */
export type Sizes = Readonly<Record<string, number>>;

/**
 * A parameter of a case: its role, its allowed values, and its text in links. `V` is its value in `record`
 * and in links, `G` the argument that a program receives.
 */
export interface Parameter<V extends ParameterValue = ParameterValue, G = unknown> {
  readonly role: ParameterRole;
  readonly default: V;
  /** The accepted values, for messages: `a whole number from 1 to 50`. */
  readonly allowed: string;
  /** Returns why an untrusted value is not valid for this parameter; undefined if it is valid. */
  problem(value: unknown): string | undefined;
  /** Parses the output of `write`, and what people type in links and fields. */
  read(text: string): ParseResult<V>;
  write(value: V): string;
  /** Returns the sizes of an array by the names of its axes. */
  sizesOf?(value: V): Sizes;
  /** Returns what is allowed at the case's sizes if a value that is valid alone conflicts with them. */
  conflict?(value: V, sizes: Sizes): string | undefined;
  /** Returns the value fitted to other sizes; new entries are the default's. */
  fit?(value: V, sizes: Sizes): V;
  /** Exists in types only: the argument that a program receives. */
  readonly given?: G;
}
