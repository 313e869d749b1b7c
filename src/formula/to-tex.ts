import {
  factorPosition,
  hasCommas,
  isParenthesized,
  isTall,
  numberText,
  type Position,
  signAfter,
} from "./arrange.ts";
import { printedParts, printedSign } from "./equality.ts";
import type {
  AlignedExpression,
  AlignedPart,
  CallExpression,
  EntryExpression,
  Expression,
  ListExpression,
  Part,
  ProductExpression,
  RelationSign,
  RowsExpression,
  SumExpression,
  SymbolExpression,
} from "./expression.ts";
import { formatEntry } from "./format-entry.ts";
import { hasPart } from "./walk.ts";

/** How a formula is written in TeX. */
export interface TexOptions {
  /** Puts the TeX of a symbol, with its power if it has one, into a mark. */
  readonly mark?: ((name: SymbolExpression, tex: string) => string) | undefined;
  /** Colours the TeX of a part. */
  readonly colour?: ((part: Part, tex: string) => string) | undefined;
  /** Whether quotients are written with a slash, for formulas within a sentence. */
  readonly slash?: boolean | undefined;
  /** Whether matrices have small letters. */
  readonly small?: boolean | undefined;
}

const FUNCTIONS = new Set(["sin", "cos", "tan", "tanh", "exp", "log", "max", "min"]);
const GREEK: ReadonlyMap<string, string> = new Map(
  Object.entries({
    α: "alpha",
    β: "beta",
    γ: "gamma",
    δ: "delta",
    ε: "varepsilon",
    η: "eta",
    θ: "theta",
    λ: "lambda",
    μ: "mu",
    σ: "sigma",
    Δ: "Delta",
  }),
);
const SIGNS: Readonly<Record<RelationSign, string>> = {
  "=": "=",
  "≈": "\\approx",
  "+=": "\\mathrel{+}=",
  "←": "\\leftarrow",
  "↦": "\\mapsto",
  ">": ">",
  "<": "<",
  "≥": "\\ge",
  ":": ":\\;",
};
const PRODUCTS = { thin: " \\, ", close: " ", "×": " \\times ", "·": " \\cdot ", "⊙": " \\odot " } as const;

type Write = (part: Expression) => string;
type WriteAt = (part: Expression, position: Position) => string;

/** Writes a formula in TeX. */
export function toTex(of: Expression, options: TexOptions = {}): string {
  const write: Write = (part) => toTex(part, options);
  const at: WriteAt = (part, position) =>
    isParenthesized(part, position) ? parenthesized(part, options) : write(part);
  switch (of.kind) {
    case "number":
      return coloured(numberTex(numberText(of)), of.part, options);
    case "matrix":
      return coloured(
        matrixTex(
          of.rows.map((row) => row.map((x) => numberTex(formatEntry(x)))),
          options,
        ),
        of.part,
        options,
      );
    case "symbol":
      return marked(of, symbolTex(of), options);
    case "call":
      return callTex(of, options);
    case "sum":
      return sumTex(of, write, at);
    case "product":
      return productTex(of, at);
    case "negative":
      return `-${at(of.of, "negated")}`;
    case "quotient":
      return options.slash
        ? `${at(of.over, "base")}/${at(of.under, "base")}`
        : `\\frac{${write(of.over)}}{${write(of.under)}}`;
    case "power":
      return raisedTex(of.base, group(write(of.exponent)), options, at);
    case "transpose":
      return raisedTex(of.of, "\\top", options, at);
    case "entry":
      return entryTex(of, options, at);
    case "indicator":
      return of.below
        ? `\\mathbf{1}_{${write(of.condition)}}`
        : `\\mathbf{1}${bracketed("[", write(of.condition), "]", isTall(of.condition))}`;
    case "piecewise": {
      const pieces = of.pieces.map(({ value, condition }) => `${write(value)} & ${write(condition)}`);
      return `\\begin{cases} ${pieces.join(" \\\\ ")} \\end{cases}`;
    }
    case "fold": {
      const to = of.to === undefined ? "" : `^${group(write(of.to))}`;
      return `${of.sign === "∑" ? "\\sum" : "\\prod"}_${group(write(of.index))}${to} ${at(of.of, "last factor")}`;
    }
    case "differential":
      return `${{ d: "d", "∂": "\\partial ", "∇": "\\nabla ", Δ: "\\Delta " }[of.sign]}${write(of.of)}`;
    case "relation":
      return `${write(of.left)} ${SIGNS[printedSign(of)]} ${write(of.right)}`;
    case "rows":
      return rowsTex(of, options);
    case "list":
      return listTex(of, write);
    case "text":
      return textTex(of.text);
    case "beside":
      return `${write(of.left)}\\ ${write(of.right)}`;
    case "brace":
      return `\\underbrace{${coloured(write(of.of), of.part, options)}}_{${write(of.label)}}`;
    case "aligned":
      return alignedTex(of, { ...options, small: of.small });
  }
}

