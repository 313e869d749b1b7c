import type { SyntaxNode } from "@lezer/common";
import { operationById } from "../../autodiff/operations/all.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import { callSites, namesAt } from "./call-sites.ts";
import { functionIn, importOf } from "./declarations.ts";
import { lineAt, type SourceFile, sourceFile, textOf } from "./source-file.ts";
import { calleeOf, within } from "./syntax.ts";

/** The program of a case: the parts of its file that run, and the line that makes each node. */
export interface ProgramSource {
  readonly file: SourceFile;
  /**
   * The parts of the file that are the program: the program itself, and functions that make nodes of this
   * run.
   */
  readonly parts: readonly SyntaxNode[];
  /** The line that makes each node of the trace. Undefined for a leaf. */
  readonly lines: readonly (number | undefined)[];
}

/**
 * Returns the program of a case, with the line that made each node of a run. The line is the call of the
 * node's operation. Of several calls, the line is that of the call whose result has the node's name.
 *
 * @throws RangeError if the case's file has no program
 */
export function programSource(slug: string, trace: Trace): ProgramSource {
  const file = sourceFile(`cases/${slug}.case.ts`);
  const program = [...within(file.root)].find(
    (node) => node.name === "Property" && node.firstChild && textOf(file, node.firstChild) === "program",
  );
  if (program === undefined) throw new RangeError(`code: ${file.path} has no program`);
  const functions = calledFrom(file, program);
  const sites = [program, ...functions].flatMap((part) => callSites(file, part));
  const lines = trace.nodes.map((_, i) => {
    const site = siteOf(trace, i, sites);
    return site && lineAt(file, site.call.from);
  });
  const isIn = ({ from, to }: SyntaxNode, line: number | undefined): boolean =>
    line !== undefined && line >= lineAt(file, from) && line <= lineAt(file, to);
  return {
    file,
    parts: [program, ...functions.filter((part) => lines.some((line) => isIn(part, line)))],
    lines,
  };
}

type Site = ReturnType<typeof callSites>[number];

function siteOf(trace: Trace, index: number, sites: readonly Site[]): Site | undefined {
  const { op, id, aliases, value } = nodeAt(trace, index);
  if (op === undefined) return undefined;
  const entrywise = typeof value !== "number" && operationById.get(op)?.tensors === undefined;
  const own = sites.filter((site) => site.operation === op && site.entrywise === entrywise);
  // A function that chooses among operations, such as `reluLayer`, is not an operation itself.
  const candidates = own.length > 0 ? own : sites.filter(({ operation }) => !operationById.has(operation));
  const names = [id, ...aliases];
  const ranks = candidates.map((site) => Math.max(...names.map((name) => namesAt(site, name))));
  return candidates[ranks.indexOf(Math.max(...ranks))];
}

/** Returns the functions of the same file that a part calls, directly or indirectly. */
function calledFrom(file: SourceFile, part: SyntaxNode, known: SyntaxNode[] = []): SyntaxNode[] {
  const declared = new Set(
    file.root.getChildren("FunctionDeclaration").map((declaration) => nameIn(file, declaration)),
  );
  for (const call of within(part)) {
    const name = call.name === "CallExpression" ? calleeOf(file, call) : undefined;
    if (name === undefined || !declared.has(name) || importOf(file, name) !== undefined) continue;
    const { value } = functionIn(file, name);
    if (known.some(({ from }) => from === value.from)) continue;
    known.push(value);
    calledFrom(file, value, known);
  }
  return known;
}

function nameIn(file: SourceFile, declaration: SyntaxNode): string | undefined {
  const name = declaration.getChild("VariableDefinition");
  return name === null ? undefined : textOf(file, name);
}
