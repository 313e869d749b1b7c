import type { Beside, Layers } from "./layers.ts";

/** Sweeps over all columns, and how many may bring no improvement. */
const [SWEEPS, IDLE] = [24, 6];
/** Further orders to start from: as many as the effort, in segments, allows. */
const [MOST_STARTS, EFFORT] = [16, 3000];
/** Rounds of moves within all columns after a sweep, and how far a move may lead. */
const [ROUNDS, REACH] = [6, 24];

/** Orders the items of each column, in place, so that few edges cross, and returns the number of crossings. */
export function uncross(layers: Layers): number {
  const { order, column, from } = layers;
  const place = new Int32Array(column.length);
  const random = randomBits();
  const starts = 2 + Math.min(MOST_STARTS, Math.floor(EFFORT / (from.length + 1)));
  let least = Number.POSITIVE_INFINITY;
  let best: readonly Int32Array[] = [];
  for (let start = 0; start < starts && least > 0; start++) {
    const isLeftward = start % 2 === 0;
    searchDepthFirst(layers, isLeftward, start < 2 ? () => 0 : random);
    for (const items of order) for (let i = 0; i < items.length; i++) place[items[i] as number] = i;
    let idle = 0;
    let own = Number.POSITIVE_INFINITY;
    for (let sweep = 0; sweep <= SWEEPS && idle < IDLE && least > 0; sweep++) {
      if (sweep > 0) sortColumns(layers, place, isLeftward === (sweep % 2 === 1), sweep % 4 < 2 ? 1 : -1);
      // Moves before the first sweep would keep an order whose drawing is far too tall.
      if (sweep > 0) sift(layers, place);
      const crossings = crossingsOf(layers, place);
      idle++;
      if (crossings < own) {
        own = crossings;
        idle = 0;
      }
      if (crossings >= least) continue;
      least = crossings;
      best = order.map((items) => items.slice());
    }
  }
  const isUpsideDown = best.reduce((sum, items) => sum + ascent(items), 0) < 0;
  for (const [i, items] of best.entries()) order[i]?.set(isUpsideDown ? items.toReversed() : items);
  return least;
}

/** Returns by how many more neighbours the first comes first in the trace, too, than the second. */
function ascent(items: Int32Array): number {
  let sum = 0;
  for (let i = 1; i < items.length; i++) sum += Math.sign((items[i] as number) - (items[i - 1] as number));
  return sum;
}

/** Returns a function that gives pseudorandom bits, always the same. */
function randomBits(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 24) & 1;
  };
}

/**
 * Orders columns as a depth-first search finds the items: from the last columns to the left, or from the first to
 * the right. A bit says whether it goes on with an item's first or last neighbour.
 */
function searchDepthFirst(
  { order, column, before, after }: Layers,
  isLeftward: boolean,
  bit: () => number,
): void {
  const filled = new Int32Array(order.length);
  const isFound = new Uint8Array(column.length);
  const { first, items } = isLeftward ? before : after;
  const starts = order.map((own) => own.toSorted());
  if (isLeftward) starts.reverse();
  const stack: number[] = [];
  for (const own of starts) {
    if (bit() === 1) own.reverse();
    for (const item of own) {
      stack.push(item);
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        if (isFound[top] === 1) continue;
        isFound[top] = 1;
        const layer = column[top] as number;
        const next = filled[layer] as number;
        (order[layer] as Int32Array)[next] = top;
        filled[layer] = next + 1;
        const [from, to] = [first[top] as number, first[top + 1] as number];
        if (bit() === 1) for (let k = from; k < to; k++) stack.push(items[k] as number);
        else for (let k = to - 1; k >= from; k--) stack.push(items[k] as number);
      }
    }
  }
}

/**
 * Sorts each column by the mean places of the items' neighbours in the column that was sorted before.
 *
 * @param ties 1 to keep the order of items with equal means, −1 to reverse it
 */
function sortColumns(
  { order, column, before, after }: Layers,
  place: Int32Array,
  isRightward: boolean,
  ties: number,
): void {
  const { first, items } = isRightward ? before : after;
  const key = new Float64Array(column.length);
  for (let i = 1; i < order.length; i++) {
    const own = order[isRightward ? i : order.length - 1 - i] as Int32Array;
    const movable: number[] = [];
    for (const item of own) {
      const [from, to] = [first[item] as number, first[item + 1] as number];
      if (from === to) continue;
      let sum = 0;
      for (let k = from; k < to; k++) sum += place[items[k] as number] as number;
      key[item] = sum / (to - from);
      movable.push(item);
    }
    movable.sort(
      (a, b) =>
        (key[a] as number) - (key[b] as number) || ties * ((place[a] as number) - (place[b] as number)),
    );
    let next = 0;
    for (let k = 0; k < own.length; k++) {
      const item = own[k] as number;
      if ((first[item] as number) < (first[item + 1] as number)) own[k] = movable[next++] as number;
    }
    for (let k = 0; k < own.length; k++) place[own[k] as number] = k;
  }
}

/** Moves items within their columns, past up to `REACH` others, as long as this removes crossings. */
function sift({ order, before, after }: Layers, place: Int32Array): void {
  for (let round = 0, improved = true; improved && round < ROUNDS; round++) {
    improved = false;
    for (const own of order) {
      for (let k = 0; k < own.length; k++) {
        const item = own[k] as number;
        let [best, to] = [0, k];
        for (const step of [-1, 1]) {
          let sum = 0;
          const end = step < 0 ? Math.max(0, k - REACH) : Math.min(own.length - 1, k + REACH);
          for (let i = k; i !== end; i += step) {
            const other = own[i + step] as number;
            sum -= step * (gain(before, place, other, item) + gain(after, place, other, item));
            if (sum > best) [best, to] = [sum, i + step];
          }
        }
        if (best === 0) continue;
        const step = Math.sign(to - k);
        for (let i = k; i !== to; i += step) {
          own[i] = own[i + step] as number;
          place[own[i] as number] = i;
        }
        own[to] = item;
        place[item] = to;
        improved = true;
      }
    }
  }
}

/** Returns how many crossings on one side an exchange of two neighbours removes. */
function gain({ first, items, edges }: Beside, place: Int32Array, a: number, b: number): number {
  let sum = 0;
  for (let i = first[a] as number; i < (first[a + 1] as number); i++) {
    const p = place[items[i] as number] as number;
    let own = 0;
    for (let j = first[b] as number; j < (first[b + 1] as number); j++) {
      own += (edges[j] as number) * Math.sign(p - (place[items[j] as number] as number));
    }
    sum += own * (edges[i] as number);
  }
  return sum;
}

/** Counts the crossings between all columns, by a Fenwick tree over the places of each. */
function crossingsOf({ order, after: { first, items, edges } }: Layers, place: Int32Array): number {
  let crossings = 0;
  for (let layer = 0; layer + 1 < order.length; layer++) {
    const size = (order[layer + 1] as Int32Array).length;
    const tree = new Int32Array(size + 1);
    let placed = 0;
    for (const item of order[layer] as Int32Array) {
      const [from, to] = [first[item] as number, first[item + 1] as number];
      for (let k = from; k < to; k++) {
        let below = placed;
        for (let i = (place[items[k] as number] as number) + 1; i > 0; i -= i & -i)
          below -= tree[i] as number;
        crossings += below * (edges[k] as number);
      }
      for (let k = from; k < to; k++) {
        const own = edges[k] as number;
        placed += own;
        for (let i = (place[items[k] as number] as number) + 1; i <= size; i += i & -i) {
          tree[i] = (tree[i] as number) + own;
        }
      }
    }
  }
  return crossings;
}