/** Marks a symbol together with the index of its entry. */
function entryTex({ of, indices }: EntryExpression, options: TexOptions, at: WriteAt): string {
  const index = `_${group(indicesTex(indices))}`;
  const isPlain = of.kind === "symbol" && of.indices.length === 0;
  return isPlain ? marked(of, symbolTex(of) + index, options) : at(of, "indexed") + index;
}

/** Writes the text of a formatted number in TeX, in a group if it has a power of ten. */
function numberTex(text: string): string {
  const plain = text.replace("−", "-").replace("∞", "\\infty").replace("NaN", "\\mathrm{NaN}");
  const [digits, exponent] = plain.split("e");
  return exponent === undefined ? plain : `{${digits} \\cdot 10^{${exponent.replace("−", "-")}}}`;
}

function symbolTex({ base, indices, bar, dot }: SymbolExpression): string {
  const letters = baseTex(base);
  const barred = bar ? (base.length > 1 ? `\\overline{${letters}}` : `\\bar ${letters}`) : letters;
  const marked = dot ? `\\dot{${letters}}` : barred;
  return indices.length === 0 ? marked : `${marked}_${group(indicesTex(indices))}`;
}

function baseTex(base: string): string {
  const greek = GREEK.get(base);
  if (greek !== undefined) return `\\${greek}`;
  if (base === "1") return "\\mathbf{1}";
  return base.length === 1 ? base : `\\mathrm{${base.replaceAll("_", "\\_")}}`;
}

function indicesTex(indices: readonly Expression[]): string {
  const written = indices.map((index) =>
    index.kind === "symbol" && index.base.length > 1 ? textTex(index.base) : toTex(index).replaceAll(" ", ""),
  );
  return written.join(hasCommas(indices) ? "," : "");
}

function callTex({ of, args, bare }: CallExpression, options: TexOptions): string {
  const inside = args.map((arg) => toTex(arg, options)).join(", ");
  const tall = args.some(isTall);
  if (of === "exp" && !args.some((arg) => hasPart(arg, ({ kind }) => kind === "matrix")))
    return `e^{${inside}}`;
  if (of === "sqrt") return `\\sqrt{${inside}}`;
  if (of === "abs") return bracketed("|", inside, "|", tall);
  const name =
    typeof of !== "string"
      ? toTex(of, options)
      : FUNCTIONS.has(of)
        ? `\\${of}`
        : of === "σ"
          ? "\\sigma"
          : `\\operatorname{${of}}`;
  return bare ? `${name} ${inside}` : `${name}${bracketed("(", inside, ")", tall)}`;
}

function sumTex({ terms }: SumExpression, write: Write, at: WriteAt): string {
  return terms
    .map((term, i) => {
      if (i === 0) return write(term);
      return term.kind === "negative" ? ` - ${at(term.of, "negated")}` : ` + ${at(term, "term")}`;
    })
    .join("");
}

function productTex(product: ProductExpression, at: WriteAt): string {
  return product.factors
    .map((factor, i) => {
      const sign = i === product.factors.length - 1 ? "" : PRODUCTS[signAfter(product, i)];
      return at(factor, factorPosition(product, i)) + sign;
    })
    .join("");
}

/**
 * Writes a base with a script above. Marks a symbol together with the script, which stands above its index. A base
 * that has a script above itself gets parentheses, since TeX allows one.
 */
