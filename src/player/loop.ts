import { indexOfStep, type Trace } from "../trace/trace.ts";

/** The steps between which playing goes round: step keys, or indices as text. */
export interface Loop {
  readonly from: string;
  readonly to: string;
}

/** Reads `from..to`; none if it is not of that form. Step keys have no two points in a row. */
export function readLoop(text: string): Loop | undefined {
  const [from, to, ...more] = text.split("..");
  return from && to && more.length === 0 ? { from, to } : undefined;
}

/** The form that links have. */
export function writeLoop({ from, to }: Loop): string {
  return `${from}..${to}`;
}

/**
 * The indices between which playing goes on a trace: of the loop, or from the start to the end if there is
 * none, or if the trace does not have its steps in this order.
 */
export function loopOn(loop: Loop | undefined, trace: Trace): readonly [from: number, to: number] {
  const [from, to] = [loop?.from, loop?.to].map((step) => step && indexOfStep(trace, step));
  return typeof from === "number" && typeof to === "number" && from < to
    ? [from, to]
    : [0, trace.steps.length];
}
