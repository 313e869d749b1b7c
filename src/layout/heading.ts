import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf } from "../autodiff/value.ts";
import { equation, symbolOf } from "../formula/build.ts";
import { type Run, textOfRuns } from "../formula/runs.ts";
import { toRuns } from "../formula/to-runs.ts";
import type { Role, TraceNode } from "../trace/trace.ts";
import { roleWords } from "../words/en/nodes.ts";

/** The header of a node. */
export interface Heading {
  /** All names, the text's first: `v₃ = y`. */
  readonly title: string;
  /** The letters of the title with their settings. */
  readonly runs: readonly Run[];
  /** The operation's symbol, or the word for the role of a leaf. */
  readonly label: string;
  /** The role of a leaf; undefined for the result of an operation. */
  readonly leaf: Role | undefined;
  /** `3 × 2`; empty for a number. */
  readonly shape: string;
}

/** Returns the heading of a node. */
export function headingOf({ id, aliases, op, role, value }: TraceNode): Heading {
  const [first = id, ...more] = op === undefined ? [...aliases, id] : [id, ...aliases];
  const runs = toRuns(equation(symbolOf(first), ...more.map(symbolOf)));
  return {
    title: textOfRuns(runs),
    runs,
    label: op === undefined ? roleWords[role] : (operationById.get(op)?.symbol ?? op),
    leaf: op === undefined ? role : undefined,
    shape: shapeOf(value).join(" × "),
  };
}
