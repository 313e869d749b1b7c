import { operationById } from "../autodiff/operations/all.ts";
import { nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import type { Box, Curve, Layout } from "../layout/layout.ts";
import { type Diagnosis, diagnose } from "../trace/diagnose.ts";
import { formatExactly } from "../trace/format-number.ts";
import { symbolTex } from "../trace/notation.ts";
import { replay, type State } from "../trace/replay.ts";
import { texToText } from "../trace/tex-to-text.ts";
import { signedText, valueText } from "../trace/texts.ts";
import type { Step, Trace, TraceNode } from "../trace/trace.ts";
import { activity, type EdgeState, type NodeState } from "./activity.ts";
import { around } from "./box.ts";
import { far } from "./chip-places.ts";
import { type Chip, chipsAt } from "./chips.ts";

/** A node as it is to be drawn. */
export interface SceneNode extends Box {
  readonly id: string;
  /** `v₃ = y`. */
  readonly title: string;
  /** The operation's sign, or what the leaf is. */
  readonly label: string;
  readonly state: NodeState;
  /** Whether an output depends on it. */
  readonly reached: boolean;
  /** Empty until the node is evaluated. */
  readonly value: string;
  readonly adjoint: string;
  /** Whether any contribution has arrived. */
  readonly touched: boolean;
  /** `1 + 0.1304`: the sum that this step makes, where there is something to add to. */
  readonly sum: string | undefined;
  /** The values in full, for hovering. */
  readonly exact: string;
  /** Raw numbers, or JSON for tensors. */
  readonly rawValue: string;
  readonly rawAdjoint: string;
  /** Why the value or the adjoint is not finite, on the first such node. */
  readonly warning: string | undefined;
}

/** An edge as it is to be drawn. */
export interface SceneEdge {
  readonly id: string;
  readonly curve: Curve;
  readonly state: EdgeState;
}

/** A picture of one step. It depends on the trace, the layout and the step alone. */
export interface Scene {
  readonly index: number;
  readonly kind: "start" | Step["kind"];
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly chips: readonly Chip[];
  /** What this step is about: where to look when not everything fits. */
  readonly focus: Box;
}

const WHOLE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Draws the state after `index` steps as data. */
export function scene(trace: Trace, layout: Layout, index: number, detail: boolean): Scene {
  const state = replay(trace, index);
  const active = activity(trace, state);
  const warnings = diagnose(trace).filter(({ step }) => step <= state.index);
  const nodes = trace.nodes.map((node, i): SceneNode => {
    const box = layout.nodes[i] as Box;
    return {
      ...box,
      ...drawn(node, i, state),
      title: title(trace, i),
      state: active.nodes[i] ?? "pending",
      warning: warningOf(i, warnings),
    };
  });
  const edges = trace.edges.map((edge, i): SceneEdge => {
    return { id: edge.id, curve: layout.edges[i] as Curve, state: active.edges[i] ?? "idle" };
  });
  const { width, height } = layout;
  const chips = chipsAt(trace, layout, state, detail);
  const [center, ...others] = active.focus.map((i) => layout.nodes[i] as Box);
  const focus = around([center ?? WHOLE, ...others.filter((box) => !far(box, center ?? WHOLE)), ...chips]);
  return { index: state.index, kind: state.step?.kind ?? "start", width, height, nodes, edges, chips, focus };
}

function drawn(node: TraceNode, i: number, state: State) {
  const adjoint = state.adjoints[i];
  const value = state.evaluated[i] ? node.value : undefined;
  const { step } = state;
  const adding = step?.kind === "accumulate" && step.node === i && step.before !== 0;
  return {
    id: node.id,
    label: node.op === undefined ? node.role : (operationById.get(node.op)?.symbol ?? node.op),
    reached: node.reached,
    value: value === undefined ? "" : valueText(value),
    adjoint: adjoint === undefined ? "0" : valueText(adjoint),
    touched: adjoint !== undefined,
    sum: adding ? `${valueText(step.before)} + ${signedText(step.contribution)}` : undefined,
    exact: exactText(value, adjoint),
    rawValue: value === undefined ? "" : raw(value),
    rawAdjoint: adjoint === undefined ? "0" : raw(adjoint),
  };
}

/** A node may be the first both in its value and in its adjoint. */
function warningOf(i: number, warnings: readonly Diagnosis[]): string | undefined {
  const texts = warnings.flatMap(({ node, text }) => (node === i ? [text] : []));
  return texts.length === 0 ? undefined : texts.join(". ");
}

function title(trace: Trace, i: number): string {
  const { id, aliases, op } = trace.nodes[i] as TraceNode;
  const names = aliases.map((name) => texToText(symbolTex(name)));
  const own = texToText(symbolTex(id));
  return (op === undefined ? [...names, own] : [own, ...names]).join(" = ");
}

function raw(value: Value): string {
  return typeof value === "number" ? rawNumber(value) : JSON.stringify(nestedOf(value));
}

function rawNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function exactText(value: Value | undefined, adjoint: Value | undefined): string {
  const text = (part: Value | undefined) => (typeof part === "number" ? formatExactly(part) : undefined);
  const lines = [
    ["value", text(value)],
    ["adjoint", text(adjoint)],
  ];
  return lines.flatMap(([name, number]) => (number === undefined ? [] : [`${name} ${number}`])).join(", ");
}
