import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/javascript";
import type { LineRange, Position } from "../../../src/view/code/code-data.ts";

const typescript = parser.configure({ dialect: "ts" });

/** A file of the project with its syntax tree. */
export interface ParsedFile {
  /** The path below `src/`. */
  readonly path: string;
  readonly text: string;
  readonly root: SyntaxNode;
  /** The offset at which each line starts. */
  readonly starts: readonly number[];
  /** The project that the file belongs to, in which its imports are followed. */
  readonly project: Project;
}

/** The files whose code may be listed. */
export interface Project {
  /** Their paths below `src/`, in alphabetical order. */
  readonly paths: readonly string[];
  /**
   * Returns a file. Parses it on the first request.
   *
   * @throws RangeError if the project has no such file
   */
  readonly file: (path: string) => ParsedFile;
}

/**
 * Returns a project.
 *
 * @param texts the text of every file, by path below `src/`
 */
export function projectOf(texts: ReadonlyMap<string, string>): Project {
  const parsed = new Map<string, ParsedFile>();
  const project: Project = {
    paths: [...texts.keys()].sort(),
    file(path) {
      const text = texts.get(path);
      if (text === undefined) throw new RangeError(`code: no file ${path} among the sources`);
      const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
      const file = parsed.get(path) ?? { path, text, root: typescript.parse(text).topNode, starts, project };
      parsed.set(path, file);
      return file;
    },
  };
  return project;
}

/** Returns the number of the line at an offset, counted from 1. */
export function lineAt({ starts }: ParsedFile, offset: number): number {
  const after = starts.findIndex((start) => start > offset);
  return after < 0 ? starts.length : after;
}

/** Returns the position of an offset. */
export function positionAt(file: ParsedFile, offset: number): Position {
  const line = lineAt(file, offset);
  return [line, offset - (file.starts[line - 1] ?? 0)];
}

/** Returns the lines of a syntax node. */
export function linesOf(file: ParsedFile, { from, to }: Pick<SyntaxNode, "from" | "to">): LineRange {
  return { from: lineAt(file, from), to: lineAt(file, to) };
}

/** Returns the text of a syntax node. */
export function textOf({ text }: ParsedFile, { from, to }: Pick<SyntaxNode, "from" | "to">): string {
  return text.slice(from, to);
}
