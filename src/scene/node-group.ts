import { nestedOf } from "../autodiff/tensor.ts";
import type { Value } from "../autodiff/value.ts";
import { formatExactly } from "../formula/format-number.ts";
import type { Density } from "../layout/density.ts";
import { widthOf, widthOfRuns } from "../layout/font-metrics.ts";
import { type Heading, headingOf } from "../layout/heading.ts";
import type { Box } from "../layout/layout.ts";
import { HEADING_SIZES, type NodePlan, planOf, type Slot } from "../layout/node-plan.ts";
import { firstDifference } from "../trace/entries.ts";
import type { Inside } from "../trace/inside.ts";
import type { Storage } from "../trace/memory.ts";
import type { AccumulateStep, TraceNode } from "../trace/trace.ts";
import { nodeWords } from "../words/en/nodes.ts";
import { isZero } from "../words/tensor-caption.ts";
import { valueText } from "../words/texts.ts";
import type { NodeState } from "./activity.ts";
import type { Drawn, Group, NodeGroup, SlotArea, Text } from "./display-list.ts";
import { entryGrid } from "./entry-grid.ts";
import { gridGroup } from "./grid-group.ts";
import { hasRoomFor, hasRoomForSum, NUMBER_SIZES, sumSign, sumText } from "./sum.ts";

/** All that the group of a node depends on at a step. */
export interface NodeFacts {
  readonly state: NodeState;
  readonly storage: Storage | undefined;
  /** Whether the node is evaluated and its value not dropped. */
  readonly known: boolean;
  readonly value: Value;
  readonly adjoint: Value | undefined;
  /** The right adjoint, where that of a learner's own engine is wrong. */
  readonly right: number | undefined;
  /** The step that adds to the node's adjoint, while this is the current step. */
  readonly adding: AccumulateStep | undefined;
  /** Why the value or adjoint is not finite. */
  readonly warning: string | undefined;
}

/** The font sizes of the words "value" and "adjoint", of "adjoint +=" in a tensor, and of a warning's sign. */
const SIZES = { name: 12, adding: 12, alarm: 14 };

/** A value or an adjoint in its slot, and as text. */
interface Shown {
  /** The group of a tensor's cells, or nothing. */
  readonly grid: Group | undefined;
  /** The number, or the text of a tensor without cells. */
  readonly text: string;
  /** The unformatted number, or JSON for a tensor. */
  readonly raw: string;
  /** All digits of a number. */
  readonly exact: string | undefined;
}

const NOTHING: Shown = { grid: undefined, text: "", raw: "", exact: undefined };
/** An adjoint before the first contribution. */
const ZERO: Shown = { grid: undefined, text: "0", raw: "0", exact: undefined };

/**
 * Prepares all of a node that is the same at every step. The function returned draws the node at a step, and
 * returns the same group as long as the facts are equal.
 */
