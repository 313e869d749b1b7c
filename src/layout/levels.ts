/** The bounds of y within which a bundle may pass a column, and the y that its neighbours suggest. */
export interface Passage {
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the y at which an edge passes each column, with as few different values as possible: from the
 * start's (kept as long as possible) to the end's (taken as soon as possible).
 */
export function levelsOf(passages: readonly Passage[], start: number, end: number): number[] {
  const levels: number[] = [];
  let low = start;
  let high = start;
  let wanted = start;
  while (levels.length < passages.length) {
    const from = levels.length;
    let to = from;
    for (let passage = passages[to]; passage !== undefined; passage = passages[++to]) {
      const [nextLow, nextHigh] = [Math.max(low, passage.low), Math.min(high, passage.high)];
      if (nextLow > nextHigh) break;
      [low, high] = [nextLow, nextHigh];
    }
    if (to === passages.length && from > 0) wanted = end;
    const level = Math.min(high, Math.max(low, wanted));
    for (let i = from; i < to; i++) levels.push(level);
    [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    wanted = passages[to]?.y ?? end;
  }
  return levels;
}
