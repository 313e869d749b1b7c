/** An edge's end at one side of a node: the edge, and the y that it comes from or goes to. */
export interface End {
  readonly edge: number;
  readonly toward: number;
}

/** Fraction of a node's side that ports may take. */
const USABLE = 0.7;

/**
 * Returns the y of the ports on one side of a node, by edge: evenly around the node's middle, in the order of
 * the y that the edges come from or go to, so that they do not cross in front of the node. Ties keep the
 * given order, which is the operands'.
 *
 * @param straight an edge that comes from the middle's y: of two edges, this one keeps that y.
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
