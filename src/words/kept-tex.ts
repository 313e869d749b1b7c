import type { KeptValue } from "../trace/kept-values.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import { nameOf, symbolTex } from "./notation.ts";

/** Returns the TeX of a value that a pullback keeps: `W`, a mask `M`, `\frac{1}{B}(P - T)`. */
export function keptTex(trace: Trace, { child, tex }: KeptValue): string {
  const symbolOf = (node: number): string => symbolTex(nameOf(nodeAt(trace, node)));
  const names = nodeAt(trace, child).operands.map((operand) =>
    "node" in operand ? symbolOf(operand.node) : (operand.name ?? ""),
  );
  return tex(symbolOf(child), ...names);
}
