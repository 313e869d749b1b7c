import type { NodeSymbol, NodeSymbols } from "./symbols.ts";
import { afterGroup, type TexToken, tokensOfTex } from "./tex-tokens.ts";

/** Commands whose argument is text and not mathematics. */
const WORDS = new Set(["\\text", "\\operatorname", "\\mathrm", "\\begin", "\\end"]);

/** A part of TeX, with its symbol if it is one. */
export interface TexPart {
  readonly tex: string;
  readonly symbol: NodeSymbol | undefined;
}

/** Splits TeX at the symbols of nodes: `2 x_1 + \bar v` has two if there are nodes `x1` and `v`. */
export function partsOfTex(tex: string, { byToken }: NodeSymbols): TexPart[] {
  const tokens = tokensOfTex(tex);
  const parts: TexPart[] = [];
  let plain = "";
  const source = (from: number, to: number) => tex.slice(tokens[from]?.from, tokens[to]?.from ?? tex.length);
  for (let at = 0; at < tokens.length; ) {
    const text = tokens[at]?.text ?? "";
    const found = byToken.get(text)?.flatMap((symbol) => {
      const end = endOf(symbol, tokens, at);
      return end === undefined ? [] : [{ symbol, end }];
    })[0];
    if (found !== undefined) {
      if (plain !== "") parts.push({ tex: plain, symbol: undefined });
      plain = "";
      parts.push({ tex: source(at, found.end), symbol: found.symbol });
      at = found.end;
      continue;
    }
    // A letter under a bar or in an index is not a symbol of its own.
    const skips = WORDS.has(text) || text === "_" || text === "\\bar";
    const end = skips ? afterGroup(tokens, at + 1) : at + 1;
    plain += source(at, end);
    at = end;
  }
  if (plain !== "") parts.push({ tex: plain, symbol: undefined });
  return parts;
}

/**
 * Returns the index after a symbol that begins at `start`, or undefined if there is another symbol or a
 * longer name.
 */
function endOf(symbol: NodeSymbol, tokens: readonly TexToken[], start: number): number | undefined {
  let at = start;
  let depth = 0;
  for (const wanted of symbol.tokens) {
    for (; /^[\s{}]/.test(tokens[at]?.text ?? "") && at > start; at++) depth += depthOf(tokens[at]);
    if (tokens[at]?.text !== wanted) return undefined;
    at++;
  }
  for (; depth > 0 && tokens[at]?.text === "}"; at++) depth--;
  if (depth !== 0 || tokens[at]?.text === "_") return undefined;
  // A power stands above the index only if both belong to one letter.
  const isRaised = symbol.tokens.includes("_") && tokens[at]?.text === "^";
  return isRaised ? afterGroup(tokens, at + 1) : at;
}

function depthOf(token: TexToken | undefined): number {
  return token?.text === "{" ? 1 : token?.text === "}" ? -1 : 0;
}
