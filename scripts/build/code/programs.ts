import type { SyntaxNode } from "@lezer/common";
import type { ProgramData, ProgramPart } from "../../../src/view/code/code-data.ts";
import { callSites } from "./call-sites.ts";
import { declarationOf, functionIn, importOf } from "./declarations.ts";
import { linesOf, type ParsedFile, textOf } from "./parsed-file.ts";
import { calleeOf, within } from "./syntax.ts";

/**
 * Returns the program in a case's file.
 *
 * @throws RangeError if the file has no program
 */
export function programIn(file: ParsedFile): Pick<ProgramData, "parts" | "sites"> {
  const program = [...within(file.root)].find(
    (node) => node.name === "Property" && node.firstChild && textOf(file, node.firstChild) === "program",
  );
  if (program === undefined) throw new RangeError(`code: ${file.path} has no program`);
  const parts = [program, ...calledFrom(file, program)];
  return {
    parts: parts.map((part) => ({ lines: linesOf(file, part), calls: callsFrom(file, part) })),
    sites: parts.flatMap((part) => callSites(file, part)),
  };
}

/** Returns the functions of the same file that a part calls, directly or indirectly. */
function calledFrom(file: ParsedFile, part: SyntaxNode, known: SyntaxNode[] = []): SyntaxNode[] {
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

function nameIn(file: ParsedFile, declaration: SyntaxNode): string | undefined {
  const name = declaration.getChild("VariableDefinition");
  return name === null ? undefined : textOf(file, name);
}

/** Returns the functions of the cases outside a file that a part of the file calls, directly or indirectly. */
function callsFrom(file: ParsedFile, part: SyntaxNode): ProgramPart["calls"] {
  const found: ProgramPart["calls"][number][] = [];
  const add = (from: ParsedFile, part: SyntaxNode): void => {
    for (const call of within(part)) {
      const name = call.name === "CallExpression" ? calleeOf(from, call) : undefined;
      const called = name === undefined ? undefined : declarationOf(from, name);
      if (called === undefined || called.file === file || !called.file.path.startsWith("cases/")) continue;
      const { path } = called.file;
      const lines = linesOf(called.file, called.statement);
      if (found.some((known) => known.path === path && known.lines.from === lines.from)) continue;
      found.push({ path, lines });
      add(called.file, called.value);
    }
  };
  add(file, part);
  return found;
}