export function nodeDrawing(
  node: TraceNode,
  box: Box,
  density: Density,
  kinks: ReadonlySet<number> | undefined,
  inside?: Inside,
): (facts: NodeFacts) => NodeGroup {
  const id = `node ${node.id}`;
  const plan = planOf(node, density, inside);
  const heading = headingOf(node);
  const isTensor = plan.value.grid !== undefined;
  const frame = [...cardOf(id, plan), titleOf(id, plan, heading)];
  const label = fittingLabel(plan, heading);
  const names = density === "roomy" ? [nameText("value", nodeWords.value)] : [];
  const insides = inside === undefined ? [] : insideOfNode(id, plan, inside);
  const always = [
    ...(density === "compact" ? ["compact"] : []),
    ...(isTensor ? ["tensor"] : []),
    ...(node.reached ? [] : ["unreached"]),
  ];
  let last: { readonly facts: NodeFacts; readonly group: NodeGroup } | undefined;
  let lastValue: { readonly value: Value; readonly shown: Shown } | undefined;

  function shown(slot: "value" | "adjoint", content: Value): Shown {
    const { grid } = plan[slot];
    const entries =
      grid === undefined || typeof content === "number"
        ? undefined
        : entryGrid(content, grid, slot === "value" ? kinks : undefined);
    return {
      grid: entries && gridGroup(id, slot, entries),
      text: valueText(content),
      raw: typeof content === "number" ? rawNumber(content) : JSON.stringify(nestedOf(content)),
      exact: typeof content === "number" ? formatExactly(content) : undefined,
    };
  }

  function valueShown(value: Value): Shown {
    if (lastValue === undefined || !areSame(lastValue.value, value))
      lastValue = { value, shown: shown("value", value) };
    return lastValue.shown;
  }

  function nameText(slot: "value" | "adjoint", text: string): Text {
    const place = { x: plan.side, y: plan[slot].baseline, anchor: "start" } as const;
    return { kind: "text", role: "name", id: `${slot}-name ${id}`, ...place, size: SIZES.name, text };
  }

  /** Returns the cells of a slot, or else a text at its right. */
  function content(slot: "value" | "adjoint", { grid }: Shown, text: string): Drawn[] {
    if (grid !== undefined) return [grid];
    return text === "" ? [] : [numberText(slot, text, `${slot} ${id}`)];
  }

  function numberText(slot: "value" | "adjoint", text: string, own: string): Text {
    const place = { x: plan.width - plan.side, y: plan[slot].baseline, anchor: "end" } as const;
    return { kind: "text", role: slot, id: own, ...place, size: NUMBER_SIZES[density].result, text };
  }

  /** Returns the sum if both the sum and the adjoint fit, else the word for the adjoint. */
  function adjointName(
    sum: string | undefined,
    adds: boolean,
    adjoint: string,
    sign: string,
    right: number | undefined,
  ): Text[] {
    if (right !== undefined) {
      const texts = [nodeWords.right(valueText(right)), valueText(right)];
      const text = texts.find((one) => hasRoomFor(plan, widthOf(one, "sans", SIZES.name), adjoint));
      return text === undefined ? [] : [{ ...nameText("adjoint", text), role: "right" }];
    }
    const fits = sum !== undefined && hasRoomForSum(plan, sum, adjoint);
    if (density === "compact" && !fits) return [];
    const word = adds && isTensor ? nodeWords.adding : nodeWords.adjoint;
    const name = nameText("adjoint", fits ? `${sum} ${sign}` : word);
    if (!adds) return [name];
    return [{ ...name, role: "sum", size: isTensor ? SIZES.adding : NUMBER_SIZES[density].sum }];
  }

  function draw({ state, storage, known, value, adjoint, right, adding, warning }: NodeFacts): NodeGroup {
    const ownValue = known ? valueShown(value) : NOTHING;
    const ownAdjoint = adjoint === undefined ? ZERO : shown("adjoint", adjoint);
    const adds = adding !== undefined && !isZero(adding.before);
    const sum = adds && typeof adding.before === "number" ? sumText(adding) : undefined;
    const isChanged = known && !areSame(value, node.value);
    // The first value, which the style strikes through.
    const word = isChanged
      ? valueText(node.value)
      : storage === undefined || storage === "dropped"
        ? label
        : nodeWords.storage[storage];
    const exact = nodeWords.digits(ownValue.exact, ownAdjoint.exact);
    return {
      kind: "group",
      role: "node",
      id,
      x: box.x,
      y: box.y,
      box,
      flags: [
        ...always,
        ...(adjoint === undefined ? [] : ["touched"]),
        ...(isChanged ? ["changed"] : []),
        ...(right === undefined ? [] : ["wrong"]),
      ],
      data: {
        node: node.id,
        state,
        storage: storage ?? "",
        value: ownValue.raw,
        adjoint: ownAdjoint.raw,
      },
      tooltip: [exact, warning].filter(Boolean).join(". "),
      slots: [
        slotArea("value", box, plan.value, ownValue, known),
        slotArea("adjoint", box, plan.adjoint, ownAdjoint, known),
      ],
      children: [
        ...frame,
        ...labelText(id, plan, word),
        ...names,
        ...(known ? insides : []),
        ...content("value", ownValue, storage === "dropped" ? nodeWords.storage.dropped : ownValue.text),
        ...adjointName(sum, adds, ownAdjoint.text, adding === undefined ? "" : sumSign(adding), right),
        ...content("adjoint", ownAdjoint, ownAdjoint.text),
        ...(warning === undefined ? [] : [alarm(id)]),
      ],
    };
  }

  return (facts) => {
    if (last === undefined || !areEqual(last.facts, facts)) last = { facts, group: draw(facts) };
    return last.group;
  };
}

