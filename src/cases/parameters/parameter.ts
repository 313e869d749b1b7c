import type { Nested } from "../../autodiff/tensor.ts";

/** What a parameter is to the program: a leaf of the graph, an output adjoint, a size, or another choice. */
export type ParameterRole = "input" | "parameter" | "seed" | "size" | "choice";

/** What `record` takes for a parameter: a number, nested arrays of numbers, or a word. */
export type ParameterValue = Nested | string;

/** Something that was read, or why it could not be. */
export type Read<V> = { readonly value: V } | { readonly problem: string };

/** The sizes of a case by name, such as `{ B: 3, d_in: 2 }`. */
export type Sizes = Readonly<Record<string, number>>;

/**
 * A parameter of a case: what it is, what it may be, and how a link writes it. `V` is its value in
 * `record` and in links, `G` what a program is given for it.
 */
export interface Parameter<V extends ParameterValue = ParameterValue, G = unknown> {
  readonly role: ParameterRole;
  readonly default: V;
  /** What it accepts, for messages: `a whole number from 1 to 50`. */
  readonly allowed: string;
  /** Why a value from outside cannot be this parameter, or nothing if it can. */
  problem(value: unknown): string | undefined;
  /** Reads what `write` wrote, and what people write in links and fields. */
  read(text: string): Read<V>;
  write(value: V): string;
  /** The sizes that an array has, by the names of its axes. */
  sizesOf?(value: V): Sizes;
  /** What a value that is good in itself would have to be at the case's sizes, if it is not. */
  conflict?(value: V, sizes: Sizes): string | undefined;
  /** The same value made to fit other sizes; what is new is taken from the default. */
  fit?(value: V, sizes: Sizes): V;
  /** Only a type: what a program is given. */
  readonly given?: G;
}
