import { texts } from "../language.ts";

/** The texts of the handout. */
export const handoutWords = texts({
  case: (number: number) => `Case study ${number}`,
  inputs: "Inputs",
  targets: (rows: number) => (rows === 1 ? "target class" : "target classes"),
  graphAt: (index: number, total: number) =>
    index === 0 ? "The graph before the first step" : `The graph after step ${index} of ${total}`,
  graph: (caption: string, part: number, parts: number) =>
    parts === 1 ? `Computation graph. ${caption}` : `Computation graph. ${caption} Part ${part} of ${parts}.`,
  cut: "The drawing is too large for one page and is cut at the dashed lines.",
  derivation: "The derivation",
  tape: "The tape after the last step",
  contributions: "Sum of",
  /**
   * A contribution to an adjoint: the text before and after the name of the node that sent it.
   *
   * @param amount empty for a tensor
   */
  contribution: (amount: string): readonly [string, string] => [
    amount === "" ? "from " : `${amount} from `,
    "",
  ],
  seed: (amount: string) => (amount === "" ? "from the seed" : `${amount} from the seed`),
  link: "This step, live:",
});
