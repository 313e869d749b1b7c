import { texts } from "../language.ts";

/** The texts of the Wengert list. */
export const tapeWords = texts({
  caption: "The Wengert list with values, adjoints, and the contributions to each adjoint",
  line: "Line",
  variable: "Variable",
  expression: "Expression",
  value: "Value",
  adjoint: "Adjoint",
  goTo: (name: string) => `Go to where ${name} gets its value`,
  /** The first value, below a recomputed value that is another. */
  was: (value: string) => `was ${value}`,
  /** The contributions that are not listed. */
  earlier: (count: number) => `${count} earlier`,
  /** Before the name of the variable that sent a contribution; without its amount for a tensor. */
  from: (amount: string | undefined) => `${amount === undefined ? "" : `${amount} `}from `,
  fromSeed: (amount: string | undefined) => `${amount === undefined ? "" : `${amount} `}from the seed`,
});
