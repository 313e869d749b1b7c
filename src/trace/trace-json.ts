import type { Verdict } from "./reference.ts";
import type { Role, TraceOperation } from "./trace.ts";

/** The name of the JSON form of a trace that this version writes and reads; `docs/trace-format.md` describes it. */
export const FORMAT = "pullback-trace/1";

/** A number. JSON has no NaN, no infinities, and many writers lose the sign of −0, so these are text. */
export type NumberJSON = number | "NaN" | "Infinity" | "-Infinity" | "-0";

/** Numbers in nested arrays of rows. */
export type NestedJSON = NumberJSON | readonly NestedJSON[];

/** The entries of a tensor in row-major order: base64 of little-endian float64, 8 bytes per entry. */
export interface PackedJSON {
  readonly float64: string;
  readonly shape: readonly number[];
}

/** A number, or a tensor: nested arrays, or packed where it has many entries, none, or rank 0. */
export type ValueJSON = NestedJSON | PackedJSON;

/** An operand: an earlier node by its id, or a constant, which may have a name in formulas. */
export type OperandJSON = { readonly node: string } | { readonly const: ValueJSON; readonly name?: string };

/** A node of the computation; operands come before their users. */
export interface NodeJSON {
  /** Unique among the nodes. */
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly role: Role;
  /** The operation's id; absent for a leaf. */
  readonly op?: string;
  /** Absent if there are none. */
  readonly operands?: readonly OperandJSON[];
  /** The sizes of the value; `[]` for a number. */
  readonly shape: readonly number[];
  readonly value: ValueJSON;
  /** Whether an output depends on the node; true if absent. */
  readonly reached?: boolean;
}

/** An event of the run, in order of execution. Ids name nodes. */
export type EventJSON =
  | { readonly kind: "evaluate" | "keep" | "discard"; readonly node: string }
  | {
      readonly kind: "recompute";
      readonly node: string;
      /** The recomputed value; absent if it is the node's own, as in a faithful recomputation. */
      readonly value?: ValueJSON;
    }
  | {
      readonly kind: "visit";
      readonly node: string;
      /** How many entries of the trace's `seen` the sort had marked; absent if those up to the last one visited. */
      readonly seen?: number;
    }
  | ({ readonly kind: "seed"; readonly node: string } & SumJSON)
  | ({
      readonly kind: "accumulate";
      /** The node that receives: the operand of `from` at `slot`. */
      readonly node: string;
      readonly from: string;
      /** The position among the operands of `from`, constants counted. */
      readonly slot: number;
      /** The adjoint that the pullback was given; absent if it is the adjoint of `from` at this event. */
      readonly incoming?: ValueJSON;
      /** The local partial derivative, for numbers. */
      readonly partial?: NumberJSON;
    } & SumJSON)
  | { readonly kind: "collect" };

interface SumJSON {
  /** The adjoint before; absent if it is what the last event of the node left, or zero before the first. */
  readonly before?: ValueJSON;
  readonly contribution: ValueJSON;
  /** The adjoint after; if absent, it is before + contribution. */
  readonly after?: ValueJSON;
}

/** The program that wrote a trace. */
export interface Producer {
  readonly name: string;
  readonly version: string;
}

/** What the JSON form says about a trace beside the trace itself. */
export interface TraceMeta {
  readonly producer?: Producer;
  /** A line of text to show above the trace. */
  readonly title?: string;
}

/** A learner's program: what it printed, and its lines, from 1; 0 where a line is unknown. */
export interface ProgramJSON {
  readonly printed?: string;
  /** Whether the program swept the same nodes again, which the trace leaves out. */
  readonly sweepsAgain?: boolean;
  /** By node, the line that made it. */
  readonly nodeLines?: readonly number[];
  /** By event, the line of the program's own engine that ran. */
  readonly eventLines?: readonly number[];
  readonly reference?: ReferenceJSON;
}

/** The right numbers beside those of a program's own engine. */
export interface ReferenceJSON {
  /** By event, whether its number is right; `none` where this is not known. */
  readonly verdicts: readonly Verdict[];
  /** By event, the right contribution, and the right adjoint after it; 0 for an event that adds to no adjoint. */
  readonly contributions: readonly NumberJSON[];
  readonly adjoints: readonly NumberJSON[];
  readonly gradients: Readonly<Record<string, ValueJSON>>;
}

/** The JSON form of a trace. `JSON.stringify` and `JSON.parse` keep all of it. */
export interface TraceJSON {
  readonly format: typeof FORMAT;
  readonly producer: Producer;
  readonly title?: string;
  readonly dtype: "float64";
  readonly operations: Readonly<Record<string, TraceOperation>>;
  readonly nodes: readonly NodeJSON[];
  readonly events: readonly EventJSON[];
  /** The ids of the nodes in the order in which the sort came to them; if absent, that of the visits. */
  readonly seen?: readonly string[];
  readonly outputs: Readonly<Record<string, ValueJSON>>;
  readonly gradients: Readonly<Record<string, ValueJSON>>;
  /** What is known of the learner's program that ran; absent for other runs. */
  readonly program?: ProgramJSON;
  readonly jacobian?: {
    readonly outputs: readonly string[];
    readonly inputs: readonly string[];
    readonly rows: ValueJSON;
  };
}
