import { groupBy } from "../trace/lists.ts";

/**
 * Positions on a line that minimize the sum of `weight · |y[b] − y[a]|` over all springs minus the sum of
 * `pull · y`, while every bar keeps `y[b] − y[a] ≥ length`.
 */
export interface Tension {
  /** Number of positions. */
  readonly count: number;
  /** The ends `a` of all bars and springs. */
  readonly from: Int32Array;
  /** The ends `b`. */
  readonly to: Int32Array;
  /** The weight of a spring; 0 for a bar. */
  readonly weight: Float64Array;
  /** The least length of a bar; 0 for a spring. */
  readonly length: Float64Array;
  /** A constant force on each position, upwards in `y`; bars must keep it from moving anything forever. */
  readonly pull?: Float64Array;
}

const TINY = 1e-9;

/** A move of a part of a block: its start, the edge that it breaks, its direction, and its gain per unit. */
interface Move {
  readonly start: number;
  readonly broken: number;
  readonly direction: number;
  readonly gain: number;
}

/**
 * Moves positions to the least tension, from positions that fit the bars.
 *
 * Tight bars and springs without length hold their ends together in blocks, each a tree. A part of a block that
 * is pulled away moves until a bar becomes tight or a spring has no length left, which then holds it: the
 * simplex method on a network, whose springs are arcs with bounds. A block that is pulled nowhere stays.
 *
 * @param y changed in place
 * @param budget the greatest number of visits of a position, after which the best positions so far remain
 * @param near how far a block without tension moves to be level with a neighbour, if it has some on both sides
 */
