import type { Expression } from "../../formula/expression.ts";
import { texts } from "../language.ts";

/** A mistake at a step, with names, formulas and the numbers of the mistake: the data of one sentence. */
export interface Mistake {
  readonly kind: "value" | "seed" | "contribution";
  /** The node that sends the contribution, is seeded or gets a value. */
  readonly sender: Expression;
  readonly senderAdjoint: Expression;
  /** The node whose adjoint changes. */
  readonly receiver: Expression;
  readonly receiverAdjoint: Expression;
  /** The contribution in letters, by the right rule; for a value, the formula. */
  readonly rule: Expression | undefined;
  /** Whether the rule uses the result, as that of tanh does. */
  readonly usesResult: boolean;
  /** The wrong derivative in letters. */
  readonly used: Expression | undefined;
  /** The other factor of a product of matrices. */
  readonly otherFactor: Expression | undefined;
  /** Over how many entries or rows a sum or a mean goes. */
  readonly count: Expression;
  /** The numbers of the step; undefined if it has tensors. */
  readonly numbers: MistakeNumbers | undefined;
}

/** The numbers of a step, where the mistake has changed what is sent and the adjoint after it. */
export interface MistakeNumbers {
  /** The adjoint that arrives at the sender, or the right seed. */
  readonly incoming: Expression;
  /** The local derivative, with its numbers. */
  readonly local: Expression;
  readonly sent: Expression;
  readonly before: Expression;
  readonly after: Expression;
  readonly senderValue: Expression;
  readonly receiverValue: Expression;
}

type Write = (formula: Expression) => string;

/** The texts of the misconceptions. */
export const misconceptionWords = texts({
  names: {
    assigns: "Assigns instead of adding",
    "forgets-upstream": "Forgets the arriving adjoint",
    "forgets-local": "Forgets the local derivative",
    "own-operand": "Uses its own factor",
    "value-for-adjoint": "Takes the value for the adjoint",
    "operand-for-result": "Confuses operand and result",
    "wrong-derivative": "Uses a wrong derivative",
    "seed-one": "Ignores the seed",
    "stale-adjoints": "Keeps old adjoints",
    "forward-order": "Goes in forward order",
    early: "Sends too early",
    "no-transpose": "Forgets the transpose",
    "swapped-factors": "Swaps matrix factors",
    "mean-for-sum": "Takes a mean for a sum",
    "sum-for-mean": "Takes a sum for a mean",
    "mask-of-adjoint": "Masks by the adjoint",
    "forgets-target": "Forgets the target",
    "unfaithful-recompute": "Recomputes other values",
  },
  /** What an engine with the mistake does, or forgets. */
  forgotten: {
    assigns: "A contribution replaces the adjoint, instead of being added to it.",
    "forgets-upstream": "The local derivative is sent without the adjoint that arrives.",
    "forgets-local": "The adjoint is passed on without the local derivative.",
    "own-operand": "Each factor of a product gets what belongs to the other.",
    "value-for-adjoint": "The value of the forward pass is used in place of the adjoint.",
    "operand-for-result":
      "A rule reads the operand where it needs the result, or the result where it needs the operand.",
    "wrong-derivative": "A sign, a power or a factor of a derivative is wrong.",
    "seed-one": "The sweep starts with 1, whatever the seed is.",
    "stale-adjoints": "The adjoints of an earlier sweep are not set to zero.",
    "forward-order": "The sweep visits the nodes in the order of the forward pass.",
    early: "A node sends its adjoint before all contributions to it have arrived.",
    "no-transpose": "A matrix is multiplied where its transpose is needed.",
    "swapped-factors": "The factors of a matrix product stand in the wrong order.",
    "mean-for-sum": "A contribution is averaged where it must be summed.",
    "sum-for-mean": "The 1/B of a mean is left out.",
    "mask-of-adjoint": "ReLU lets pass where the adjoint is positive, instead of the input.",
    "forgets-target": "The loss sends p instead of p − t.",
    "unfaithful-recompute": "A recomputed value differs from the first one.",
  },
  explain,
  /** Why a step is not asked: mistakes that its numbers do not show, or numbers that are rounded too much. */
  unasked: (names: readonly string[]) =>
    names.length === 0
      ? "Not asked: the result does not follow from the numbers as they are shown."
      : `Not asked: with these numbers a mistake has the right result (${names.join("; ")}).`,
});

