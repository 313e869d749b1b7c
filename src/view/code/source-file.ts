import { type FileData, type Position, TOKEN_KINDS } from "./code-data.ts";

/** A file of the project, as far as listings show it. */
export interface SourceFile {
  /** The path below `src/`. */
  readonly path: string;
  /** The text of the file up to the last line that a listing shows. Lines that no listing shows are empty. */
  readonly text: string;
  /** The offset at which each line starts. */
  readonly starts: readonly number[];
  /** All tokens of the text, in order. */
  readonly tokens: readonly Token[];
}

/** A range of characters of one kind. */
export interface Token {
  readonly from: number;
  readonly to: number;
  readonly kind: (typeof TOKEN_KINDS)[number];
}

const opened = new WeakMap<FileData, SourceFile>();

/** Returns a file for its data. The same data gives the same file. */
export function sourceFile(data: FileData): SourceFile {
  const file = opened.get(data) ?? open(data);
  opened.set(data, file);
  return file;
}

function open({ path, text, tokens: numbers }: FileData): SourceFile {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const tokens: Token[] = [];
  for (let i = 0, from = 0; i < numbers.length; i += 2) {
    const to = from + (numbers[i + 1] ?? 0);
    tokens.push({ from, to, kind: TOKEN_KINDS[numbers[i] ?? 0] ?? "plain" });
    from = to;
  }
  return { path, text, starts, tokens };
}

/** Returns the offset of a position in the text. */
export function offsetAt({ starts }: SourceFile, [line, column]: Position): number {
  return (starts[line - 1] ?? 0) + column;
}

/** Returns the text of a line without its line break. */
export function lineText({ text, starts }: SourceFile, line: number): string {
  return text.slice(starts[line - 1], starts[line]).replace(/\r?\n$/, "");
}

/** Returns the tokens in a range of a file, split at the given offsets. */
export function tokensIn(file: SourceFile, from: number, to: number, cuts: readonly number[] = []): Token[] {
  const inside = file.tokens.filter((token) => token.to > from && token.from < to);
  return inside.flatMap(({ kind, ...token }) => {
    const [start, end] = [Math.max(token.from, from), Math.min(token.to, to)];
    const places = [start, ...cuts.filter((cut) => cut > start && cut < end), end];
    return places.slice(1).map((place, i): Token => ({ from: places[i] ?? start, to: place, kind }));
  });
}
