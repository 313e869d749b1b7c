import { plus, type Value } from "../autodiff/value.ts";
import { firstDifference } from "./entries.ts";
import {
  choiceOf,
  type Field,
  fieldOf,
  isPresent,
  listOf,
  numberOf,
  objectOf,
  refuse,
  wholeOf,
} from "./json-field.ts";
import { indexOfNode, type ReadNodes } from "./read-nodes.ts";
import type { ValueReader } from "./read-value.ts";
import { difference, type Warn } from "./read-warnings.ts";
import { createRunningState } from "./running-state.ts";
import { CODES, KINDS, SAME, ZERO } from "./step-columns.ts";
import { StepWriter, type StoredSum } from "./step-writer.ts";
import { createSteps } from "./steps.ts";
import type { Edges, Trace, TraceNode } from "./trace.ts";

/** Thirty times the 30,000 steps that the page is designed for. */
const MAX_EVENTS = 1_000_000;

/** The parts of a document that are read before its events. */
export interface BeforeEvents extends ReadNodes {
  readonly edges: Edges;
  readonly values: ValueReader;
  readonly warn: Warn;
}

/**
 * Reads the events of a document: the list `events`, and `seen`, the order in which the sort first reached
 * the nodes. Recomputes every sum and warns if the document's sum differs.
 *
 * @throws RangeError if a field violates the format or there are too many events
 */
export function readEvents(root: Field, known: BeforeEvents): Pick<Trace, "steps" | "seen"> {
  const { nodes, index, edges, values, warn } = known;
  const fields = listOf(fieldOf(root, "events"), MAX_EVENTS);
  const seen = readSeen(fieldOf(root, "seen"), fields, index);
  const state = createRunningState(nodes, seen);
  const rows = new StepWriter();
  /** The place of the latest adjoint of each node that has received one. */
  const latest = new Map<number, number>();
  const nodeOf = (i: number): TraceNode => nodes.at(i) as TraceNode;

  function readStep(field: Field, event: number): void {
    const kind = choiceOf(fieldOf(objectOf(field), "kind"), [...new Set(KINDS)]);
    const node = kind === "collect" ? -1 : indexOfNode(fieldOf(field, "node"), index);
    if (kind === "accumulate") readAccumulation(field, event, node);
    else if (kind === "seed") pushSum(kind, node, readSum(field, event, node), node);
    else if (kind === "recompute") rows.push(CODES.recompute, node, readRecomputed(field, node));
    else rows.push(CODES[kind], node, kind === "visit" ? readMarked(field, node) : 0);
  }

  /** Returns the place of a recomputed value that is not the value of its node. */
  function readRecomputed(field: Field, node: number): number {
    const given = fieldOf(field, "value");
    if (!isPresent(given)) return SAME;
    const { id, value } = nodeOf(node);
    const read = values.valueLike(given, value, `the value of ${id}`);
    return firstDifference(value, read) === undefined ? SAME : rows.store(read);
  }

  function readMarked(field: Field, node: number): number {
    const [marked, given] = [state.visited(node), fieldOf(field, "seen")];
    return isPresent(given) ? wholeOf(given, seen.length) : marked;
  }

  function readAccumulation(field: Field, event: number, node: number): void {
    const from = fieldOf(field, "from");
    const child = indexOfNode(from, index);
    const { id, operands, value } = nodeOf(child);
    const slot = fieldOf(field, "slot");
    const position = wholeOf(slot, Number.MAX_SAFE_INTEGER);
    const edge = edges.of(child, position);
    const parent = edges.parents[edge];
    if (parent === undefined) {
      refuse(slot, `, where ${id} has no node among its ${operands.length} operands`);
    }
    if (parent !== node)
      refuse(fieldOf(field, "node"), `; operand ${position} of ${id} is ${nodeOf(parent).id}`);

    const expected = state.adjointOf(child);
    const [given, partial] = [fieldOf(field, "incoming"), fieldOf(field, "partial")];
    const incoming = isPresent(given) ? values.valueLike(given, value, `the value of ${id}`) : expected;
    warn(event, difference(given.path, incoming, expected, `the adjoint of ${id} there`));
    const place = rows.storeUnlessAt(latest.get(child) ?? ZERO, incoming);
    const stored = { incoming: place, partial: isPresent(partial) ? numberOf(partial) : undefined };
    pushSum("accumulate", edge, { ...stored, ...readSum(field, event, node) }, node);
  }

  function pushSum(kind: "seed" | "accumulate", ref: number, sum: StoredSum, node: number): void {
    latest.set(node, rows.pushSum(kind, ref, sum));
  }

  function readSum(field: Field, event: number, node: number): StoredSum {
    const { id, value } = nodeOf(node);
    const read = (part: Field): Value => values.valueLike(part, value, `the value of ${id}`);
    const [given, stated] = [fieldOf(field, "before"), fieldOf(field, "after")];
    const expected = state.adjointOf(node);
    const before = isPresent(given) ? read(given) : expected;
    const known = latest.get(node);
    // The first contribution may meet an adjoint left by an earlier run.
    if (known !== undefined)
      warn(event, difference(given.path, before, expected, `the adjoint of ${id} there`));
    const contribution = read(fieldOf(field, "contribution"));
    const sum = plus(before, contribution);
    const after = isPresent(stated) ? read(stated) : sum;
    warn(event, difference(stated.path, after, sum, "before + contribution"));
    state.received(node, after);
    return { before: rows.storeUnlessAt(known ?? ZERO, before), contribution, after };
  }

  for (const [event, field] of fields.entries()) readStep(field, event);
  return { seen, steps: createSteps(rows.finish(), nodes, edges) };
}

/** Returns the order in which the sort first reached the nodes; without the list, the order of visits. */
function readSeen(field: Field, events: readonly Field[], index: ReadonlyMap<string, number>): Int32Array {
  if (isPresent(field)) {
    return Int32Array.from(listOf(field, MAX_EVENTS), (part) => indexOfNode(part, index));
  }
  const visited = events.flatMap((event) => {
    const node = fieldOf(event, "kind").value === "visit" ? fieldOf(event, "node").value : undefined;
    return typeof node === "string" ? (index.get(node) ?? []) : [];
  });
  return Int32Array.from(new Set(visited));
}
