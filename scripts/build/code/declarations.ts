import type { SyntaxNode } from "@lezer/common";
import { type ParsedFile, textOf } from "./parsed-file.ts";
import { partsOf, within } from "./syntax.ts";

/** A top-level function or constant of a file. */
export interface Declaration {
  readonly file: ParsedFile;
  readonly name: string;
  /** The whole statement, including `export`. */
  readonly statement: SyntaxNode;
  /** The function, or the value of the constant. */
  readonly value: SyntaxNode;
}

/** Returns the top-level declaration that a name stands for in a file. Follows imports. */
export function declarationOf(file: ParsedFile, name: string): Declaration | undefined {
  return declared(file, name) ?? imported(file, name);
}

/** Returns the top-level functions and constants of a file, in text order. */
export function declarationsIn(file: ParsedFile): Declaration[] {
  return partsOf(file.root).flatMap((statement): Declaration[] => {
    const declaration = statement.name === "ExportDeclaration" ? partsOf(statement)[0] : statement;
    if (declaration === undefined) return [];
    const [definition, ...rest] = partsOf(declaration);
    if (definition?.name !== "VariableDefinition") return [];
    const value = declaration.name === "FunctionDeclaration" ? declaration : rest.at(-1);
    return value === undefined ? [] : [{ file, name: textOf(file, definition), statement, value }];
  });
}

/**
 * Returns a function that a file declares.
 *
 * @throws RangeError if the file declares no such function
 */
export function functionIn(file: ParsedFile, name: string): Declaration {
  const found = declared(file, name);
  if (found === undefined) throw new RangeError(`code: ${file.path} declares no ${name}`);
  return found;
}

/** Returns the path of the file that a name is imported from, if the file imports it. */
export function importOf(file: ParsedFile, name: string): string | undefined {
  for (const statement of file.root.getChildren("ImportDeclaration")) {
    const names = [...within(statement)].filter((node) => node.name === "VariableDefinition");
    const from = statement.getChild("String");
    if (from !== null && names.some((node) => textOf(file, node) === name)) {
      return joined(file.path, textOf(file, from).slice(1, -1));
    }
  }
  return undefined;
}

function imported(file: ParsedFile, name: string): Declaration | undefined {
  const path = importOf(file, name);
  const { project } = file;
  return path !== undefined && project.paths.includes(path) ? declared(project.file(path), name) : undefined;
}

/** Returns a file's own declaration. Of overloads returns the last, which has the body. */
function declared(file: ParsedFile, name: string): Declaration | undefined {
  return declarationsIn(file).findLast((declaration) => declaration.name === name);
}

function joined(path: string, specifier: string): string {
  const url = new URL(specifier, `file:///${path}`);
  return url.pathname.slice(1);
}
