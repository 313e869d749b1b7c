import type { SyntaxNode } from "@lezer/common";
import { declarationOf } from "./declarations.ts";
import { type Listing, listing } from "./listing.ts";
import type { ProgramSource } from "./program-source.ts";
import type { SourceFile } from "./source-file.ts";
import { calleeOf, within } from "./syntax.ts";

/**
 * Returns the functions that a program calls in other files of the cases, and the functions that those call,
 * by file.
 */
export function helpersOf({ file, parts }: ProgramSource): Listing[] {
  const found = new Map<SourceFile, SyntaxNode[]>();
  const add = (from: SourceFile, part: SyntaxNode): void => {
    for (const call of within(part)) {
      const name = call.name === "CallExpression" ? calleeOf(from, call) : undefined;
      const called = name === undefined ? undefined : declarationOf(from, name);
      if (called === undefined || called.file === file || !called.file.path.startsWith("cases/")) continue;
      const known = found.get(called.file) ?? [];
      if (known.some((part) => part.from === called.statement.from)) continue;
      found.set(called.file, [...known, called.statement]);
      add(called.file, called.value);
    }
  };
  for (const part of parts) add(file, part);
  return [...found].map(([helper, statements]) => listing(helper, statements));
}
