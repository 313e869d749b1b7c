/** A position in a file: a line counted from 1, and a column counted from 0, in UTF-16 code units. */
export type Position = readonly [line: number, column: number];

/** A range of lines of a file, from the first to the last, both counted from 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** The kinds of tokens. `plain` is everything that has no colour of its own, including spaces. */
export const TOKEN_KINDS = ["plain", "keyword", "string", "number", "comment", "type", "function"] as const;

/** A file of the project, as far as listings show it. */
export interface FileData {
  /** The path below `src/`. */
  readonly path: string;
  /** The text of the file up to the last line that a listing shows. Lines that no listing shows are empty. */
  readonly text: string;
  /** The tokens of the text: for each its kind, an index into `TOKEN_KINDS`, and its length. */
  readonly tokens: readonly number[];
}

/** A file of the engine, and where its code runs. */
export interface EngineData {
  readonly file: FileData;
  /** The functions of the file that run at a moment of the engine. */
  readonly moments: { readonly [moment in Moment]?: MomentData };
  /** The operations that the file defines, by id. `elementwise` counts as one. */
  readonly operations: Readonly<Record<string, OperationData>>;
}

/** A moment at which the engine's own code runs, and not an operation's. */
export type Moment =
  // The sort lists a node.
  | "visit"
  // A value that was made without a graph is discarded.
  | "discard"
  // The sweep seeds an output, adds the contribution for an operand, or has ended.
  | "seed"
  | "operand-0"
  | "operand-1"
  | "operand-more"
  | "end"
  // At any moment of the sweep, if an operation has more than two operands.
  | "more-operands"
  // A checkpoint keeps an operand or its result, runs its segment, and sweeps it.
  | "keep-operand"
  | "keep-result"
  | "run"
  | "run-inside"
  | "run-again"
  | "sweep";

/** The functions of a file that are shown at a moment, and the lines that run, from the outermost call. */
export interface MomentData {
  readonly parts: readonly LineRange[];
  readonly lines: readonly number[];
}

/** The definition of an operation. */
export interface OperationData {
  /** The lines of the definition, without those of its specification. */
  readonly lines: LineRange;
  /** The line of the `new Var(…)` that makes the node. */
  readonly made: number;
  /** For each operand, the closures that may be its pullback. The first whose conditions hold is. */
  readonly pullbacks: readonly (readonly PullbackData[])[];
}

/** A closure that an operation stores for an operand. */
export interface PullbackData {
  /** Conditions for the closure to be the pullback. Only `false` refutes a condition. */
  readonly when: readonly Expression[];
  /** The path of the file that holds the code, such as `(g: number) => g * Math.cos(a.value)`. */
  readonly path: string;
  readonly from: Position;
  readonly to: Position;
  /** The line on which the body starts to run. */
  readonly runs: number;
  /** The name of a pullback that is a named function, such as `columnSums`. */
  readonly name: string | undefined;
  /** The expression in the operation's definition, such as `times(b)`, if it is not the code itself. */
  readonly argument: string | undefined;
  /** The names that the code captures from the surrounding functions, in the order of the code. */
  readonly captured: readonly CapturedData[];
}

/** A name that a closure captures. */
export interface CapturedData {
  /** `a.value` for a captured node, else the captured name. */
  readonly name: string;
  /** The value. Undefined if only the operation can compute it. */
  readonly value: Expression | undefined;
  /** The expression in the source that computes the value, if the value is undefined. */
  readonly source: string | undefined;
}

/** An expression whose value follows from the values of an operation's operands and of its result. */
export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "value"; readonly of: number | "made" }
  | { readonly kind: "property"; readonly object: Expression; readonly name: string }
  | { readonly kind: "typeof"; readonly operand: Expression }
  | { readonly kind: "equal"; readonly sides: readonly Expression[]; readonly negated: boolean }
  | { readonly kind: "call"; readonly name: FunctionName; readonly arguments: readonly Expression[] };

/** The engine's functions that expressions may call. They determine sizes. */
export type FunctionName = "matrix" | "shapeOf" | "sizeOf";

/** The program of a case. */
export interface ProgramData {
  readonly file: FileData;
  /** The program itself, and then the functions of its file that it calls, directly or indirectly. */
  readonly parts: readonly ProgramPart[];
  /** The calls of the engine's operations in these parts, in text order of each part. */
  readonly sites: readonly CallSite[];
  /** The other files whose functions the program calls. */
  readonly helpers: readonly FileData[];
}

/** A function of a program. */
export interface ProgramPart {
  readonly lines: LineRange;
  /** The functions in other files of the cases that it calls, directly or indirectly. */
  readonly calls: readonly { readonly path: string; readonly lines: LineRange }[];
}

/** A call of an operation in a program. */
export interface CallSite {
  readonly line: number;
  /** The name of the operation, or of a function that chooses among operations. */
  readonly operation: string;
  /** Whether `elementwise` applies the operation to tensors. */
  readonly entrywise: boolean;
  /** The names of the result. */
  readonly names: readonly string[];
  /** The letters of the results, which a number follows, where the call runs several times. */
  readonly letters: readonly string[];
}
