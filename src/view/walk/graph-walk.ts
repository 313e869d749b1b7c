import type { Value } from "../../autodiff/value.ts";
import { exactNumber } from "../../formula/build.ts";
import type { Box, Layout } from "../../layout/layout.ts";
import type { State } from "../../trace/replay.ts";
import { type ForwardMoment, tangentsOf } from "../../trace/tangents.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import type { WalkedNode } from "../../words/en/walk.ts";
import { formulaOf, symbolAt } from "../../words/notation.ts";
import { type StatedValue, statedValue } from "../../words/tensor-caption.ts";

/** The keys of a walk: along the edges to a child or a parent, or to a sibling above or below. */
export type WalkKey = "ArrowRight" | "ArrowLeft" | "ArrowUp" | "ArrowDown";

/** Returns whether a key walks through the graph. */
export function isWalkKey(key: string): key is WalkKey {
  return key === "ArrowRight" || key === "ArrowLeft" || key === "ArrowUp" || key === "ArrowDown";
}

/** Returns the node that a key leads to, or the same node if there is none. */
export function walk(trace: Trace, layout: Layout, from: number, key: WalkKey): number {
  const own = layout.nodes[from];
  if (own === undefined) return 0;
  if (key === "ArrowRight" || key === "ArrowLeft") {
    const ends = trace.edges.flatMap(({ parent, child }) => {
      if (key === "ArrowRight") return parent === from ? [child] : [];
      return child === from ? [parent] : [];
    });
    return nearest(layout, own, ends) ?? from;
  }
  const down = key === "ArrowDown" ? 1 : -1;
  const siblings = [...layout.nodes.keys()].filter((i) => {
    const box = layout.nodes[i] as Box;
    return (
      down * (middle(box).y - middle(own).y) > 1 && box.x < own.x + own.width && own.x < box.x + box.width
    );
  });
  return nearest(layout, own, siblings) ?? from;
}

/** Returns what a walk says about a node, with its numbers in full precision. */
export function walkedNode(trace: Trace, state: State, index: number): WalkedNode {
  const adjoint = state.adjoints.at(index);
  return {
    ...walkedNames(trace, index),
    value:
      state.evaluated.at(index) && !state.dropped.at(index)
        ? exact(state.values.at(index) as Value)
        : undefined,
    adjoint: adjoint === undefined ? undefined : exact(adjoint),
  };
}

/** Returns what a walk says about a node at a moment of forward mode. */
export function walkedForward(trace: Trace, { input, node }: ForwardMoment, index: number): WalkedNode {
  const { op, value } = nodeAt(trace, index);
  const isKnown = op === undefined || (node !== undefined && index <= node);
  const tangent = isKnown ? tangentsOf(trace, input)[index] : undefined;
  return {
    ...walkedNames(trace, index),
    value: isKnown ? exact(value) : undefined,
    adjoint: undefined,
    forward: { tangent: tangent === undefined ? undefined : exact(tangent) },
  };
}

function walkedNames(trace: Trace, index: number): Pick<WalkedNode, "name" | "origin" | "usedBy"> {
  const node = nodeAt(trace, index);
  const children = new Set(trace.edges.flatMap(({ parent, child }) => (parent === index ? [child] : [])));
  return {
    name: symbolAt(trace, index),
    origin: node.op === undefined ? { role: node.role } : { formula: formulaOf(trace, node, "symbols") },
    usedBy: [...children].map((child) => symbolAt(trace, child)),
  };
}

function exact(value: Value): StatedValue {
  return typeof value === "number" ? { formula: exactNumber(value) } : statedValue(value);
}

function nearest(layout: Layout, own: Box, among: readonly number[]): number | undefined {
  const from = middle(own);
  const distance = (i: number): number => {
    const to = middle(layout.nodes[i] as Box);
    return Math.hypot(to.x - from.x, to.y - from.y);
  };
  return among.toSorted((a, b) => distance(a) - distance(b))[0];
}

function middle({ x, y, width, height }: Box): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
