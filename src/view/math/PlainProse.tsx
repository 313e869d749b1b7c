import { MathText } from "./MathText.tsx";
import { Prose } from "./Prose.tsx";

/** A sentence whose mathematics between dollar signs is plain text, such as `$v̄₁$`. */
export function PlainProse({ children }: { readonly children: string }) {
  return <Prose formula={(text) => <MathText>{text}</MathText>}>{children}</Prose>;
}
