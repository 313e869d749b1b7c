import type { Trace } from "../../trace/trace.ts";
import { pointAt } from "../curve.ts";
import type { Box, Layout } from "../drawing.ts";

const SAMPLES = 60;
const TINY = 1e-6;

/** Least distance between an edge and a node that is not at its ends. */
const BERTH = 8;

/** Describes every fault in the drawing of a trace; empty if there are none. */
export function faultsOf(trace: Trace, { width, height, nodes, edges }: Layout): string[] {
  const faults: string[] = [];
  const name = (node: number): string => trace.nodes.at(node)?.id ?? `node ${node}`;
  if (nodes.length !== trace.nodes.length) faults.push(`${nodes.length} boxes`);
  if (edges.length !== trace.edges.length) faults.push(`${edges.length} curves`);
  for (const [i, box] of nodes.entries()) {
    if (!Object.values(box).every(Number.isFinite)) faults.push(`${name(i)} is not finite`);
    if (!within(box, width, height)) faults.push(`${name(i)} is outside`);
    for (const [j, other] of nodes.entries()) {
      if (j > i && touches(box, other)) faults.push(`${name(i)} and ${name(j)} overlap`);
    }
  }
  for (const [i, { id, parent, child }] of trace.edges.entries()) {
    const [curve, from, to] = [edges[i] ?? [], nodes[parent] ?? NOWHERE, nodes[child] ?? NOWHERE];
    if (from.x + from.width >= to.x) faults.push(`${name(child)} is not right of ${name(parent)}`);
    if (!curve.every(Number.isFinite) || curve.length % 6 !== 2) faults.push(`${id} is no curve`);
    const [x0 = 0, y0 = 0, , y1 = 0] = curve;
    const [, y2 = 0, x3 = 0, y3 = 0] = curve.slice(-4);
    if (Math.abs(x0 - from.x - from.width) > TINY || !beside(y0, from)) faults.push(`${id} starts elsewhere`);
    if (Math.abs(x3 - to.x) > TINY || !beside(y3, to)) faults.push(`${id} ends elsewhere`);
    if (Math.abs(y1 - y0) > TINY || Math.abs(y3 - y2) > TINY)
      faults.push(`${id} is not horizontal at its ends`);
    for (let k = 0; k <= SAMPLES; k++) {
      const { x, y } = pointAt(curve, k / SAMPLES);
      if (!within({ x, y, width: 0, height: 0 }, width, height)) faults.push(`${id} goes outside`);
      for (const [j, box] of nodes.entries()) {
        const berth = j === parent || j === child ? -TINY : BERTH;
        if (inside(x, y, box, berth)) faults.push(`${id} passes ${name(j)} at ${x}, ${y}`);
      }
    }
  }
  return faults;
}

const NOWHERE: Box = { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };

function within({ x, y, width, height }: Box, right: number, bottom: number): boolean {
  return x >= -TINY && y >= -TINY && x + width <= right + TINY && y + height <= bottom + TINY;
}

function touches(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function beside(y: number, box: Box): boolean {
  return y > box.y && y < box.y + box.height;
}

function inside(x: number, y: number, box: Box, berth: number): boolean {
  return (
    x > box.x - berth && x < box.x + box.width + berth && y > box.y - berth && y < box.y + box.height + berth
  );
}
