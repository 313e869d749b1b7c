import { plus } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { pointOn } from "../../layout/curve.ts";
import { type AccumulateStep, edgeAt } from "../../trace/trace.ts";
import { addsUp } from "../../trace/verdicts.ts";
import { valueFormula } from "../../words/notation.ts";
import type { ChipGroup, EdgeGroup, Group, NodeGroup } from "../display-list.ts";
import type { Scene } from "../scene.ts";
import { copyOf, placeIn, visible, workingOf } from "./copies.ts";
import { bareChip, middleOf } from "./moving-chips.ts";
import { slotIn, withSlotOf } from "./node-slots.ts";
import { eased, passed, type Span } from "./progress.ts";
import type { Timeline } from "./timeline.ts";
import { partsAt, wayBack } from "./ways.ts";

/** The child's adjoint goes to the chip and is multiplied there; the product goes on, and is added to the parent's. */
const SEND: Span = [0, 0.34];
const MULTIPLY: Span = [0.34, 0.5];
const BRING: Span = [0.5, 0.76];
const ADD: Span = [0.76, 0.94];
/** When the rule on the chip appears. */
const RULE: Span = [0.04, 0.2];
/** How long a copy appears or vanishes. */
const FADE = 0.06;

/** The motion of a contribution along its edge. */
export function accumulateTimeline(before: Scene, after: Scene, step: AccumulateStep): Timeline {
  const { picture, list } = after;
  const { id, child } = edgeAt(picture.trace, step.edge);
  const [sender, receiver] = [list.nodes[child] as NodeGroup, list.nodes[step.node] as NodeGroup];
  const edge = list.edges.find(({ data }) => data.edge === id) as EdgeGroup;
  const chip = list.chips[0] as ChipGroup;

  const waiting = withSlotOf(receiver, "adjoint", before.list.nodes[step.node] as NodeGroup);
  const nodes = list.nodes.map((node) => (node === receiver ? waiting : node));
  const bare = bareChip(chip);

  const sent = copyOf(`${id} sent`, "adjoint", step.incoming);
  const product = copyOf(id, "adjoint", step.contribution);
  const sum =
    typeof step.contribution === "number" ? workingOf(`${id} sum`, "adjoint", sumOf(step)) : product;
  const slot = slotIn(receiver, "adjoint");
  const way = wayBack(edge, placeIn(slotIn(sender, "adjoint"), sent), placeIn(slot, product));
  const [there, onward] = partsAt(way, middleOf(chip));

  function chipsAt(t: number): readonly ChipGroup[] {
    if (t >= MULTIPLY[0]) return list.chips;
    const shown = passed(t, RULE);
    return shown === 0 ? [] : [shown === 1 ? bare : { ...bare, opacity: shown }];
  }

  function copyAt(t: number): Group {
    if (t < MULTIPLY[0]) return sent.at(pointOn(there, eased(t, SEND)), passed(t, [SEND[0], SEND[0] + FADE]));
    if (t < BRING[0]) return sent.at(middleOf(chip), 1 - passed(t, [MULTIPLY[0], MULTIPLY[0] + FADE]));
    if (t < ADD[0])
      return product.at(pointOn(onward, eased(t, BRING)), passed(t, [BRING[0], BRING[0] + FADE]));
    return sum.at(placeIn(slot, sum), 1 - passed(t, [ADD[1], 1]));
  }

  return {
    duration: 1400,
    arrival: ADD[1],
    at(t) {
      if (t >= 1) return list;
      const copies = visible([copyAt(t)]);
      return { ...list, nodes: t < ADD[1] ? nodes : list.nodes, chips: chipsAt(t), copies };
    },
  };
}

function sumOf(step: AccumulateStep): Expression {
  const { before, contribution } = step;
  if (!addsUp(step)) return valueFormula(contribution);
  return plus(valueFormula(before), valueFormula(contribution));
}
