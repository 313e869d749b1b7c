import { texts } from "../language.ts";

/** The texts of the field for a formula of one's own. */
export const formulaFieldWords = texts({
  label: "A formula of your own",
  example: "y = x1*x2 + sin(x1)",
  step: "Step through it",
  unknown: (name: string, known: readonly string[]) =>
    `There is no function ${name}. There are ${known.join(", ")}. A product of two inputs is written a*b.`,
});
