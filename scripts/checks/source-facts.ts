import { type ESTree, parseSync } from "vite";

/** The facts about a source file that the architecture's rules use. */
export interface SourceFacts {
  /** All modules that the file names: imports, re-exports, types of `import("…")`, globs, workers by URL. */
  readonly imports: readonly string[];
  /** The names that the file refers to, except properties and keys, and the properties of `globalThis`. */
  readonly references: ReadonlySet<string>;
}

/**
 * Reads the facts from a file's syntax tree.
 *
 * @throws SyntaxError with the name of the file if it cannot be parsed
 */
export function sourceFacts(path: string, text: string): SourceFacts {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  return {
    imports: importsOf(program),
    references: referencesOf(program),
  };
}

function importsOf(program: ESTree.Program): string[] {
  const found: string[] = [];
  const add = (node: ESTree.Node | null | undefined) => {
    if (node?.type === "Literal" && typeof node.value === "string") found.push(node.value);
    if (node?.type === "TemplateLiteral") found.push(node.quasis.map(({ value }) => value.cooked).join("*"));
    if (node?.type === "ArrayExpression") for (const element of node.elements) add(element);
  };
  walk(program, (node) => {
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration":
      case "ImportExpression":
      case "TSImportType":
        return add(node.source);
      case "CallExpression":
        if (isImportMeta(node.callee, "glob")) add(node.arguments[0]);
        return;
      case "NewExpression":
        if (isImportMeta(node.arguments[1], "url")) add(node.arguments[0]);
    }
  });
  // A pattern that begins with `!` excludes files.
  return found.filter((name) => !name.startsWith("!"));
}

function isImportMeta(node: ESTree.Node | undefined, name: string): boolean {
  if (node?.type !== "MemberExpression" || node.object.type !== "MetaProperty") return false;
  return node.property.type === "Identifier" && node.property.name === name;
}

function referencesOf(program: ESTree.Program): Set<string> {
  const references = new Set<string>();
  const names = new Set<ESTree.Node>();
  walk(program, (node) => {
    switch (node.type) {
      case "MemberExpression": {
        const { object, property, computed } = node;
        const ofGlobal = object.type === "Identifier" && /^(globalThis|self)$/.test(object.name);
        if (!computed && !ofGlobal) names.add(property);
        if (computed && ofGlobal && property.type === "Literal") references.add(String(property.value));
        return;
      }
      case "Property":
      case "PropertyDefinition":
      case "MethodDefinition":
      case "TSPropertySignature":
      case "TSMethodSignature": {
        const shorthand = node.type === "Property" && node.shorthand;
        if (!node.computed && !shorthand) names.add(node.key);
        return;
      }
      case "Identifier":
        if (!names.has(node)) references.add(node.name);
    }
  });
  return references;
}

/** Visits a node before its descendants; if the visitor returns false, without its descendants. */
export function walk(node: ESTree.Node, visit: (node: ESTree.Node) => unknown): void {
  if (visit(node) === false) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit);
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}
