import { texts } from "../language.ts";

/** The texts of values. */
export const valueWords = texts({
  /** The kind of a value, from its shape: `3 × 2 matrix`. */
  kind: (shape: readonly number[], by = " × ") =>
    shape.length === 0 ? "number" : shape.length === 1 ? `vector of ${shape}` : `${shape.join(by)} matrix`,
  /** A number of bits: whole bytes as `48 B`, other numbers with their bits, `1 B (6 bits)`. */
  bytes: (bits: number) => {
    const bytes = `${Math.ceil(bits / 8)} B`;
    return bits % 8 === 0 ? bytes : `${bytes} (${bits} ${bits === 1 ? "bit" : "bits"})`;
  },
});
