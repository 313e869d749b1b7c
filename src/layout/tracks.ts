/** The vertical part of the branches of one trunk line in the gap before a column. */
export interface Riser {
  /** The column after the gap. */
  readonly column: number;
  /** The y of the trunk line. */
  readonly trunk: number;
  /** The y of each port that the riser leads to. */
  readonly ports: readonly number[];
}

/** The track of each riser, from 0 at the left. */
export type Tracks = ReadonlyMap<Riser, number>;

/** Least distance between risers on one track. */
const CLEAR = 8;

/**
 * Assigns risers to tracks on which they do not overlap: in each gap the first free track, the shortest riser
 * first, so that a farther trunk turns right of a nearer trunk's end.
 */
export function tracksOf(risers: Iterable<Riser>): Tracks {
  const taken = new Map<number, Riser[][]>();
  const tracks = new Map<Riser, number>();
  for (const riser of [...risers].sort((a, b) => lengthOf(a) - lengthOf(b))) {
    const inGap = taken.get(riser.column) ?? [];
    taken.set(riser.column, inGap);
    const free = inGap.findIndex((others) => others.every((other) => apart(riser, other)));
    const track = free < 0 ? inGap.push([]) - 1 : free;
    inGap[track]?.push(riser);
    tracks.set(riser, track);
  }
  return tracks;
}

/** Returns the number of tracks in the gap before each column; columns without tracks are left out. */
export function trackCounts(tracks: Tracks): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [{ column }, track] of tracks) counts.set(column, Math.max(counts.get(column) ?? 0, track + 1));
  return counts;
}

function lengthOf(riser: Riser): number {
  const [low, high] = extentOf(riser);
  return high - low;
}

function apart(a: Riser, b: Riser): boolean {
  const [aLow, aHigh] = extentOf(a);
  const [bLow, bHigh] = extentOf(b);
  return aHigh + CLEAR < bLow || bHigh + CLEAR < aLow;
}

function extentOf({ trunk, ports }: Riser): [number, number] {
  return [Math.min(trunk, ...ports), Math.max(trunk, ...ports)];
}
