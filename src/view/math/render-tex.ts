import type { NodeSymbol, NodeSymbols } from "./symbols.ts";
import { partsOfTex } from "./tex-symbols.ts";

/** The KaTeX library. */
export type Katex = typeof import("katex").default;

/**
 * Sets a formula in an element. The symbols of nodes get `data-symbol`, the node's id, and `data-part`.
 *
 * Without `trust`, KaTeX allows no attributes, but it allows colours: a unique colour marks each symbol until
 * the attributes are set. The colours of `\primal` and `\adjoint` stay, and the style sheet replaces them.
 */
export function renderTex(library: Katex, element: HTMLElement, tex: string, symbols: NodeSymbols): void {
  const found: NodeSymbol[] = [];
  const marked = partsOfTex(tex, symbols).map((part) => {
    if (part.symbol === undefined) return part.tex;
    return `\\textcolor{#03${(found.push(part.symbol) - 1).toString(16).padStart(4, "0")}}{${part.tex}}`;
  });
  library.render(coloured(unbroken(marked.join(""))), element, {
    trust: false,
    maxSize: 10,
    maxExpand: 200,
    throwOnError: false,
  });
  for (const span of element.querySelectorAll<HTMLElement>('[style*="rgb(3,"]')) {
    const [, high, low] = /rgb\(3, (\d+), (\d+)\)/.exec(span.style.color) ?? [];
    const symbol = found[Number(high) * 256 + Number(low)];
    span.style.color = "";
    // The parts of a symbol have its colour too.
    if (symbol === undefined || span.parentElement?.closest("[data-symbol]")) continue;
    span.dataset.symbol = symbol.node;
    span.dataset.part = symbol.part;
  }
  unmark(element, tex);
}

/**
 * Removes the marking colours from the formula's MathML, and sets its annotation, for copying, to plain TeX.
 */
function unmark(element: HTMLElement, tex: string): void {
  for (const part of element.querySelectorAll("[mathcolor]")) part.removeAttribute("mathcolor");
  const annotation = element.querySelector("annotation");
  if (annotation !== null) annotation.textContent = tex.replaceAll(/\\(?:primal|adjoint)(?=\{)/g, "");
}

/** The separator between the equations of a case's result. */
const BETWEEN = ", \\qquad ";

/** Prevents line breaks within numbers with a power of ten, and within each of several equations. */
function unbroken(tex: string): string {
  const numbers = tex.replace(/[\d.]+ \\cdot 10\^\{-?\d+\}/g, "{$&}");
  if (!numbers.includes(BETWEEN)) return numbers;
  // A style at the start applies to all equations.
  return numbers
    .replaceAll(BETWEEN, `}${BETWEEN}\\allowbreak {`)
    .replace(/^(\\displaystyle )?(.*)$/s, "$1{$2}");
}

function coloured(tex: string): string {
  return tex
    .replaceAll("\\primal{", "\\textcolor{#010101}{")
    .replaceAll("\\adjoint{", "\\textcolor{#020202}{");
}
