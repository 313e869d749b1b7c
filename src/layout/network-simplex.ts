import { groupBy } from "../trace/lists.ts";

/**
 * Coordinates of nodes on a line, to be chosen so that the sum of `weight · |y[b] − y[a]|` over all edges minus the
 * sum of `supply · y` over all nodes is least, while `y[b] − y[a] ≥ length` for every separation.
 */
export interface Coordinates {
  /** Number of nodes. */
  readonly count: number;
  /** The ends `a` of all edges and separations. */
  readonly from: Int32Array;
  /** The ends `b`. */
  readonly to: Int32Array;
  /** The weight of an edge; 0 for a separation. */
  readonly weight: Float64Array;
  /** The least length of a separation; 0 for an edge. */
  readonly length: Float64Array;
  /** By node: what an increase of its coordinate by 1 gains besides the edges. The separations must bound the sum. */
  readonly supply?: Float64Array;
}

const TINY = 1e-9;
/** Most visits of all nodes, and per node, after which the best coordinates so far remain. */
const [LEAST_VISITS, VISITS] = [25_000, 25];

/**
 * Improves coordinates that fit the separations, until they are optimal: the network simplex method of Gansner,
 * Koutsofios, North and Vo, "A Technique for Drawing Directed Graphs" (1993), on a forest of trees of tight arcs (edges
 * of length 0 and separations of their least length).
 *
 * A tree arc whose cut value shows that the parts of its tree should move apart leaves the tree. A tree with a supply
 * moves until another arc becomes tight and enters. All arcs that should leave a tree do so at once, so that few walks
 * along large trees are needed. A tree without a supply stays.
 *
 * @param y changed in place
 * @param near how far a tree without a supply moves to be level with a neighbour, if it has some on both sides
 */
