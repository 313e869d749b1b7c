import { pointOn } from "../../layout/curve.ts";
import { type EvaluateStep, edgeAt, nodeAt, type StorageStep } from "../../trace/trace.ts";
import { traceAsOf } from "../../trace/values-as-of.ts";
import { formulaOf } from "../../words/notation.ts";
import type { EdgeGroup, Group, NodeGroup } from "../display-list.ts";
import type { Scene } from "../scene.ts";
import { copyOf, placeIn, visible, workingOf } from "./copies.ts";
import { fillingOf } from "./filling.ts";
import { contentsOf, slotIn, withSlotOf } from "./node-slots.ts";
import { eased, passed, type Span } from "./progress.ts";
import type { Timeline } from "./timeline.ts";
import { wayAlong } from "./ways.ts";

/** The operands' values go to the node, meet there as a formula with numbers, and become the node's value. */
const BRING: Span = [0, 0.5];
const WORK: Span = [0.5, 0.9];
/** How long a copy appears or vanishes. */
const FADE = 0.06;
/** The greatest width of a formula with numbers, in the drawing's units: a matrix can make it long. */
const WIDEST = 420;
/** The maximum number of operands whose values are seen on their way. */
const MOST_COPIES = 12;
/** When the first entry of a tensor is made, and then the others. */
const ENTRIES: readonly [Span, Span] = [
  [0.5, 0.74],
  [0.76, 0.9],
];

/** The motion of an evaluation, the first or a repeated one. */
export function evaluateTimeline(before: Scene, after: Scene, step: EvaluateStep | StorageStep): Timeline {
  const { picture, list, index } = after;
  const trace = traceAsOf(picture.trace, index);
  const own = list.nodes[step.node] as NodeGroup;
  const node = nodeAt(trace, step.node);
  const waiting = withSlotOf(own, "value", before.list.nodes[step.node] as NodeGroup);
  const nodesWith = (drawn: NodeGroup) => list.nodes.map((other) => (other === own ? drawn : other));
  const unchanged = nodesWith(waiting);

  const slot = slotIn(own, "value");
  const arriving = [...trace.edges.into(step.node)].slice(0, MOST_COPIES).map((index) => {
    const { id, parent } = edgeAt(trace, index);
    const edge = list.edges.find(({ data }) => data.edge === id) as EdgeGroup;
    const copy = copyOf(id, "value", nodeAt(trace, parent).value);
    const from = slotIn(list.nodes[parent] as NodeGroup, "value");
    return { copy, way: wayAlong(edge, placeIn(from, copy), placeIn(slot, copy)) };
  });
  const [cells] = contentsOf(own, "value");
  const filling =
    cells?.kind === "group" ? fillingOf(trace, list.nodes, step.node, waiting, cells, ENTRIES) : undefined;
  const formula =
    typeof node.value === "number"
      ? workingOf(node.id, "value", formulaOf(trace, node, "numbers"))
      : undefined;
  const working = formula !== undefined && formula.width <= WIDEST ? formula : undefined;

  function copiesAt(t: number): readonly Group[] {
    if (t < BRING[1]) {
      return arriving.map(({ copy, way }) => copy.at(pointOn(way, eased(t, BRING)), passed(t, [0, FADE])));
    }
    if (filling !== undefined) return filling.marksAt(t);
    return working === undefined ? [] : [working.at(placeIn(slot, working), 1 - passed(t, [WORK[1], 1]))];
  }

  function nodesAt(t: number): readonly NodeGroup[] {
    if (t >= WORK[1]) return list.nodes;
    return t < BRING[1] || filling === undefined ? unchanged : nodesWith(filling.nodeAt(t));
  }

  return {
    duration: filling === undefined ? 1100 : 1400,
    arrival: WORK[1],
    at(t) {
      if (t >= 1) return list;
      const copies = visible(copiesAt(t));
      // The closures are stored with the value.
      const chips = t < WORK[1] ? [] : list.chips;
      return { ...list, nodes: nodesAt(t), chips, copies };
    },
  };
}
