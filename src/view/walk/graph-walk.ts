import type { Value } from "../../autodiff/value.ts";
import type { Box, Layout } from "../../layout/layout.ts";
import type { State } from "../../trace/replay.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import { formatExactly } from "../../words/format-number.ts";
import { expressionTex, nameOf, symbolTex } from "../../words/notation.ts";
import { texToText } from "../../words/tex-to-text.ts";
import { valueText } from "../../words/texts.ts";

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

/**
 * Describes a node: its name, its expression or role, its numbers in full precision, and the ends of its
 * edges.
 */
export function nodeWords(trace: Trace, state: State, index: number): string {
  const node = nodeAt(trace, index);
  const name = (i: number): string => texToText(symbolTex(nameOf(nodeAt(trace, i))));
  const what = node.op === undefined ? node.role : texToText(expressionTex(trace, node, "symbols"));
  const value = state.evaluated[index] && !state.dropped[index] ? exact(node.value) : "not there";
  const adjoint = state.adjoints[index];
  const children = [
    ...new Set(trace.edges.filter(({ parent }) => parent === index).map(({ child }) => child)),
  ];
  return [
    `${name(index)}, ${what}`,
    `value ${value}`,
    `adjoint ${adjoint === undefined ? "0, untouched" : exact(adjoint)}`,
    children.length === 0 ? "an end" : `used by ${children.map(name).join(", ")}`,
  ].join("; ");
}

function exact(value: Value): string {
  return typeof value === "number" ? formatExactly(value) : valueText(value);
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