/** The name of a misconception in links and reports. */
export type MisconceptionId = keyof typeof misconceptionWords.names;

/** Says in one sentence what a learner has forgotten, with the numbers of the answer. */
function explain(id: MisconceptionId, mistake: Mistake, write: Write): string {
  const { kind, sender, senderAdjoint, receiver, receiverAdjoint, numbers } = mistake;
  const names = {
    s: write(sender),
    sBar: write(senderAdjoint),
    r: write(receiver),
    rBar: write(receiverAdjoint),
  };
  const { s, sBar, r, rBar } = names;
  const rule = mistake.rule === undefined ? "" : write(mistake.rule);
  const number = (of: keyof MistakeNumbers, before = ", ", after = ""): string =>
    numbers === undefined ? "" : before + write(numbers[of]) + after;
  switch (id) {
    case "assigns":
      return `You set ${rBar} to the last contribution${number("after")}; what was there before${number("before", ", ", ",")} is lost, because contributions are added.`;
    case "forgets-upstream":
      return numbers === undefined
        ? `You sent the local derivative alone; the adjoint of ${s} that arrives, ${sBar}, is missing.`
        : `You sent ${write(numbers.local)}; the adjoint of ${s} that arrives, ${write(numbers.incoming)}, is missing.`;
    case "forgets-local":
      return `You passed on the adjoint of ${s}${number("incoming")}; the local derivative${number("local", ", ", ",")} is missing.`;
    case "own-operand":
      return `You multiplied by ${r} itself${number("receiverValue")}; the rule has the other factor: ${rule}.`;
    case "value-for-adjoint":
      return kind === "seed"
        ? `You set ${rBar} to the value of ${r}${number("receiverValue")}; an output gets the seed${number("incoming")}.`
        : `You multiplied by the value of ${s}${number("senderValue", ", ", ",")} in place of its adjoint${number("incoming")}.`;
    case "operand-for-result":
      return mistake.usesResult
        ? `You put the operand of ${s} into the rule; ${rule} uses the result ${s}${number("senderValue")}.`
        : `You put the result ${s}${number("senderValue", ", ", ",")} into the rule; ${rule} uses the operand ${r}${number("receiverValue")}.`;
    case "wrong-derivative":
      return mistake.used === undefined
        ? `You used a wrong derivative; the rule is ${rule}.`
        : `You used the derivative ${write(mistake.used)}; the rule is ${rule}.`;
    case "seed-one":
      return `You seeded ${r} with 1; the seed is ${numbers === undefined ? rBar : write(numbers.incoming)}.`;
    case "stale-adjoints":
      return `You added to what an earlier sweep has left in ${rBar}; every sweep starts from 0.`;
    case "forward-order":
      return `You sent${number("sent", " ")} from ${s} before its adjoint had arrived; a sweep goes backward.`;
    case "early":
      return `You sent${number("sent", " ")} from ${s} while a contribution to ${sBar} was still missing.`;
    case "no-transpose":
      return mistake.otherFactor === undefined
        ? `You left out the transpose; the rule is ${rule}.`
        : `You multiplied by ${write(mistake.otherFactor)} where the rule has its transpose: ${rule}.`;
    case "swapped-factors":
      return `You multiplied in the wrong order: the ${kind === "value" ? "value" : "rule"} is ${rule}.`;
    case "mean-for-sum":
      return `You divided by ${write(mistake.count)}; the ${kind === "value" ? "value" : "rule"} is ${rule}.`;
    case "sum-for-mean":
      return `You left out the factor 1/B of the mean, with B = ${write(mistake.count)}.`;
    case "mask-of-adjoint":
      return `You let the adjoint pass where ${sBar} is positive; the mask depends on ${r}.`;
    case "forgets-target":
      return `You sent the probabilities alone; the targets are missing: ${rule}.`;
    case "unfaithful-recompute":
      return kind === "value"
        ? `Your ${s} is not its first value; a recomputed value must be the same to the last digit.`
        : `You used recomputed values that are not the first ones, which makes ${rule} wrong.`;
  }
}