function areEqual(a: NodeFacts, b: NodeFacts): boolean {
  return (
    a.state === b.state &&
    a.storage === b.storage &&
    a.known === b.known &&
    areSame(a.value, b.value) &&
    areSame(a.adjoint, b.adjoint) &&
    a.right === b.right &&
    a.adding?.key === b.adding?.key &&
    a.warning === b.warning
  );
}

function areSame(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  return firstDifference(a, b) === undefined;
}

function cardOf(id: string, { width, height, adjoint, rule }: NodePlan): Drawn[] {
  const rect = (role: "ring" | "card" | "slot", place: Box, radius: number): Drawn => {
    return { kind: "rect", role, id: `${role} ${id}`, ...place, radius };
  };
  return [
    rect("ring", { x: -4, y: -4, width: width + 8, height: height + 8 }, 13),
    rect("card", { x: 0, y: 0, width, height }, 10),
    rect("slot", { x: 1, y: adjoint.top, width: width - 2, height: height - adjoint.top - 1 }, 9),
    ...(rule === undefined
      ? []
      : [{ kind: "line", role: "rule", id: `rule ${id}`, x1: 0, y1: rule, x2: width, y2: rule } as const]),
  ];
}

/** Returns the name and the cells of what a node shows beside its value and its adjoint. */
function insideOfNode(id: string, { side, inside: slot }: NodePlan, { name, value }: Inside): Drawn[] {
  if (slot?.grid === undefined || typeof value === "number") return [];
  const place = { x: side, y: slot.baseline, anchor: "start", size: SIZES.name } as const;
  return [
    { kind: "text", role: "name", id: `inside-name ${id}`, ...place, text: name },
    gridGroup(id, "inside", entryGrid(value, slot.grid)),
  ];
}

function titleOf(id: string, { side, heading, density }: NodePlan, { title, runs }: Heading): Drawn {
  const place = { x: side, y: heading, anchor: "start", size: HEADING_SIZES[density].title } as const;
  return { kind: "formula", role: "title", id: `title ${id}`, ...place, text: title, runs };
}

/** The least space between the title and the label. */
const GAP = 9;

/** Returns the label with the shape as far as they fit beside the title; a short word; or nothing. */
function fittingLabel({ density, width, side }: NodePlan, { runs, label, leaf, shape }: Heading): string {
  const sizes = HEADING_SIZES[density];
  const room = width - 2 * side - widthOfRuns(runs, sizes.title) - GAP;
  if (density === "roomy" && shape === "") return label;
  const short = leaf === undefined ? [] : [nodeWords.shortRoles[leaf]];
  const texts = [...(shape === "" ? [] : [`${label}\u2002${shape}`]), label, ...short];
  return texts.find((text) => widthOf(text, "sans", sizes.label) <= room) ?? "";
}

function labelText(id: string, { width, side, heading, density }: NodePlan, text: string): Text[] {
  if (text === "") return [];
  const place = {
    x: width - side,
    y: heading - 1,
    anchor: "end",
    size: HEADING_SIZES[density].label,
  } as const;
  return [{ kind: "text", role: "label", id: `label ${id}`, ...place, text }];
}

function alarm(owner: string): Drawn {
  const id = `warning ${owner}`;
  return {
    kind: "group",
    role: "warning",
    id,
    x: 0,
    y: 0,
    flags: [],
    data: {},
    children: [
      { kind: "circle", role: "alarm", id: `alarm ${id}`, x: 0, y: 0, radius: 10 },
      {
        kind: "text",
        role: "alarm",
        id: `sign ${id}`,
        x: 0,
        y: 5,
        anchor: "middle",
        size: SIZES.alarm,
        text: "!",
      },
    ],
  };
}

function slotArea(
  slot: "value" | "adjoint",
  { x, y, width }: Box,
  { top, height, grid }: Slot,
  { grid: drawn }: Shown,
  known: boolean,
): SlotArea {
  if (grid === undefined || drawn === undefined) {
    const shown = known && grid === undefined;
    return { slot, x, y: y + top, width, height, cells: undefined, shown };
  }
  const { cells } = grid;
  const corner = { x: x + grid.x, y: y + grid.y };
  return { slot, ...corner, width: cells.width, height: cells.height, cells, shown: known };
}

function rawNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
