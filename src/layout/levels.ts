/** Where a bundle may pass a column, and where it would by its neighbours. */
export interface Passage {
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The heights at which an edge passes columns: as few different ones as possible, from the height it
 * starts at (kept as long as it can be) to the height it ends at (taken as soon as it can be).
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
