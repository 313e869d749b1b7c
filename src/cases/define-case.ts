import type { Var } from "../autodiff/var.ts";
import type { Built } from "../trace/program.ts";
import type { ParameterRole, ParameterSpec } from "./parameters.ts";

/** The parameters of a case by name, in the order in which people see them. */
export type Parameters = Readonly<Record<string, ParameterSpec>>;

/** What a program receives: a `Var` for each input or parameter, plain numbers for seeds and sizes. */
export type ProgramInputs<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends ParameterSpec<infer R> ? Given<R> : never;
};

type Given<R extends ParameterRole> = R extends "input" | "parameter" ? Var : number;

/** Numbers for all parameters of a case. */
export type Values<P extends Parameters = Parameters> = { readonly [K in keyof P]: number };

/** A derivative as the text states it. */
export interface ClosedForm<P extends Parameters> {
  /** The formula, as the right-hand side of an equation. */
  readonly tex: string;
  readonly value: (values: Values<P>) => number;
}

/** One case study, whole: the picker, the links, the library and the tests find everything here. */
export interface CaseSpec<P extends Parameters = Parameters> {
  /** Its number in the text, 1 to 10. */
  readonly number: number;
  /** Its name in links and in `record`. */
  readonly slug: string;
  readonly title: string;
  /** The computation in the text's notation, in TeX. */
  readonly formula: string;
  /** What the case shows, in one sentence. */
  readonly summary: string;
  readonly parameters: P;
  /** Whether the topological sort and the closures are shown from the start. */
  readonly detail?: boolean;
  /** Builds the graph with the engine's operations and names its nodes as the text does. */
  readonly program: (inputs: ProgramInputs<P>) => Built;
  /** What the text calls the seed of an output, in TeX, where it is not 1. */
  readonly seeds?: Readonly<Record<string, string>>;
  /** The text's result for each input and parameter. */
  readonly closedForms: Readonly<Record<string, ClosedForm<P>>>;
  /** The gradient line in TeX, such as `\frac{dy}{dx} = 2x(1 + \cos(x^2))`. */
  readonly result: string;
  /**
   * Why steps happen as they do, by step key; `*` in a key stands for any number. Mathematics
   * between dollar signs, emphasis between double asterisks.
   */
  readonly notes: Readonly<Record<string, string>>;
}

/** A case whose parameters are only known at run time. */
export type AnyCase = Omit<CaseSpec, "program" | "closedForms"> & {
  readonly program: (inputs: Readonly<Record<string, Var & number>>) => Built;
  readonly closedForms: Readonly<Record<string, ClosedForm<Parameters>>>;
};

/** Defines a case; its program and closed forms are checked against its parameters. */
export function defineCase<const P extends Parameters>(spec: CaseSpec<P>): AnyCase {
  return spec as unknown as AnyCase;
}