export function networkSimplex(problem: Coordinates, y: Float64Array, near = 0): void {
  const { count, from, to, weight, length } = problem;
  const { first, items: incident } = groupBy(count, from, to);
  /** For an edge outside the forest: 1 if `b` counts as greater than `a`, else −1. */
  const side = new Int8Array(from.length);
  const isInTree = new Uint8Array(from.length);
  const queue = new Int32Array(count);
  const isQueued = new Uint8Array(count).fill(1);
  /** Whether the tree of a queued node may not be optimal. */
  const mayImprove = new Uint8Array(count).fill(1);
  let head = 0;
  let waiting = count;
  for (let v = 0; v < count; v++) queue[v] = v;

  /** The nodes of a tree, from its root, and by node the arc that leads towards the root. */
  const order = new Int32Array(count);
  const arc = new Int32Array(count);
  const cut = new Float64Array(count);
  const part = new Int32Array(count);
  /** By node: its supply, and the weights of edges outside the forest. */
  const supply = problem.supply?.slice() ?? new Float64Array(count);
  /** The arcs that may stop a tree, and the ways to them. */
  const stops = new Int32Array(from.length);
  const ways = new Float64Array(from.length);
  let stamp = 0;
  let visits = 0;

  function enqueue(v: number): void {
    mayImprove[v] = 1;
    if (isQueued[v] === 1) return;
    isQueued[v] = 1;
    queue[(head + waiting++) % count] = v;
  }

  /** Adds a multiple of an edge's weight to the supplies of its ends. */
  function supplyEnds(edge: number, times: number): void {
    const amount = times * (weight[edge] as number) * (side[edge] as number);
    const a = from[edge] as number;
    const b = to[edge] as number;
    supply[a] = (supply[a] as number) + amount;
    supply[b] = (supply[b] as number) - amount;
  }

  /** Lists the nodes of a tree and returns their number. */
  function walk(root: number): number {
    let size = 1;
    order[0] = root;
    arc[root] = -1;
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      const end = first[v + 1] as number;
      for (let k = first[v] as number; k < end; k++) {
        const edge = incident[k] as number;
        if (isInTree[edge] === 0 || edge === arc[v]) continue;
        const other = (from[edge] as number) + (to[edge] as number) - v;
        arc[other] = edge;
        order[size++] = other;
      }
    }
    visits += size;
    return size;
  }

  /** Removes the arcs from a tree that keep parts of it from better coordinates, and returns the supply left at the root. */
  function prune(root: number): number {
    const size = walk(root);
    for (let i = 0; i < size; i++) cut[order[i] as number] = supply[order[i] as number] as number;
    let isPruned = false;
    for (let i = size - 1; i > 0; i--) {
      const v = order[i] as number;
      const edge = arc[v] as number;
      const value = cut[v] as number;
      const own = weight[edge] as number;
      const end = (from[edge] as number) + (to[edge] as number) - v;
      const excess = own > 0 ? Math.abs(value) - own : to[edge] === v ? value : -value;
      if (excess <= TINY) {
        cut[end] = (cut[end] as number) + value;
        continue;
      }
      isInTree[edge] = 0;
      isPruned = true;
      if (own > 0) {
        side[edge] = (from[edge] === v) === value > 0 ? -1 : 1;
        supplyEnds(edge, 1);
        cut[end] = (cut[end] as number) + (value > 0 ? own : -own);
      }
      enqueue(v);
    }
    if (isPruned) enqueue(root);
    else for (let i = 0; i < size; i++) mayImprove[order[i] as number] = 0;
    return cut[root] as number;
  }

  /** Moves a tree with a supply to the best coordinates before an arc stops it; returns false if none does. */
  function move(root: number, gain: number): boolean {
    const direction = Math.sign(gain);
    const size = walk(root);
    stamp++;
    for (let i = 0; i < size; i++) part[order[i] as number] = stamp;
    let count = 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      const end = first[v + 1] as number;
      for (let k = first[v] as number; k < end; k++) {
        const edge = incident[k] as number;
        const a = from[edge] as number;
        const b = to[edge] as number;
        if (part[a] === part[b]) continue;
        const isEdge = (weight[edge] as number) > 0;
        const toward = (a === v ? 1 : -1) * (isEdge ? (side[edge] as number) : 1);
        if (toward !== direction) continue;
        const between = (y[b] as number) - (y[a] as number);
        const way = Math.max(0, isEdge ? Math.abs(between) : between - (length[edge] as number));
        if (way > nearest) continue;
        if (!isEdge) nearest = way;
        stops[count] = edge;
        ways[count++] = way;
      }
    }
    let left = Math.abs(gain);
    while (count > 0) {
      let next = 0;
      for (let i = 1; i < count; i++) {
        const further = (ways[i] as number) - (ways[next] as number);
        if (further < 0 || (further === 0 && (stops[i] as number) < (stops[next] as number))) next = i;
      }
      const edge = stops[next] as number;
      const way = ways[next] as number;
      count--;
      stops[next] = stops[count] as number;
      ways[next] = ways[count] as number;
      enqueue(from[edge] as number);
      enqueue(to[edge] as number);
      const own = weight[edge] as number;
      left -= 2 * own;
      if (own > 0 && left > TINY) {
        supplyEnds(edge, -2);
        side[edge] = -(side[edge] as number);
        continue;
      }
      for (let i = 0; i < size; i++) {
        const v = order[i] as number;
        y[v] = (y[v] as number) + direction * way;
      }
      supplyEnds(edge, -1);
      isInTree[edge] = 1;
      return true;
    }
    return false;
  }

  /** Moves the tree just listed, which has no supply, to the nearest edge's other end if nothing is in between. */
  function align(size: number): void {
    stamp++;
    for (let i = 0; i < size; i++) part[order[i] as number] = stamp;
    let [up, down, by] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let isAfter = false;
    let isBefore = false;
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      for (let k = first[v] as number; k < (first[v + 1] as number); k++) {
        const edge = incident[k] as number;
        const a = from[edge] as number;
        const b = to[edge] as number;
        if (part[a] === part[b]) continue;
        const between = (y[b] as number) - (y[a] as number);
        if ((weight[edge] as number) > 0) {
          if (a === v) isBefore = true;
          else isAfter = true;
          const way = a === v ? between : -between;
          if (Math.abs(way) < Math.abs(by)) by = way;
        } else if (a === v) up = Math.min(up, between - (length[edge] as number));
        else down = Math.min(down, between - (length[edge] as number));
      }
    }
    if (!isAfter || !isBefore || Math.abs(by) > near || by > up || -by > down) return;
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      y[v] = (y[v] as number) + by;
    }
  }

  findTightTrees(problem, y, isInTree, side);
  for (let edge = 0; edge < from.length; edge++) if (isInTree[edge] === 0) supplyEnds(edge, 1);
  while (waiting > 0 && visits < Math.max(LEAST_VISITS, VISITS * count)) {
    const v = queue[head] as number;
    head = (head + 1) % count;
    waiting--;
    isQueued[v] = 0;
    if (mayImprove[v] === 0) continue;
    const gain = prune(v);
    if (Math.abs(gain) <= TINY) continue;
    enqueue(v);
    if (!move(v, gain)) return;
  }
  const isSeen = new Uint8Array(count);
  for (let v = 0; v < count; v++) {
    if (isSeen[v] === 1) continue;
    const size = walk(v);
    for (let i = 0; i < size; i++) isSeen[order[i] as number] = 1;
    align(size);
  }
}

/** Joins nodes by tight arcs, edges first, to trees, and notes on which side of each other the ends of edges are. */
function findTightTrees(
  { count, from, to, weight, length }: Coordinates,
  y: Float64Array,
  isInTree: Uint8Array,
  side: Int8Array,
): void {
  const leader = new Int32Array(count);
  for (let v = 0; v < count; v++) leader[v] = v;
  function find(v: number): number {
    let top = v;
    for (let above = leader[top] as number; above !== top; above = leader[top] as number) {
      leader[top] = leader[above] as number;
      top = above;
    }
    return top;
  }
  for (const isEdge of [true, false]) {
    for (let edge = 0; edge < from.length; edge++) {
      if ((weight[edge] as number) > 0 !== isEdge) continue;
      const between = (y[to[edge] as number] as number) - (y[from[edge] as number] as number);
      side[edge] = between < 0 ? -1 : 1;
      if (Math.abs(between - (length[edge] as number)) > TINY) continue;
      const a = find(from[edge] as number);
      const b = find(to[edge] as number);
      if (a === b) continue;
      leader[a] = b;
      isInTree[edge] = 1;
    }
  }
}
