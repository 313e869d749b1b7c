/** An edge's end at one side of a node: which edge, and the height it comes from or goes to. */
export interface End {
  readonly edge: number;
  readonly toward: number;
}

/** The part of a node's side that ports may take. */
const USABLE = 0.7;

/**
 * The heights of ports on one side of a node: evenly around its middle, in the order of the heights
 * that the edges come from or go to, so that they do not cross in front of the node. Ends of equal
 * height stay in the order given, which is the operands'.
 *
 * @param straight an edge that comes from the middle's height: of two, it keeps that height.
 */
export function portsOf(
  ends: readonly End[],
  middle: number,
  height: number,
  apart: number,
  straight?: number,
): Map<number, number> {
  const gap = Math.min(apart, (height * USABLE) / Math.max(1, ends.length - 1));
  const sorted = [...ends].sort((a, b) => a.toward - b.toward);
  const kept = sorted.findIndex(({ edge }) => edge === straight);
  const center = kept >= 0 && sorted.length === 2 ? kept : (sorted.length - 1) / 2;
  return new Map(sorted.map(({ edge }, i) => [edge, middle + (i - center) * gap]));
}