export function networkSimplex(tension: Tension, y: Float64Array, budget: number, near = 0): void {
  const { count, from, to, weight, length, pull } = tension;
  const { first, items: incident } = groupBy(count, from, to);
  /** For a spring that holds nothing: 1 if `b` counts as above `a`, else −1. */
  const side = new Int8Array(from.length);
  const holds = new Uint8Array(from.length);
  const queue = new Int32Array(count);
  const isQueued = new Uint8Array(count).fill(1);
  /** Whether the block of a queued position may not be at rest. */
  const mayMove = new Uint8Array(count).fill(1);
  let [head, waiting] = [0, count];
  for (let v = 0; v < count; v++) queue[v] = v;

  const order = new Int32Array(count);
  const holder = new Int32Array(count);
  const force = new Float64Array(count);
  const part = new Int32Array(count);
  /** The forces of springs that hold nothing, and constant forces. */
  const own = pull === undefined ? new Float64Array(count) : pull.slice();
  let stamp = 0;
  let visits = 0;

  function enqueue(v: number): void {
    mayMove[v] = 1;
    if (isQueued[v] === 1) return;
    isQueued[v] = 1;
    queue[(head + waiting++) % count] = v;
  }

  /** Adds a multiple of a spring's force to its ends. */
  function draw(edge: number, times: number): void {
    const amount = times * (weight[edge] as number) * (side[edge] as number);
    const [a, b] = [from[edge] as number, to[edge] as number];
    own[a] = (own[a] as number) + amount;
    own[b] = (own[b] as number) - amount;
  }

  /** Lists what is held together with a position, each with the edge that holds it, and returns the number. */
  function walk(start: number): number {
    let size = 1;
    order[0] = start;
    holder[start] = -1;
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      for (let k = first[v] as number; k < (first[v + 1] as number); k++) {
        const edge = incident[k] as number;
        if (holds[edge] === 0 || edge === holder[v]) continue;
        const other = (from[edge] as number) + (to[edge] as number) - v;
        holder[other] = edge;
        order[size++] = other;
      }
    }
    visits += size;
    return size;
  }

  /** Returns the move of the block around a position that gains most; undefined if the block is at rest. */
  function bestMove(start: number): Move | undefined {
    const size = walk(start);
    for (let i = 0; i < size; i++) force[order[i] as number] = own[order[i] as number] as number;
    for (let i = size - 1; i > 0; i--) {
      const v = order[i] as number;
      const edge = holder[v] as number;
      const end = (from[edge] as number) + (to[edge] as number) - v;
      force[end] = (force[end] as number) + (force[v] as number);
    }
    const all = force[start] as number;
    if (Math.abs(all) > TINY) return { start, broken: -1, direction: Math.sign(all), gain: Math.abs(all) };
    let [best, gain] = [-1, TINY];
    for (let i = 1; i < size; i++) {
      const v = order[i] as number;
      const edge = holder[v] as number;
      const pulled = force[v] as number;
      const spring = weight[edge] as number;
      const excess = spring > 0 ? Math.abs(pulled) - spring : to[edge] === v ? pulled : -pulled;
      if (excess > gain) [best, gain] = [v, excess];
    }
    if (best < 0) {
      for (let i = 0; i < size; i++) mayMove[order[i] as number] = 0;
      return undefined;
    }
    const direction = Math.sign(force[best] as number);
    return { start: best, broken: holder[best] as number, direction, gain };
  }

  function move({ start, broken, direction, gain }: Move): boolean {
    if (broken >= 0) {
      holds[broken] = 0;
      // The part moves away, so the spring pulls it back.
      if ((weight[broken] as number) > 0) side[broken] = from[broken] === start ? -direction : direction;
      draw(broken, 1);
      enqueue(from[broken] as number);
      enqueue(to[broken] as number);
    }
    const size = walk(start);
    stamp++;
    for (let i = 0; i < size; i++) part[order[i] as number] = stamp;
    const stops: { edge: number; way: number }[] = [];
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      for (let k = first[v] as number; k < (first[v + 1] as number); k++) {
        const edge = incident[k] as number;
        const [a, b] = [from[edge] as number, to[edge] as number];
        if (part[a] === part[b] || edge === broken) continue;
        const toward = a === v ? 1 : -1;
        if ((weight[edge] as number) > 0) {
          if ((side[edge] as number) * toward !== direction) continue;
        } else if (toward !== direction) continue;
        const way = Math.max(0, Math.abs((y[b] as number) - (y[a] as number)) - (length[edge] as number));
        if ((weight[edge] as number) === 0) nearest = Math.min(nearest, way);
        if (way <= nearest) stops.push({ edge, way });
      }
    }
    stops.sort((p, q) => p.way - q.way || p.edge - q.edge);
    let left = gain;
    for (const { edge, way } of stops) {
      const spring = weight[edge] as number;
      enqueue(from[edge] as number);
      enqueue(to[edge] as number);
      left -= 2 * spring;
      if (spring > 0 && left > TINY) {
        draw(edge, -2);
        side[edge] = -(side[edge] as number);
        continue;
      }
      for (let i = 0; i < size; i++) {
        const v = order[i] as number;
        y[v] = (y[v] as number) + direction * way;
      }
      draw(edge, -1);
      holds[edge] = 1;
      return true;
    }
    return false;
  }

  /** Moves the block just walked, which is at rest, to the nearest spring's other end if nothing is in between. */
  function align(size: number): void {
    stamp++;
    for (let i = 0; i < size; i++) part[order[i] as number] = stamp;
    let [up, down, by] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [isAfter, isBefore] = [false, false];
    for (let i = 0; i < size; i++) {
      const v = order[i] as number;
      for (let k = first[v] as number; k < (first[v + 1] as number); k++) {
        const edge = incident[k] as number;
        const [a, b] = [from[edge] as number, to[edge] as number];
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

  holdTogether(tension, y, holds, side);
  for (let edge = 0; edge < from.length; edge++) if (holds[edge] === 0) draw(edge, 1);
  while (waiting > 0 && visits < budget) {
    const v = queue[head] as number;
    head = (head + 1) % count;
    waiting--;
    isQueued[v] = 0;
    if (mayMove[v] === 0) continue;
    const best = bestMove(v);
    if (best === undefined) continue;
    enqueue(v);
    if (!move(best)) return;
  }
  const isSeen = new Uint8Array(count);
  for (let v = 0; v < count; v++) {
    if (isSeen[v] === 1) continue;
    const size = walk(v);
    for (let i = 0; i < size; i++) isSeen[order[i] as number] = 1;
    align(size);
  }
}

/** Joins what starts together in trees, and tells on which side of each other the ends of springs are. */
function holdTogether(
  { count, from, to, weight, length }: Tension,
  y: Float64Array,
  holds: Uint8Array,
  side: Int8Array,
): void {
  const leader = Int32Array.from({ length: count }, (_, v) => v);
  function find(v: number): number {
    let top = v;
    for (let above = leader[top] as number; above !== top; above = leader[top] as number) {
      leader[top] = leader[above] as number;
      top = above;
    }
    return top;
  }
  for (const springs of [true, false]) {
    for (let edge = 0; edge < from.length; edge++) {
      if ((weight[edge] as number) > 0 !== springs) continue;
      const between = (y[to[edge] as number] as number) - (y[from[edge] as number] as number);
      side[edge] = between < 0 ? -1 : 1;
      if (Math.abs(between - (length[edge] as number)) > TINY) continue;
      const [a, b] = [find(from[edge] as number), find(to[edge] as number)];
      if (a === b) continue;
      leader[a] = b;
      holds[edge] = 1;
    }
  }
}
