import type { Nested } from "../../autodiff/tensor.ts";

/** One record of the reference file: parameters, and PyTorch's values and gradients for them. */
export interface Golden<P = Nested> {
  readonly case: string;
  readonly params: Readonly<Record<string, P>>;
  readonly outputs: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
}

/** Describes where two values differ in shape, or by more than 1e-14 + 1e-10·|reference|. */
export function differences(got: Nested | undefined, reference: Nested, at: string): string[] {
  if (typeof got === "number" && typeof reference === "number") {
    const near = Math.abs(got - reference) <= 1e-14 + 1e-10 * Math.abs(reference);
    return near ? [] : [`${at} is ${got}, PyTorch has ${reference}`];
  }
  if (!Array.isArray(got) || !Array.isArray(reference) || got.length !== reference.length) {
    return [`${at} is ${JSON.stringify(got)}, PyTorch has ${JSON.stringify(reference)}`];
  }
  return reference.flatMap((entry: Nested, i) => differences(got[i], entry, `${at}[${i}]`));
}
