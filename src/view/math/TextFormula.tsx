import { formula } from "../../formula/parse.ts";
import { Tex } from "./Tex.tsx";

/** A formula in the notation of `formula/parse.ts`, set by KaTeX. */
export function TextFormula({ text }: { readonly text: string }) {
  return <Tex of={formula(text)} />;
}
