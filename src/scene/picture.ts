import type { Box, Curve, Layout } from "../layout/layout.ts";
import { insideOf } from "../trace/inside.ts";
import { type Kink, kinksByNode, kinksOf } from "../trace/kinks.ts";
import { type Storage, storageOf } from "../trace/memory.ts";
import type { State } from "../trace/replay.ts";
import type { Sequence } from "../trace/sequence.ts";
import type { Step, Trace } from "../trace/trace.ts";
import type { Diagnosis } from "../words/diagnose.ts";
import type { EdgeState } from "./activity.ts";
import { chipGroup } from "./chip-group.ts";
import { createChips } from "./chips.ts";
import type { ChipGroup, EdgeGroup, NodeGroup } from "./display-list.ts";
import { edgeDrawing } from "./edge-group.ts";
import { type NodeFacts, nodeDrawing } from "./node-group.ts";

/**
 * All of a run's picture that does not depend on the step, prepared once. The functions remember what they
 * drew, so that equal parts of two steps are identical objects.
 */
export interface Picture {
  readonly trace: Trace;
  readonly layout: Layout;
  /** The nodes without an operation. */
  readonly leaves: readonly number[];
  /** Draws each node from the facts of a step. */
  readonly nodes: readonly ((facts: NodeFacts) => NodeGroup)[];
  /** Draws each edge in a state. */
  readonly edges: readonly ((state: EdgeState, isCovered: boolean) => EdgeGroup)[];
  /** Draws the chips of a step. */
  chipsAt(step: Step | undefined): readonly ChipGroup[];
  /** Returns the storage of each node's value in a state. */
  storageAt(state: State): Sequence<Storage | undefined>;
  /** Why the first values and adjoints are not finite, and the first wrong number of a learner's own engine. */
  readonly warnings: readonly Diagnosis[];
  /** Where derivatives do not exist, so that conventions decide once the nodes are evaluated. */
  readonly kinks: readonly Kink[];
}

/** The parts of a run that are drawn; the warnings as `warningsOf` finds them. */
export interface Drawn {
  readonly trace: Trace;
  readonly layout: Layout;
  readonly warnings?: readonly Diagnosis[] | undefined;
}

/**
 * Prepares the picture of a run.
 *
 * @param detail whether to show the closures that the engine stores
 */
export function picture({ trace, layout, warnings = [] }: Drawn, detail: boolean): Picture {
  const { nodes, edges } = trace;
  const kinks = kinksOf(trace);
  const kinksAt = kinksByNode(trace, kinks);
  const chipsOf = createChips(trace, layout, detail);
  const groups = new Map<string, readonly ChipGroup[]>();

  return {
    trace,
    layout,
    leaves: nodes.flatMap(({ op }, i) => (op === undefined ? [i] : [])),
    nodes: nodes.map((node, i) =>
      nodeDrawing(node, layout.nodes[i] as Box, layout.density, kinksAt.get(i), insideOf(trace, i)),
    ),
    edges: edges.map(({ id }, i) => edgeDrawing(id, layout.edges[i] as Curve, layout.labels[i])),
    chipsAt(step) {
      if (step === undefined) return NO_CHIPS;
      const drawn = groups.get(step.key) ?? chipsOf(step).map(chipGroup);
      groups.set(step.key, drawn);
      return drawn;
    },
    storageAt: storageOf(trace),
    warnings,
    kinks,
  };
}

const NO_CHIPS: readonly ChipGroup[] = [];
