import type { Beside, Layers } from "./layers.ts";

/** The most orders to start from, and how many may bring no improvement. */
const [STARTS, IDLE_STARTS] = [12, 3];
/** The most sweeps over all columns from a start, and how many may bring no improvement. */
const [SWEEPS, IDLE_SWEEPS] = [24, 4];
/** Pairs of segments that may be compared before a further sweep. */
const EFFORT = 200_000;
/** Rounds of moves within all columns after a sweep, and how far a move may lead. */
const [ROUNDS, REACH] = [6, 24];
/** A move goes on until it adds this many crossings. */
const DETOUR = 20;
/** Rounds of moves of whole trunks after a sweep. */
const TRUNK_ROUNDS = 3;

/** The present order of the items, and what is known about it. */
interface Search extends Layers {
  /** By item: its place in its column. */
  readonly place: Int32Array;
  /** By column: 1 if no move of one of its items removes crossings. */
  readonly isSettled: Uint8Array;
  /** By column: the number of crossings between it and the next. */
  readonly crossings: Int32Array;
  /** A Fenwick tree over the places of the widest column. */
  readonly tree: Int32Array;
  /** Number of pairs of segments compared so far. */
  compared: number;
  /** The order with the fewest crossings so far, and their number. */
  best: readonly Int32Array[];
  least: number;
}

/**
 * Orders the items of each column, in place, so that few edges cross, and returns the number of crossings. Items of one
 * series keep their order.
 */
export function uncross(layers: Layers): number {
  const { order, column } = layers;
  const widest = order.reduce((most, items) => Math.max(most, items.length), 0);
  const search: Search = {
    ...layers,
    place: new Int32Array(column.length),
    isSettled: new Uint8Array(order.length),
    crossings: new Int32Array(order.length),
    tree: new Int32Array(widest + 1),
    compared: 0,
    best: [],
    least: Number.POSITIVE_INFINITY,
  };
  const random = randomBits();
  for (let start = 0, idle = 0; start < STARTS && idle < IDLE_STARTS && isWorthwhile(search); start++) {
    const before = search.least;
    const isLeftward = start % 2 === 0;
    searchDepthFirst(layers, isLeftward, start < 2 ? () => 0 : random);
    for (const items of order) {
      keepSeries(items, layers.series);
      setPlaces(items, search.place);
    }
    // Moves before the first sweep would keep an order whose drawing is far too tall.
    count(search);
    sweep(search, isLeftward);
    idle = search.least < before ? 0 : idle + 1;
  }
  const { best, least } = search;
  const isUpsideDown = !hasSeries(search) && best.reduce((sum, items) => sum + ascent(items), 0) < 0;
  for (const [i, items] of best.entries()) order[i]?.set(isUpsideDown ? items.toReversed() : items);
  return least;
}

function isWorthwhile({ least, compared }: Search): boolean {
  return least > 0 && compared < EFFORT;
}

/** Improves the present order by sweeps to the right and to the left, each followed by moves. */
function sweep(search: Search, isLeftward: boolean): void {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1, idle = 0; i <= SWEEPS && idle < IDLE_SWEEPS && isWorthwhile(search); i++) {
    sortColumns(search, isLeftward === (i % 2 === 1), i % 4 < 2 ? 1 : -1);
    search.isSettled.fill(0);
    sift(search);
    let crossings = count(search);
    for (let round = 0; round < TRUNK_ROUNDS && moveTrunks(search); round++) {
      sift(search);
      crossings = count(search);
    }
    idle = crossings < least ? 0 : idle + 1;
    least = Math.min(least, crossings);
  }
}

/** Counts the crossings of the present order, and keeps the order if it is the best so far. */
function count(search: Search): number {
  const { order, crossings } = search;
  let sum = 0;
  for (let layer = 0; layer < order.length; layer++) {
    const own = crossingsAfter(search, layer);
    crossings[layer] = own;
    sum += own;
  }
  if (sum < search.least) {
    search.least = sum;
    search.best = order.map((items) => items.slice());
  }
  return sum;
}

/** Returns whether any column has items that must keep their order. */
function hasSeries({ order, series }: Layers): boolean {
  return order.some((items) => {
    const own = [...items].map((item) => series[item] as number).filter((of) => of >= 0);
    return new Set(own).size < own.length;
  });
}

