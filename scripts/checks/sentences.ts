import { type ESTree, parseSync } from "vite";
import { walk } from "./source-facts.ts";

/** An English text in the source. */
export interface FoundText {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** Attributes whose values people read or hear. */
const READ = /^(alt|label|placeholder|title|aria-(label|description|roledescription|valuetext))$/;
/** Attributes and functions whose strings are for machines, whatever they contain. */
const FOR_MACHINES =
  /^(className|class|style|d|(set|get|has|remove)Attribute|querySelector(All)?|closest|matches|matchMedia|select(All)?|attr|classed)$/;

/**
 * Returns the English in a source file that people could read: texts and labels in JSX, and strings that hold
 * at least two words in a row. Messages of errors are for developers and are left out, as are types,
 * selectors, HTML, CSS, TeX, and elements with `translate="no"`.
 */
export function textsIn(path: string, source: string): readonly FoundText[] {
  const found: FoundText[] = [];
  const add = ({ start }: ESTree.Node, text: string) => {
    const line = source.slice(0, start).split("\n").length;
    found.push({ line, text: text.replace(/\s+/g, " ").trim() });
  };
  walk(parseSync(path, source).program, (node) => {
    if (isForMachines(node)) return false;
    if (node.type === "JSXText" && hasWord(node.value)) add(node, node.value);
    if (node.type === "JSXAttribute" && READ.test(nameOf(node.name)) && node.value) {
      for (const text of chosenTexts(node.value)) if (hasWord(text)) add(node, text);
      return node.value.type === "JSXExpressionContainer";
    }
    const text = textOf(node);
    if (text !== undefined && isSentence(text)) add(node, text);
    return true;
  });
  return found;
}

function textOf(node: ESTree.Node): string | undefined {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked).join(" … ");
  return undefined;
}

/** Returns the strings that an expression chooses from: both branches of a conditional. */
function chosenTexts(node: ESTree.Node): readonly string[] {
  if (node.type === "JSXExpressionContainer") return chosenTexts(node.expression);
  if (node.type === "ConditionalExpression") {
    return [node.consequent, node.alternate].flatMap(chosenTexts);
  }
  const text = textOf(node);
  return text === undefined || isSentence(text) ? [] : [text];
}

function hasWord(text: string): boolean {
  return /[a-z]{2,}/i.test(text);
}

function isSentence(text: string): boolean {
  return (
    !/[\\<>{}=]|--|: [^;]*;/.test(text) &&
    /(^|[\s“(])[A-Za-z][a-z]+[,;:]? ([a-z]+[,;:]? )*[a-z]{2,}/.test(text)
  );
}

function isForMachines(node: ESTree.Node): boolean {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSInterfaceDeclaration":
    case "TSTypeAnnotation":
      return true;
    case "JSXElement":
      return node.openingElement.attributes.some(
        (attribute) => attribute.type === "JSXAttribute" && nameOf(attribute.name) === "translate",
      );
    case "JSXAttribute":
      return FOR_MACHINES.test(nameOf(node.name));
    case "NewExpression":
      return /Error$/.test(nameOf(node.callee));
    case "CallExpression":
      return FOR_MACHINES.test(nameOf(node.callee));
    default:
      return false;
  }
}

function nameOf(node: ESTree.Node): string {
  if (node.type === "MemberExpression") return nameOf(node.property);
  return node.type === "Identifier" || node.type === "JSXIdentifier" ? node.name : "";
}
