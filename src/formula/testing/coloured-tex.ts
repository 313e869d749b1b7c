import type { Expression } from "../expression.ts";
import { toTex } from "../to-tex.ts";

/** Writes a formula in TeX, with `\value{…}` and `\adjoint{…}` around what is coloured. */
export function colouredTex(of: Expression): string {
  return toTex(of, { colour: (part, tex) => `\\${part}{${tex}}` });
}
