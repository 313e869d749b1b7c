import { parameterWords } from "../../words/en/parameters.ts";
import type { Parameter } from "./parameter.ts";

/**
 * The layers of a chain to keep, as text: `all`, `sqrt`, `binomial:3`, or a list `h0,h4,h8`. The older name
 * `optimal:3` is read as `binomial:3`.
 */
export interface LayersParameter extends Parameter<string, string> {
  readonly kind: "layers";
  /** Name of the size that is the number of layers. */
  readonly axis: string;
}

/** The parsed layers to keep. */
export type StorePolicy =
  | { readonly kind: "all" | "sqrt" }
  | { readonly kind: "optimal"; readonly slots: number }
  | { readonly kind: "list"; readonly layers: readonly number[] };

/** Largest number of slots; more slots than layers would be useless. */
const MOST_SLOTS = 64;

/** Limit in characters; no list that names each layer once is longer. */
const MAX_LENGTH = 400;

/**
 * Creates a parameter for the layers to keep. The input h₀ and the last layer are always kept, so `fit` adds
 * them to a list, sorts it and removes duplicates.
 */
export function layers(axis: string, defaultValue: string): LayersParameter {
  const problem = (value: unknown) =>
    typeof value === "string" && storeOf(value) !== undefined ? undefined : parameterWords.noStore;
  return {
    kind: "layers",
    role: "choice",
    axis,
    default: defaultValue,
    allowed: parameterWords.allowed.store(MOST_SLOTS, defaultValue),
    problem,
    read: (text) =>
      problem(text) === undefined ? { value: renamed(text) } : { problem: parameterWords.noStore },
    write: (value) => value,
    conflict(value, sizes) {
      const [store, last] = [storeOf(value), sizes[axis] ?? 0];
      if (store?.kind !== "list" || store.layers.every((layer) => layer <= last)) return undefined;
      return parameterWords.allowed.layers(last);
    },
    fit(value, sizes) {
      const [store, last] = [storeOf(value), sizes[axis] ?? 0];
      return store?.kind === "list" ? listText(store.layers, last) : renamed(value);
    },
  };
}

/** Returns a text with the present name of the binomial schedule. */
function renamed(text: string): string {
  return text.replace(/^optimal:/, "binomial:");
}

/** Parses the text of a layers parameter; undefined if it is malformed. */
export function storeOf(text: string): StorePolicy | undefined {
  if (text === "all" || text === "sqrt") return { kind: text };
  const slots = Number(/^(?:binomial|optimal):([1-9]\d?)$/.exec(text)?.[1]);
  if (slots >= 1 && slots <= MOST_SLOTS) return { kind: "optimal", slots };
  if (text.length > MAX_LENGTH) return undefined;
  const named = text.split(",").map(layerOf);
  const layers = named.filter((layer) => layer !== undefined);
  return layers.length < named.length ? undefined : { kind: "list", layers };
}

/** Returns the layer that a name in a list stands for: 4 for `h4`. The nodes of a chain have the same names. */
export function layerOf(name: string): number | undefined {
  const digits = /^h(\d{1,2})$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Writes a list of kept layers: sorted, without duplicates, with both ends of a chain of `last` layers. */
export function listText(kept: readonly number[], last: number): string {
  const inner = kept.filter((layer) => layer > 0 && layer < last);
  const all = [...new Set([0, ...inner, last])].sort((a, b) => a - b);
  return all.map((layer) => `h${layer}`).join(",");
}