/** Sorts the items of each series in a column among the places that they have. */
function keepSeries(items: Int32Array, series: Int32Array): void {
  const members = new Map<number, number[]>();
  for (const item of items) {
    const of = series[item] as number;
    if (of < 0) continue;
    const own = members.get(of);
    if (own === undefined) members.set(of, [item]);
    else own.push(item);
  }
  for (const own of members.values()) own.sort((a, b) => b - a);
  for (const [i, item] of items.entries()) {
    const next = members.get(series[item] as number)?.pop();
    if (next !== undefined) items[i] = next;
  }
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

function setPlaces(items: Int32Array, place: Int32Array): void {
  for (let i = 0; i < items.length; i++) place[items[i] as number] = i;
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
        const from = first[top] as number;
        const to = first[top + 1] as number;
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
  { order, column, before, after, series, place }: Search,
  isRightward: boolean,
  ties: number,
): void {
  const { first, items } = isRightward ? before : after;
  const key = new Float64Array(column.length);
  for (let i = 1; i < order.length; i++) {
    const own = order[isRightward ? i : order.length - 1 - i] as Int32Array;
    const movable: number[] = [];
    for (let k = 0; k < own.length; k++) {
      const item = own[k] as number;
      const from = first[item] as number;
      const to = first[item + 1] as number;
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
    keepSeries(own, series);
    setPlaces(own, place);
  }
}

/** Moves items within the columns that are not settled, as long as this removes crossings. */
function sift(search: Search): void {
  const { order, isSettled } = search;
  for (let round = 0, improved = true; improved && round < ROUNDS; round++) {
    improved = false;
    for (let layer = 0; layer < order.length; layer++) {
      if (isSettled[layer] === 1) continue;
      isSettled[layer] = 1;
      if (!siftColumn(search, order[layer] as Int32Array)) continue;
      unsettle(search, layer);
      improved = true;
    }
  }
}

/** Notes that a column has changed, so that moves in it and beside it may remove crossings. */
function unsettle({ isSettled }: Search, layer: number): void {
  for (let i = Math.max(0, layer - 1); i <= layer + 1; i++) isSettled[i] = 0;
}

/** Moves each item of a column to the place near it with the fewest crossings; returns whether any moved. */
function siftColumn(search: Search, own: Int32Array): boolean {
  const { before, after, series, place } = search;
  let isChanged = false;
  for (let k = 0; k < own.length; k++) {
    const item = own[k] as number;
    let best = 0;
    let to = k;
    for (let step = -1; step <= 1; step += 2) {
      let sum = 0;
      const end = step < 0 ? Math.max(0, k - REACH) : Math.min(own.length - 1, k + REACH);
      for (let i = k; i !== end && sum >= best - DETOUR; i += step) {
        const other = own[i + step] as number;
        if (series[item] === series[other] && (series[item] as number) >= 0) break;
        const removed = gain(before, place, other, item) + gain(after, place, other, item);
        sum -= step * removed;
        search.compared += 2;
        if (sum > best) {
          best = sum;
          to = i + step;
        }
      }
    }
    if (best === 0) continue;
    moveTo(own, place, k, to);
    isChanged = true;
  }
  return isChanged;
}

/** Moves the item at one place of a column to another. */
function moveTo(own: Int32Array, place: Int32Array, from: number, to: number): void {
  const item = own[from] as number;
  const step = from < to ? 1 : -1;
  for (let i = from; i !== to; i += step) {
    const next = own[i + step] as number;
    own[i] = next;
    place[next] = i;
  }
  own[to] = item;
  place[item] = to;
}

/** Returns how many crossings on one side an exchange of two neighbours removes. */
function gain({ first, items, edges }: Beside, place: Int32Array, a: number, b: number): number {
  const from = first[b] as number;
  const to = first[b + 1] as number;
  const end = first[a + 1] as number;
  let sum = 0;
  for (let i = first[a] as number; i < end; i++) {
    const p = place[items[i] as number] as number;
    let own = 0;
    for (let j = from; j < to; j++) {
      const q = place[items[j] as number] as number;
      if (p > q) own += edges[j] as number;
      else if (p < q) own -= edges[j] as number;
    }
    sum += own * (edges[i] as number);
  }
  return sum;
}

/**
 * Moves trunks above or below all other items of the columns that they pass, the shortest first, where this removes
 * crossings: moves of single items do not, because the rest of the trunk stays. Returns whether any moved.
 */
function moveTrunks(search: Search): boolean {
  const { order, column, trunks, place, crossings } = search;
  let isChanged = false;
  for (const trunk of trunks) {
    if (trunk.length < 2) continue;
    const from = Math.max(0, (column[trunk[0] as number] as number) - 1);
    const to = column[trunk.at(-1) as number] as number;
    const places = trunk.map((item) => place[item] as number);
    const move = (goal: (own: Int32Array, i: number) => number): number => {
      for (const [i, item] of trunk.entries()) {
        const own = order[column[item] as number] as Int32Array;
        moveTo(own, place, place[item] as number, goal(own, i));
      }
      let sum = 0;
      for (let layer = from; layer <= to; layer++) {
        const between = crossingsAfter(search, layer);
        crossings[layer] = between;
        sum += between;
      }
      return sum;
    };
    let now = 0;
    for (let layer = from; layer <= to; layer++) now += crossings[layer] as number;
    const above = move(() => 0);
    const below = move((own) => own.length - 1);
    if (above < now && above <= below) move(() => 0);
    else if (below >= now) {
      move((_, i) => places[i] as number);
      continue;
    }
    isChanged = true;
    for (const item of trunk) unsettle(search, column[item] as number);
  }
  return isChanged;
}

/** Counts the crossings between a column and the next, by a Fenwick tree over the places of the next. */
function crossingsAfter(
  { order, after: { first, items, edges }, place, tree }: Search,
  layer: number,
): number {
  const size = order[layer + 1]?.length ?? 0;
  tree.fill(0, 0, size + 1);
  let crossings = 0;
  let placed = 0;
  const own = order[layer] as Int32Array;
  for (let k = 0; k < own.length; k++) {
    const item = own[k] as number;
    const from = first[item] as number;
    const to = first[item + 1] as number;
    for (let k = from; k < to; k++) {
      let below = placed;
      for (let i = (place[items[k] as number] as number) + 1; i > 0; i -= i & -i) below -= tree[i] as number;
      crossings += below * (edges[k] as number);
    }
    for (let k = from; k < to; k++) {
      const count = edges[k] as number;
      placed += count;
      for (let i = (place[items[k] as number] as number) + 1; i <= size; i += i & -i) {
        tree[i] = (tree[i] as number) + count;
      }
    }
  }
  return crossings;
}