function raisedTex(base: Expression, script: string, options: TexOptions, at: WriteAt): string {
  const raised = `^${script}`;
  if (base.kind === "symbol") return marked(base, symbolTex(base) + raised, options);
  const isRaised = base.kind === "transpose" || (base.kind === "call" && base.of === "exp");
  return (isRaised ? parenthesized(base, options) : at(base, "base")) + raised;
}

function rowsTex({ rows, part }: RowsExpression, options: TexOptions): string {
  const isOfNumbers = rows.every((row) => row.every(({ kind }) => kind === "number"));
  const comma = rows.length === 1 && !isOfNumbers ? "," : "";
  const written = rows.map((row) => row.map((x, i) => toTex(x, options) + (i < row.length - 1 ? comma : "")));
  return coloured(matrixTex(written, options), part, options);
}

/** With space between them, formulas are broken only there. */
function listTex({ items, wide }: ListExpression, write: Write): string {
  return wide
    ? items.map((item) => `{${write(item)}}`).join(", \\qquad \\allowbreak ")
    : items.map(write).join(", \\quad ");
}

/** Escapes the characters that have a meaning in TeX. */
function textTex(text: string): string {
  const escaped = text.replaceAll(/[\\{}$&#^_%~]/g, (character) =>
    /[\\^~]/.test(character) ? `\\char\`\\${character} ` : `\\${character}`,
  );
  return `\\text{${escaped}}`;
}

function alignedTex({ rows }: AlignedExpression, options: TexOptions): string {
  const part = ({ sign, of }: AlignedPart) => `${sign === "+" ? sign : SIGNS[sign]} ${toTex(of, options)}`;
  const [only] = rows;
  if (only?.left !== undefined && rows.length === 1) {
    return [toTex(only.left, options), ...printedParts(rows, 0).map(part)].join(" ");
  }
  const written = rows.map(({ left }, i) => {
    const [first, ...more] = printedParts(rows, i);
    if (first === undefined) return "";
    // Empty groups give the sign the space of a relation; a group keeps a minus at the start of a cell unary.
    const side = toTex(first.of, options);
    const cell = startsWithMinus(first.of) ? `{${side}}` : side;
    const sign = first.sign === "+" ? first.sign : SIGNS[first.sign];
    return `${left === undefined ? "{}" : toTex(left, options)} ${sign}{}& ${[cell, ...more.map(part)].join(" ")}`;
  });
  return `\\begin{aligned} ${written.join(" \\\\[0.4em] ")} \\end{aligned}`;
}

function startsWithMinus(of: Expression): boolean {
  switch (of.kind) {
    case "negative":
      return true;
    case "number":
      return numberText(of).startsWith("−");
    case "sum":
      return of.terms[0] !== undefined && startsWithMinus(of.terms[0]);
    case "product":
      return of.factors[0] !== undefined && of.factors[0].kind === "negative";
    default:
      return false;
  }
}

function matrixTex(rows: readonly (readonly string[])[], { small = false }: TexOptions): string {
  const body = rows.map((row) => row.join(" & ")).join(" \\\\ ");
  return small
    ? `\\left[\\begin{smallmatrix} ${body} \\end{smallmatrix}\\right]`
    : `\\begin{bmatrix} ${body} \\end{bmatrix}`;
}

function parenthesized(of: Expression, options: TexOptions): string {
  // The sign of a coloured number is inside its colour, and so are its parentheses.
  if (of.kind === "number")
    return coloured(`(${toTex({ ...of, part: undefined }, options)})`, of.part, options);
  return bracketed("(", toTex(of, options), ")", isTall(of));
}

function bracketed(open: string, inside: string, close: string, tall: boolean): string {
  return tall ? `\\left${open}${inside}\\right${close}` : `${open}${inside}${close}`;
}

function coloured(tex: string, part: Part | undefined, { colour }: TexOptions): string {
  return part === undefined || colour === undefined ? tex : colour(part, tex);
}

function marked(name: SymbolExpression, tex: string, { mark }: TexOptions): string {
  return mark === undefined ? tex : mark(name, tex);
}

/** Puts a script into braces if it has more than one character. */
function group(tex: string): string {
  return tex.length === 1 ? tex : `{${tex}}`;
}
