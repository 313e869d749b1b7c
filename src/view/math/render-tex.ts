import type { Expression } from "../../formula/expression.ts";
import { type TexOptions, toTex } from "../../formula/to-tex.ts";
import { type NodeSymbols, nodeOf } from "./symbols.ts";

/** The KaTeX library. */
export type Katex = typeof import("katex").default;

/** How a formula is set. */
export interface TexSetting extends Pick<TexOptions, "slash"> {
  /** Whether fractions and sums have the height that they have in a line of their own. */
  readonly display?: boolean | undefined;
}

/** The commands that set the classes and attributes of a formula's parts. */
const TRUSTED: readonly string[] = ["\\htmlData", "\\htmlClass"];

/**
 * Sets a formula in an element. The symbols of nodes get `data-symbol`, the node's id, and `data-part`; numbers of
 * the forward and the backward pass get the class `tex-value` or `tex-adjoint`.
 */
export function renderTex(
  library: Katex,
  element: HTMLElement,
  of: Expression,
  symbols: NodeSymbols,
  { display = false, slash }: TexSetting,
): void {
  const tex = toTex(of, {
    slash,
    colour: (part, inside) => `\\htmlClass{tex-${part}}{${inside}}`,
    mark: (symbol, inside) => {
      const { node, part } = nodeOf(symbol, symbols) ?? {};
      // Other ids would need escapes in the command.
      if (node === undefined || !/^\w+$/.test(node)) return inside;
      return `\\htmlData{symbol=${node}, part=${part}}{${inside}}`;
    },
  });
  library.render(display ? `\\displaystyle ${tex}` : tex, element, {
    trust: ({ command }) => TRUSTED.includes(command),
    strict: (code: string) => (code === "htmlExtension" ? "ignore" : "warn"),
    maxSize: 10,
    maxExpand: 200,
    throwOnError: false,
  });
  // For copying, the formula without its classes and attributes.
  const annotation = element.querySelector("annotation");
  if (annotation !== null) annotation.textContent = toTex(of, { slash });
}
