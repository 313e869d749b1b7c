import type { Parameter } from "./parameter.ts";

/** Which layers of a chain are kept, as text: `all`, `sqrt`, `optimal:3`, or a list `h0,h4,h8`. */
export interface LayersParameter extends Parameter<string, string> {
  readonly kind: "layers";
  /** The size that counts the layers. */
  readonly axis: string;
}

/** What a text says of the layers to keep. */
export type Store =
  | { readonly kind: "all" | "sqrt" }
  | { readonly kind: "optimal"; readonly slots: number }
  | { readonly kind: "list"; readonly layers: readonly number[] };

/** The most slots that can be asked for: more than layers would be no use. */
const MOST_SLOTS = 64;

/** Longer than any list of layers with each named once, in characters. */
const LONGEST = 400;

const NO_STORE = "it is neither all, sqrt, optimal with a number, nor a list of layers";

/**
 * A choice of the layers to keep. The input h₀ and the last layer are always there, so a list holds
 * them whether they were named or not, and names each layer once, in order.
 */
export function layers(axis: string, usual: string): LayersParameter {
  const problem = (value: unknown) =>
    typeof value === "string" && storeOf(value) !== undefined ? undefined : NO_STORE;
  return {
    kind: "layers",
    role: "choice",
    axis,
    default: usual,
    allowed: `all, sqrt, optimal:1 to optimal:${MOST_SLOTS}, or a list of layers in order, each once, with the first and the last, such as ${usual}`,
    problem,
    read: (text) => (problem(text) === undefined ? { value: text } : { problem: NO_STORE }),
    write: (value) => value,
    conflict(value, sizes) {
      const [store, last] = [storeOf(value), sizes[axis] ?? 0];
      if (store?.kind !== "list" || store.layers.every((layer) => layer <= last)) return undefined;
      return `layers from h0 to h${last}`;
    },
    fit(value, sizes) {
      const [store, last] = [storeOf(value), sizes[axis] ?? 0];
      return store?.kind === "list" ? listText(store.layers, last) : value;
    },
  };
}

/** Reads a choice of layers; none if the text is not one. */
export function storeOf(text: string): Store | undefined {
  if (text === "all" || text === "sqrt") return { kind: text };
  const slots = Number(/^optimal:([1-9]\d?)$/.exec(text)?.[1]);
  if (slots >= 1 && slots <= MOST_SLOTS) return { kind: "optimal", slots };
  if (text.length > LONGEST) return undefined;
  const named = text.split(",").map(layerOf);
  const layers = named.filter((layer) => layer !== undefined);
  return layers.length < named.length ? undefined : { kind: "list", layers };
}

/** The layer that a name in such a list stands for, which a node of a chain has too: 4 for `h4`. */
export function layerOf(name: string): number | undefined {
  const digits = /^h(\d{1,2})$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A list of kept layers as text: in order, each once, with the ends of a chain of `last` layers. */
export function listText(kept: readonly number[], last: number): string {
  const inner = kept.filter((layer) => layer > 0 && layer < last);
  const all = [...new Set([0, ...inner, last])].sort((a, b) => a - b);
  return all.map((layer) => `h${layer}`).join(",");
}
