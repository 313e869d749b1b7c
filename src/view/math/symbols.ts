import { createContext } from "react";
import type { Trace } from "../../trace/trace.ts";
import { adjointTex, symbolTex } from "../../words/notation.ts";
import { texToText } from "../../words/tex-to-text.ts";
import { tokensOfTex } from "./tex-tokens.ts";

/** The symbol of a node's value or adjoint in formulas, listings and sentences. */
export interface NodeSymbol {
  /** The node's id. */
  readonly node: string;
  readonly part: "value" | "adjoint";
  /** The TeX tokens of the symbol, without spaces and braces. */
  readonly tokens: readonly string[];
}

/** The symbols of all nodes of a run, by the keys that the views look up. */
export interface NodeSymbols {
  /** By their first token, the longest symbol first. */
  readonly byToken: ReadonlyMap<string, readonly NodeSymbol[]>;
  /** By their plain text, such as `v̄₁`. */
  readonly byText: ReadonlyMap<string, NodeSymbol>;
  /** By the name of a variable in a program. */
  readonly byName: ReadonlyMap<string, NodeSymbol>;
}

/** The symbols of a page without a run. */
export const NO_SYMBOLS: NodeSymbols = { byToken: new Map(), byText: new Map(), byName: new Map() };

/** The symbols of the player around a component. */
export const SymbolsContext = createContext<NodeSymbols>(NO_SYMBOLS);

/** Returns the names of all nodes as one text. The symbols depend only on this text. */
export function namesIn(trace: Trace | undefined): string {
  return trace?.nodes.map(({ id, aliases }) => [id, ...aliases].join("=")).join(" ") ?? "";
}

/** Returns the symbols for names as `namesIn` writes them. */
export function symbolsFor(names: string): NodeSymbols {
  const byToken = new Map<string, NodeSymbol[]>();
  const byText = new Map<string, NodeSymbol>();
  const byName = new Map<string, NodeSymbol>();
  for (const node of names.split(" ").filter(Boolean)) {
    const [id = "", ...aliases] = node.split("=");
    for (const name of [id, ...aliases]) {
      for (const part of ["value", "adjoint"] as const) {
        const tex = part === "value" ? symbolTex(name) : adjointTex(name);
        const tokens = tokensOfTex(tex).flatMap(({ text }) => (/^[\s{}]/.test(text) ? [] : [text]));
        const symbol = { node: id, part, tokens };
        const [first = ""] = tokens;
        byToken.set(first, [...(byToken.get(first) ?? []), symbol]);
        byText.set(texToText(tex), symbol);
        if (part === "value") byName.set(name, symbol);
      }
    }
  }
  for (const list of byToken.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return { byToken, byText, byName };
}
