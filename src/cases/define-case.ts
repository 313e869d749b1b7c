import type { Nested } from "../autodiff/tensor.ts";
import type { Counts } from "../trace/counts.ts";
import type { ProgramResult } from "../trace/program.ts";
import type { Group } from "./groups.ts";
import type { ArrayParameter } from "./parameters/array.ts";
import type { ChoiceParameter } from "./parameters/choice.ts";
import type { LayersParameter } from "./parameters/layers.ts";
import type { NumberParameter } from "./parameters/number.ts";
import type { Parameter, ParameterValue } from "./parameters/parameter.ts";
import type { TargetsParameter } from "./parameters/targets.ts";

/** A parameter of any kind, told apart by `kind`. */
export type AnyParameter =
  | NumberParameter
  | ArrayParameter
  | ChoiceParameter
  | TargetsParameter
  | LayersParameter;

/** The parameters of a case by name, in display order. */
export type Parameters = Readonly<Record<string, AnyParameter>>;

/**
 * The arguments of a program: leaves for inputs and parameters, plain values for seeds, sizes and choices.
 */
export type ProgramInputs<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer _, infer G> ? G : never;
};

/** Values for all parameters of a case. */
export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer V> ? V : never;
};

/** Values for all parameters of some case. */
export type Values = Readonly<Record<string, ParameterValue>>;

/** A value that a case cannot run with, and why. */
export interface Conflict {
  readonly parameter: string;
  readonly problem: string;
  /** What is allowed instead. */
  readonly allowed: string;
}

/** A formula in the notation of `formula/parse.ts`; a function of the values if the formula depends on them. */
export type Formula<V> = string | ((values: V) => string);

/** A derivative as the text states it. */
export interface ClosedForm<P extends Parameters> {
  /** The formula, as the right-hand side of an equation. */
  readonly formula: Formula<ValuesOf<P>>;
  readonly value: (values: ValuesOf<P>) => Nested;
}

/** Another way to run a case: a label, and the parameters that differ. */
export interface Alternative {
  readonly label: string;
  readonly params: Readonly<Record<string, ParameterValue>>;
}

/** What the engine runs: parameters, and a program that builds a graph from their values. */
export interface ProgramSpec<P extends Parameters = Parameters> {
  readonly parameters: P;
  /** Limits of the sizes that name the axes of arrays. */
  readonly sizes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
  /**
   * Returns why the program cannot run with these values together, though each is valid alone: one conflict
   * per parameter whose change would help, and none if the program can run.
   */
  readonly refuse?: (values: ValuesOf<P>) => readonly Conflict[];
  /** Builds the graph with the engine's operations and names its nodes as the text does. */
  readonly program: (inputs: ProgramInputs<P>) => ProgramResult;
}

/** What a text teaches of a program: its title, formulas and notes, and what is worth showing beside the graph. */
export interface Lesson<P extends Parameters = Parameters> {
  /** Number in the text, 1 to 10. */
  readonly number: number;
  readonly title: string;
  /** The group of cases that the case belongs to. */
  readonly group: Group;
  /** The computation as the text writes it, in the notation of `formula/parse.ts`. */
  readonly formula: string;
  /** One sentence on what the case shows. */
  readonly summary: string;
  /** Interesting inputs, each offered as a button: values for all parameters except choices. */
  readonly presets?: readonly { readonly title: string; readonly params: Partial<ValuesOf<P>> }[];
  /** Other ways to run the case at the same inputs, to compare their counts. */
  readonly alternatives?: (values: ValuesOf<P>) => readonly Alternative[];
  /** Counts of the alternatives to show above the graph. */
  readonly compare?: readonly (keyof Counts)[];
  /** Chart over time under the graph: the adjoints of the nodes `h0`, `h1`, …, or live activations. */
  readonly chart?: { readonly adjointsOf: string } | "live";
  /** Whether the values that pullbacks keep have a panel of their own. */
  readonly memory?: true;
  /** The choice whose other option can be stepped side by side. */
  readonly sideBySide?: keyof P & string;
  /** Whether the topological sort and the closures are shown from the start. */
  readonly detail?: boolean;
  /** Whether the text lists an engine of its own, which the code panel runs: the case's program in Python. */
  readonly listing?: true;
  /** The panel open at the start, if not the derivation. */
  readonly panel?: "code";
  /** The text's name for the seed of an output, where the seed is not 1. */
  readonly seeds?: Readonly<Record<string, string>>;
  /** The text's result for each input and parameter. */
  readonly closedForms: Readonly<Record<string, ClosedForm<P>>>;
  /** The gradient line, such as dy/dx = 2x (1 + cos(x²)). */
  readonly result: Formula<ValuesOf<P>>;
}

/** One case study, whole: a program and its lesson, under the name that links and `record` use. */
export interface CaseSpec<P extends Parameters = Parameters> extends ProgramSpec<P>, Lesson<P> {
  readonly slug: string;
}

/** A program whose parameters are only known at run time. */
export type AnyProgram = Pick<ProgramSpec, "parameters" | "sizes"> & {
  readonly refuse?: (values: Values) => readonly Conflict[];
  readonly program: (inputs: Readonly<Record<string, unknown>>) => ProgramResult;
};

/** The closed forms of some program, by input and parameter. */
export type ClosedForms = Readonly<
  Record<string, { readonly formula: Formula<Values>; readonly value: (values: Values) => Nested }>
>;

/** A lesson of a program whose parameters are only known at run time. */
export type AnyLesson = Omit<Lesson, "closedForms" | "result" | "presets" | "alternatives"> & {
  readonly alternatives?: (values: Values) => readonly Alternative[];
  readonly presets?: readonly { readonly title: string; readonly params: Values }[];
  readonly closedForms: ClosedForms;
  /** Undefined if the outputs have other seeds than those of the lesson. */
  readonly result?: Formula<Values> | undefined;
};

/** A case whose parameters are only known at run time. */
export type AnyCase = AnyProgram & AnyLesson & Pick<CaseSpec, "slug"> & { readonly result: Formula<Values> };

/** The texts of a case in `words/en/lessons.ts`. */
interface CaseWords {
  readonly title: string;
  readonly summary: string;
  /** The titles of the presets, by name. */
  readonly presets?: Readonly<Record<string, string>>;
}

/** A case without its texts; the presets by name. */
type CaseDefinition<P extends Parameters> = Omit<CaseSpec<P>, "title" | "summary" | "presets"> & {
  readonly presets?: Readonly<Record<string, Partial<ValuesOf<P>>>>;
};

/** Defines a case. The types check its program and closed forms against its parameters. */
export function defineCase<const P extends Parameters>(words: CaseWords, spec: CaseDefinition<P>): AnyCase {
  const { title, summary } = words;
  const presets = Object.entries(spec.presets ?? {}).map(([name, params]) => ({
    title: words.presets?.[name] ?? name,
    params,
  }));
  return { ...spec, title, summary, ...(presets.length > 0 && { presets }) } as unknown as AnyCase;
}
