import { texts } from "../language.ts";

/** The texts of forward mode in the cost panel. */
export const forwardPanelWords = texts({
  title: "Forward mode in the graph",
  toggle: "Run tangents through the graph",
  intro: (inputs: number) =>
    inputs === 1
      ? "One pass forward gives the derivative with respect to the only input entry."
      : `Each pass forward gives one entry of the gradient: the derivative with respect to one of the ${inputs} input entries.`,
  count: (forward: number) =>
    `**${forward}** ${forward === 1 ? "pass" : "passes"} forward, **one** pass reverse`,
  pass: (pass: number, passes: number) => `Pass ${pass} of ${passes}`,
  previous: "Previous input",
  next: "Next input",
  input: (tangent: string) => `Input of the pass: ${tangent}`,
  play: "Play the passes",
  pause: "Pause",
  table: "Forward and reverse mode",
  number: "Pass",
  seed: "Seed",
  /** Before and after the symbol of what a pass finds. */
  forward: ["Forward: ", ""],
  reverse: "Reverse",
  pending: "not yet",
  rows: (from: number, to: number, all: number) => `Rows ${from} to ${to} of ${all}`,
  /**
   * @param done how many passes are complete
   * @param apart the greatest relative difference so far; undefined if all digits are the same
   * @param isUnfaithful whether reverse mode used recomputed values that are not those of the forward pass
   */
  agreement: (done: number, all: number, apart: string | undefined, isUnfaithful: boolean) => {
    if (done === 0) return "At the end of each pass, the output's tangent is an entry of the gradient.";
    const passes = `${done} of ${all} ${all === 1 ? "pass" : "passes"} done: `;
    if (apart !== undefined && isUnfaithful)
      return `${passes}the gradient of reverse mode, which used recomputed values, is off by ${apart}.`;
    return apart === undefined
      ? `${passes}forward and reverse mode found the same, in every digit.`
      : `${passes}forward and reverse mode agree to ${apart}.`;
  },
  missing: "This run has an operation without a rule for forward mode.",
});
