/** A token of TeX, and where it begins. */
export interface TexToken {
  readonly text: string;
  readonly from: number;
}

const TOKEN = /\\[A-Za-z]+|\\.|\s+|./gsu;

/** TeX in tokens: commands, single characters, spaces. */
export function tokensOfTex(tex: string): TexToken[] {
  return [...tex.matchAll(TOKEN)].map(({ 0: text, index }) => ({ text, from: index }));
}

/** The place after the group, or the single token, that begins at a place; spaces before it are skipped. */
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
