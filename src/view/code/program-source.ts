import { operationById } from "../../autodiff/operations/all.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import type { CallSite, LineRange, ProgramData, ProgramPart } from "./code-data.ts";
import { isEntrywise } from "./is-entrywise.ts";
import { type Listing, listing } from "./listing.ts";
import { type SourceFile, sourceFile } from "./source-file.ts";
import { programData } from "./sources.ts";

/** The program of a case: the parts of its file that run, and the line that makes each node. */
export interface ProgramSource {
  readonly file: SourceFile;
  /** The lines of the program itself, and of the functions that make nodes of this run. */
  readonly parts: readonly LineRange[];
  /** The functions in other files of the cases that these parts call, by file. */
  readonly helpers: readonly Listing[];
  /** The line that makes each node of the trace. Undefined for a leaf. */
  readonly lines: readonly (number | undefined)[];
}

/**
 * Returns the program of a case, with the line that made each node of a run. The line is the call of the
 * node's operation. Of several calls, the line is that of the call whose result has the node's name.
 *
 * @throws RangeError if there is no such case
 */
export function programSource(slug: string, trace: Trace): ProgramSource {
  const { file, parts, sites, helpers } = programData(slug);
  const lines = trace.nodes.map((_, i) => siteOf(trace, i, sites)?.line);
  const isUsed = ({ from, to }: LineRange): boolean =>
    lines.some((line) => line !== undefined && from <= line && line <= to);
  const shown = parts.filter((part, i) => i === 0 || isUsed(part.lines));
  return {
    file: sourceFile(file),
    parts: shown.map(({ lines }) => lines),
    helpers: helpersOf(shown, helpers),
    lines,
  };
}

function siteOf(trace: Trace, index: number, sites: readonly CallSite[]): CallSite | undefined {
  const { op, id, aliases } = nodeAt(trace, index);
  if (op === undefined) return undefined;
  const entrywise = isEntrywise(trace, index);
  const own = sites.filter((site) => site.operation === op && site.entrywise === entrywise);
  // A function that chooses among operations, such as `reluLayer`, is not an operation itself.
  const candidates = own.length > 0 ? own : sites.filter(({ operation }) => !operationById.has(operation));
  const names = [id, ...aliases];
  const ranks = candidates.map((site) => Math.max(...names.map((name) => rankOf(site, name))));
  return candidates[ranks.indexOf(Math.max(...ranks))];
}

/**
 * Returns how well a node's name fits a call: 2 for a name of its result, 1 for a letter with a number, else
 * 0.
 */
function rankOf({ names, letters }: CallSite, name: string): number {
  if (names.includes(name)) return 2;
  return letters.some((letter) => name.startsWith(letter) && /^\d+$/.test(name.slice(letter.length))) ? 1 : 0;
}

function helpersOf(parts: readonly ProgramPart[], files: ProgramData["helpers"]): Listing[] {
  const calls = parts.flatMap((part) => part.calls);
  return files.flatMap((file) => {
    const called = calls.filter(({ path }) => path === file.path).map(({ lines }) => lines);
    return called.length === 0 ? [] : [listing(sourceFile(file), called)];
  });
}
