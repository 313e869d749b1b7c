import type { KeptValue } from "../trace/kept-values.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import { nameOf, symbolTex } from "./notation.ts";

/** The TeX of a value that a pullback keeps: `W`, a mask `M`, `\frac{1}{B}(P - T)`. */
export function keptTex(trace: Trace, { child, tex }: KeptValue): string {
  const symbolOf = (node: number): string => symbolTex(nameOf(nodeAt(trace, node)));
  const names = nodeAt(trace, child).operands.map((one) =>
    "node" in one ? symbolOf(one.node) : (one.name ?? ""),
  );
  return tex(symbolOf(child), ...names);
}
