import type { NodeSymbol, NodeSymbols } from "./symbols.ts";
import { afterGroup, type TexToken, tokensOfTex } from "./tex-tokens.ts";

/** Commands whose argument is words and not mathematics. */
const WORDS = new Set(["\\text", "\\operatorname", "\\mathrm", "\\begin", "\\end"]);

/** A part of TeX, and the symbol that it is, if it is one. */
export interface TexPart {
  readonly tex: string;
  readonly symbol: NodeSymbol | undefined;
}

/** TeX divided at the symbols of nodes: `2 x_1 + \bar v` has two where there are nodes `x1` and `v`. */
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
    // What stands under a bar or in an index is not the letter alone.
    const skips = WORDS.has(text) || text === "_" || text === "\\bar";
    const end = skips ? afterGroup(tokens, at + 1) : at + 1;
    plain += source(at, end);
    at = end;
  }
  if (plain !== "") parts.push({ tex: plain, symbol: undefined });
  return parts;
}

/** Where a symbol that begins at a place ends; nothing where something else stands, or the letter goes on. */
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
  // A power stands above the index only if both are of one letter.
  const isRaised = symbol.tokens.includes("_") && tokens[at]?.text === "^";
  return isRaised ? afterGroup(tokens, at + 1) : at;
}

function depthOf(token: TexToken | undefined): number {
  return token?.text === "{" ? 1 : token?.text === "}" ? -1 : 0;
}
