import { createContext, useMemo } from "react";
import { adjointOf, symbolOf } from "../../formula/build.ts";
import type { SymbolExpression } from "../../formula/expression.ts";
import { keyOf } from "../../formula/walk.ts";
import type { Trace } from "../../trace/trace.ts";

/** The symbol of a node's value or adjoint in formulas, listings and sentences. */
export interface NodeSymbol {
  /** The node's id. */
  readonly node: string;
  readonly part: "value" | "adjoint";
}

/** The symbols of all nodes of a run, by the keys that the views look up. */
export interface NodeSymbols {
  /** By the key of the symbol in formulas. */
  readonly byKey: ReadonlyMap<string, NodeSymbol>;
  /** By the name of a variable in a program. */
  readonly byName: ReadonlyMap<string, NodeSymbol>;
}

/** The symbols of a page without a run. */
export const NO_SYMBOLS: NodeSymbols = { byKey: new Map(), byName: new Map() };

/** The symbols of the player around a component. */
export const SymbolsContext = createContext<NodeSymbols>(NO_SYMBOLS);

/** Returns the names of all nodes as one text. The symbols depend only on this text. */
export function namesIn(trace: Trace | undefined): string {
  return trace?.nodes.map(({ id, aliases }) => [id, ...aliases].join("=")).join(" ") ?? "";
}

/** Returns the symbols for names as `namesIn` writes them. */
export function symbolsFor(names: string): NodeSymbols {
  const byKey = new Map<string, NodeSymbol>();
  const byName = new Map<string, NodeSymbol>();
  for (const node of names.split(" ").filter(Boolean)) {
    const [id = "", ...aliases] = node.split("=");
    for (const name of [id, ...aliases]) {
      const symbol = symbolOf(name);
      byKey.set(keyOf(symbol), { node: id, part: "value" });
      byKey.set(keyOf(adjointOf(symbol)), { node: id, part: "adjoint" });
      byName.set(name, { node: id, part: "value" });
    }
  }
  return { byKey, byName };
}

/** Returns the symbols of a run, the same as before if the run has the same names. */
export function useSymbols(trace: Trace | undefined): NodeSymbols {
  const names = useMemo(() => namesIn(trace), [trace]);
  return useMemo(() => symbolsFor(names), [names]);
}

/** Returns the node whose value or adjoint a symbol of a formula is. */
export function nodeOf(symbol: SymbolExpression, { byKey }: NodeSymbols): NodeSymbol | undefined {
  return byKey.get(keyOf(symbol));
}
