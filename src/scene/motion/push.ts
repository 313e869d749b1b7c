import type { Value } from "../../autodiff/value.ts";
import { plus } from "../../formula/build.ts";
import { pointOn, polyline } from "../../layout/curve.ts";
import { tangentTerm } from "../../trace/tangents.ts";
import { edgeAt, type Trace } from "../../trace/trace.ts";
import { valueFormula } from "../../words/notation.ts";
import type { ChipGroup, EdgeGroup, Group, NodeGroup } from "../display-list.ts";
import type { Scene } from "../scene.ts";
import { copyOf, placeIn, visible, workingOf } from "./copies.ts";
import { bareChip, middleOf } from "./moving-chips.ts";
import { slotIn, withSlotOf } from "./node-slots.ts";
import { eased, passed, type Span } from "./progress.ts";
import type { Timeline } from "./timeline.ts";
import { partsAt, wayAlong } from "./ways.ts";

/** The operands' tangents go to the chips and are multiplied there; the terms go on to the node, where they are added. */
const SEND: Span = [0, 0.34];
const MULTIPLY: Span = [0.34, 0.5];
const BRING: Span = [0.5, 0.78];
const ADD: Span = [0.78, 0.94];
/** When the rules on the chips appear. */
const RULES: Span = [0.04, 0.2];
/** How long a copy appears or vanishes. */
const FADE = 0.06;
/** The maximum number of operands whose tangents are seen on their way. */
const MOST_COPIES = 12;

/**
 * The motion of a moment of forward mode in which a result gets its value and its tangent.
 *
 * @param tangents the tangents of all nodes in this pass
 */
export function pushTimeline(
  before: Scene,
  { list }: Scene,
  trace: Trace,
  node: number,
  tangents: readonly Value[],
): Timeline {
  const [own, earlier] = [list.nodes[node] as NodeGroup, before.list.nodes[node] as NodeGroup];
  const waiting = withSlotOf(withSlotOf(own, "value", earlier), "tangent", earlier);
  const unchanged = list.nodes.map((other) => (other === own ? waiting : other));
  const bare = list.chips.map(bareChip);
  const slot = slotIn(own, "tangent");

  const pushed = [...trace.edges.into(node)].slice(0, MOST_COPIES).map((index) => {
    const { id, parent, operand } = edgeAt(trace, index);
    const edge = list.edges.find(({ data }) => data.edge === id) as EdgeGroup;
    const chip = list.chips.find(({ data }) => data.chip === id) as ChipGroup;
    const amount = tangentTerm(trace, node, operand, tangents);
    const sent = copyOf(`${id} sent`, "tangent", tangents[parent] as Value);
    const term = copyOf(id, "tangent", amount);
    const from = placeIn(slotIn(list.nodes[parent] as NodeGroup, "tangent"), sent);
    const [there, onward] = partsAt(wayAlong(edge, from, placeIn(slot, term)), middleOf(chip));
    return { amount, sent, term, there, onward };
  });
  const amounts = pushed.map(({ amount }) => amount);
  const sum =
    amounts.length > 1 && amounts.every((amount) => typeof amount === "number")
      ? workingOf("sum", "tangent", plus(...amounts.map((amount) => valueFormula(amount))))
      : undefined;

  function chipsAt(t: number): readonly ChipGroup[] {
    if (t >= MULTIPLY[0]) return list.chips;
    const opacity = passed(t, RULES);
    if (opacity === 0) return [];
    return opacity === 1 ? bare : bare.map((chip) => ({ ...chip, opacity }));
  }

  function copiesAt(t: number): readonly Group[] {
    if (t < MULTIPLY[0])
      return pushed.map(({ sent, there }) => sent.at(pointOn(there, eased(t, SEND)), passed(t, [0, FADE])));
    if (t < BRING[0]) {
      const left = 1 - passed(t, [MULTIPLY[0], MULTIPLY[0] + FADE]);
      return pushed.map(({ sent, onward }) => sent.at(pointOn(onward, 0), left));
    }
    if (sum !== undefined && t >= ADD[0]) return [sum.at(placeIn(slot, sum), 1 - passed(t, [ADD[1], 1]))];
    const there = Math.min(passed(t, [BRING[0], BRING[0] + FADE]), 1 - passed(t, [ADD[1], 1]));
    return pushed.map(({ term, onward }) => term.at(pointOn(onward, eased(t, BRING)), there));
  }

  return {
    duration: 1400,
    arrival: ADD[1],
    at(t) {
      if (t >= 1) return list;
      const copies = visible(copiesAt(t));
      return { ...list, nodes: t < ADD[1] ? unchanged : list.nodes, chips: chipsAt(t), copies };
    },
  };
}

/** How far outside the graph a tangent starts, in the drawing's units. */
const OUTSIDE = 110;
const ENTER: Span = [0, 0.85];

/** The motion of the moment in which a pass begins: the tangent of its input comes in from outside the graph. */
export function enterTimeline(before: Scene, { list }: Scene, node: number, tangent: Value): Timeline {
  const own = list.nodes[node] as NodeGroup;
  const copy = copyOf("tangent", "tangent", tangent);
  const place = placeIn(slotIn(own, "tangent"), copy);
  const way = polyline([{ x: own.box.x - OUTSIDE, y: place.y }, place]);
  const waiting = withSlotOf(own, "tangent", before.list.nodes[node] as NodeGroup);
  const unchanged = list.nodes.map((other) => (other === own ? waiting : other));
  return {
    duration: 900,
    arrival: ENTER[1],
    at(t) {
      if (t >= 1) return list;
      const opacity = t < ENTER[1] ? passed(t, [0, 0.15]) : 1 - passed(t, [ENTER[1], 1]);
      const copies = visible([copy.at(pointOn(way, eased(t, ENTER)), opacity)]);
      return { ...list, nodes: t < ENTER[1] ? unchanged : list.nodes, copies };
    },
  };
}
