/** A token of TeX, with its offset. */
export interface TexToken {
  readonly text: string;
  readonly from: number;
}

const TOKEN = /\\[A-Za-z]+|\\.|\s+|./gsu;

/** Splits TeX into tokens: commands, single characters, spaces. */
export function tokensOfTex(tex: string): TexToken[] {
  return [...tex.matchAll(TOKEN)].map(({ 0: text, index }) => ({ text, from: index }));
}

/** Returns the index after the group or single token that begins at an index. Skips spaces before it. */
export function afterGroup(tokens: readonly TexToken[], start: number): number {
  let at = start;
  while (/^\s/.test(tokens[at]?.text ?? "")) at++;
  let depth = 0;
  do {
    const text = tokens[at++]?.text;
    if (text === undefined) return tokens.length;
    if (text === "{") depth++;
    if (text === "}") depth--;
  } while (depth > 0);
  return at;
}
