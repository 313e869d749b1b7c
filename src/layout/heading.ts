import { operationById } from "../autodiff/operations/all.ts";
import { shapeOf } from "../autodiff/value.ts";
import type { TraceNode } from "../trace/trace.ts";
import { symbolTex } from "../words/notation.ts";
import { texToText } from "../words/tex-to-text.ts";

/** What stands in the header of a node. */
export interface Heading {
  /** `v₃ = y`: all its names, the text's first. */
  readonly title: string;
  /** The operation's sign, or what the leaf is. */
  readonly label: string;
  /** `3 × 2`, or nothing for a number. */
  readonly shape: string;
}

/** The heading of a node. */
export function headingOf({ id, aliases, op, role, value }: TraceNode): Heading {
  const names = aliases.map((name) => texToText(symbolTex(name)));
  const own = texToText(symbolTex(id));
  return {
    title: (op === undefined ? [...names, own] : [own, ...names]).join(" = "),
    label: op === undefined ? role : (operationById.get(op)?.symbol ?? op),
    shape: shapeOf(value).join(" × "),
  };
}
