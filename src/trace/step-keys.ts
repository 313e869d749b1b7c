import { CODES, KINDS, type StepColumns, type StepKind, WITH_PARTIAL } from "./step-columns.ts";
import type { StepIndex } from "./step-index.ts";

const PREFIXES: Partial<Record<StepKind, string>> = { evaluate: "eval", accumulate: "acc" };
const prefixOf = (kind: StepKind): string => PREFIXES[kind] ?? kind;
const KIND_OF: ReadonlyMap<string, StepKind> = new Map(KINDS.map((kind) => [prefixOf(kind), kind]));

/** Nodes or edges. */
interface Named {
  readonly length: number;
  at(index: number): { readonly id: string } | undefined;
  indexOf(id: string): number;
}

/**
 * The keys of a trace's steps, made when they are read: the kind, and the id of the step's node, or of its
 * edge for an accumulation. The second step of one name gets the suffix `.2`, the third `.3`. No two steps
 * have the same key, whatever the ids are; the ids of nodes differ.
 */
export class StepKeys {
  readonly #columns: StepColumns;
  readonly #nodes: Named;
  readonly #edges: Named;
  readonly #index: StepIndex;
  /** The keys with a suffix, by step. */
  readonly #suffixed = new Map<number, string>();
  /** The steps whose keys have a suffix, by key. */
  readonly #repeats = new Map<string, number>();

  constructor(columns: StepColumns, nodes: Named, edges: Named, index: StepIndex) {
    this.#columns = columns;
    this.#nodes = nodes;
    this.#edges = edges;
    this.#index = index;
    this.#findRepeats();
  }

  /** Returns the key of a step. */
  keyOf(step: number): string {
    return this.#suffixed.get(step) ?? this.#nameOf(step);
  }

  /** Returns the step with a key; undefined if there is none. */
  find(key: string): number | undefined {
    const repeat = this.#repeats.get(key);
    if (repeat !== undefined) return repeat;
    const first = this.#firstNamed(key);
    return first < 0 || this.#suffixed.has(first) ? undefined : first;
  }

  #findRepeats(): void {
    const { kinds, refs } = this.#columns;
    const slots = 1 + Math.max(this.#nodes.length, this.#edges.length);
    const counts: Int32Array[] = KINDS.map(() => new Int32Array(slots));
    counts[WITH_PARTIAL] = counts[CODES.accumulate] as Int32Array;
    for (let i = 0; i < refs.length; i++) {
      const own = counts[kinds[i] as number] as Int32Array;
      const slot = 1 + (refs[i] as number);
      let count = 1 + (own[slot] as number);
      // Ids differ, so that only keys with a suffix can be equal to others.
      if (count > 1 || this.#repeats.size > 0) {
        const name = this.#nameOf(i);
        const keyed = (): string => (count === 1 ? name : `${name}.${count}`);
        while ((this.find(keyed()) ?? i) < i) count += 1;
        if (count > 1) {
          this.#suffixed.set(i, keyed());
          this.#repeats.set(keyed(), i);
        }
      }
      own[slot] = count;
    }
  }

  /** Returns the first of the steps whose key is `name` or `name` with a suffix; −1 if there is none. */
  #firstNamed(name: string): number {
    const dot = name.indexOf(".");
    const kind = KIND_OF.get(dot < 0 ? name : name.slice(0, dot));
    if (kind === undefined || (kind === "collect") !== dot < 0) return -1;
    if (kind === "collect") return this.#columns.kinds.indexOf(KINDS.indexOf(kind));
    const ref = (kind === "accumulate" ? this.#edges : this.#nodes).indexOf(name.slice(dot + 1));
    if (ref < 0) return -1;
    return kind === "accumulate" ? this.#index.flowOf(ref) : this.#index.first(kind, ref);
  }

  /** Returns the key of a step without its suffix. */
  #nameOf(step: number): string {
    const kind = this.#kindOf(step);
    const ref = this.#columns.refs[step] as number;
    if (ref < 0) return prefixOf(kind);
    return `${prefixOf(kind)}.${(kind === "accumulate" ? this.#edges : this.#nodes).at(ref)?.id}`;
  }

  #kindOf(step: number): StepKind {
    return KINDS[this.#columns.kinds[step] as number] as StepKind;
  }
}
