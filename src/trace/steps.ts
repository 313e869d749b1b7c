import { sizeOf } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { Sequence } from "./sequence.ts";
import {
  CODES,
  KINDS,
  SAME,
  type StepColumns,
  type StepKind,
  valueAt,
  WITH_PARTIAL,
} from "./step-columns.ts";
import { StepIndex } from "./step-index.ts";
import { StepKeys } from "./step-keys.ts";
import type { AdjointSum, Edges, Nodes, Phase, Step, Steps, TraceNode } from "./trace.ts";

/** The phases of kinds; a value is kept, discarded or evaluated again in two phases. */
const PHASES: Partial<Record<StepKind, Phase>> = {
  evaluate: "forward",
  visit: "sort",
  seed: "seed",
  accumulate: "backward",
  collect: "gradient",
};

/** Returns the steps in columns as a list. The columns are not copied. */
export function createSteps(columns: StepColumns, nodes: Nodes, edges: Edges): Steps {
  return new ColumnSteps(columns, nodes, edges);
}

class ColumnSteps extends Sequence<Step> implements Steps {
  readonly #columns: StepColumns;
  readonly #nodes: Nodes;
  readonly #edges: Edges;
  #index: StepIndex | undefined;
  #keys: StepKeys | undefined;
  readonly #firstSeed: number;

  constructor(columns: StepColumns, nodes: Nodes, edges: Edges) {
    super(columns.kinds.length, (position) => this.#step(position));
    this.#columns = columns;
    this.#nodes = nodes;
    this.#edges = edges;
    this.#firstSeed = this.first("seed");
  }

  get columns(): StepColumns {
    return this.#columns;
  }

  get index(): StepIndex {
    this.#index ??= new StepIndex(this.#columns, this.#nodes.length, this.#edges.parents);
    return this.#index;
  }

  get keys(): StepKeys {
    this.#keys ??= new StepKeys(this.#columns, this.#nodes, this.#edges, this.index);
    return this.#keys;
  }

  kindAt(position: number): StepKind | undefined {
    return KINDS[this.#columns.kinds[position] ?? -1];
  }

  phaseAt(position: number): Phase | undefined {
    const kind = this.kindAt(position);
    if (kind === undefined) return undefined;
    const isBack = this.#firstSeed >= 0 && position > this.#firstSeed;
    return PHASES[kind] ?? (isBack ? "backward" : "forward");
  }

  nodeAt(position: number): number | undefined {
    const ref = this.#columns.refs[position] ?? -1;
    if (this.kindAt(position) === "accumulate") return this.#edges.parents[ref];
    return ref < 0 ? undefined : ref;
  }

  afterAt(position: number): Value {
    const like = this.#valueOf(this.nodeAt(position) as number);
    const place = (this.#columns.places[position] as number) + sizeOf(shapeOf(like));
    return valueAt(this.#columns.entries, place, like);
  }

  valueAt(position: number): Value | undefined {
    const { kinds, places, entries } = this.#columns;
    const place = places[position] ?? SAME;
    if (kinds[position] !== CODES.recompute || place === SAME) return undefined;
    return valueAt(entries, place, this.#valueOf(this.nodeAt(position) as number));
  }

  first(kind: StepKind): number {
    const places = KINDS.map((one, code) => (one === kind ? this.#columns.kinds.indexOf(code) : -1));
    return places.reduce((first, place) => (place < 0 || (first >= 0 && first < place) ? first : place), -1);
  }

  count(kind: StepKind, end = this.length): number {
    const { kinds } = this.#columns;
    let count = 0;
    for (let i = 0; i < end; i++) if (KINDS[kinds[i] as number] === kind) count += 1;
    return count;
  }

  #step(position: number): Step {
    const { kinds, refs, places, incoming, entries } = this.#columns;
    const kind = this.kindAt(position) as StepKind;
    const name = { key: this.keys.keyOf(position), phase: this.phaseAt(position) as Phase };
    if (kind === "collect") return { kind, ...name };
    const node = this.nodeAt(position) as number;
    if (kind === "visit") return { kind, ...name, node, seen: places[position] as number };
    if (kind !== "seed" && kind !== "accumulate") {
      const value = this.valueAt(position);
      return { kind, ...name, node, ...(value !== undefined && { value }) };
    }
    const sum = this.#sum(position, node);
    if (kind === "seed") return { kind, ...name, node, ...sum };
    const edge = refs[position] as number;
    const child = this.#edges.children[edge] as number;
    return {
      kind,
      ...name,
      edge,
      node,
      incoming: valueAt(entries, incoming[position] as number, this.#valueOf(child)),
      partial: kinds[position] === WITH_PARTIAL ? this.#partial(position, node) : undefined,
      ...sum,
    };
  }

  #sum(position: number, node: number): AdjointSum {
    const { places, before, entries } = this.#columns;
    const like = this.#valueOf(node);
    return {
      before: valueAt(entries, before[position] as number, like),
      contribution: valueAt(entries, places[position] as number, like),
      after: this.afterAt(position),
    };
  }

  #partial(position: number, node: number): number {
    const { places, entries } = this.#columns;
    return entries[(places[position] as number) + 2 * sizeOf(shapeOf(this.#valueOf(node)))] as number;
  }

  #valueOf(node: number): Value {
    return (this.#nodes.at(node) as TraceNode).value;
  }
}
