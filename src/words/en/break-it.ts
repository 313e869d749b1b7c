import { texts } from "../language.ts";
import type { MisconceptionId } from "./misconceptions.ts";

/** A line of an engine with a mistake, and the right line, in Python. */
interface Repair {
  readonly broken: string;
  readonly mended: string;
}

/** The texts of Break it: an engine that makes a mistake, which people find and mend. */
export const breakItWords = texts({
  title: "Broken engine",
  hunt: "This engine makes one mistake. Go to the step that gives the first wrong number.",
  mark: "Mark this step",
  /** What is said to a step that was marked. */
  marked: {
    start: "No number has been computed yet. Step forward first.",
    right: "This number is right.",
    late: "This number is wrong, but one before it is wrong too.",
  },
  name: "Here is the first wrong number. Which mistake does the engine make?",
  notThis: (name: string) => `No. With “${name}”, this number would be different.`,
  alsoThis: (name: string) => `“${name}” would give the same number here, but others later. Look further.`,
  chooseOne: "Choose a mistake.",
  check: "Check",
  show: "Show me",
  /** The name of the mistake, once it is known. */
  makes: (name: string) => `This engine makes a mistake: ${name}.`,
  mend: "Mend the engine",
  mended: "The engine is mended: every number is right again.",
  breakAgain: "Break it again",
  another: "Hide another mistake",
  leave: "Leave",
  brokenLine: "Broken line",
  mendedLine: "Right line",
  shown: "In this run the gradient is wrong.",
  shownInside: "In this run the gradient is right all the same, though some numbers on the way are wrong.",
  silent: (where: string) =>
    `In this run every number is right. The mistake shows only where ${where}: one test is not enough.`,
  shownBy: "This mistake gives a wrong gradient in the cases",
  hiddenBy: "The gradient is right all the same in the cases",
  case: (number: number, title: string) => `${number} ${title}`,
  /** Where a mistake shows. */
  where: {
    assigns: "a value is used more than once",
    "forgets-upstream": "an adjoint other than 1 arrives",
    "forgets-local": "a local derivative is not 1",
    "own-operand": "two different numbers are multiplied",
    "value-for-adjoint": "a node’s value is not its adjoint",
    "operand-for-result": "a rule uses a result or an operand, as those of tanh and sin do",
    "wrong-derivative": "a derivative is easily confused, such as that of sin or 1/x",
    "seed-one": "the seed is not 1",
    "stale-adjoints": "a sweep has run before",
    "forward-order": "a node must wait for another",
    early: "a node receives contributions along paths of different lengths",
    "no-transpose": "matrices are multiplied",
    "swapped-factors": "matrices are multiplied that fit in either order",
    "mean-for-sum": "rows are summed, as for a bias",
    "sum-for-mean": "a mean is taken over several rows",
    "mask-of-adjoint": "the input of a ReLU and the adjoint that arrives differ in sign",
    "forgets-target": "a loss compares with targets",
    "unfaithful-recompute": "values are recomputed",
  } satisfies Record<MisconceptionId, string>,
  /** Before the mistakes that explain a wrong number of a learner's own engine. */
  explains: "A known mistake gives this number.",
  /** In the check panel. */
  tryCheck: (isBroken: boolean) => `Would this check find ${isBroken ? "another" : "a"} mistake?`,
  chooseMistake: "Break the engine",
  hiddenMistake: "A mistake to find",
});

/** A line of an engine with each mistake, and the right line: code, which is the same in every language. */
export const repairs = {
  assigns: { broken: "parent.grad = contribution", mended: "parent.grad += contribution" },
  "forgets-upstream": { broken: "parent.grad += local", mended: "parent.grad += out.grad * local" },
  "forgets-local": { broken: "parent.grad += out.grad", mended: "parent.grad += out.grad * local" },
  "own-operand": { broken: "a.grad += out.grad * a.value", mended: "a.grad += out.grad * b.value" },
  "value-for-adjoint": {
    broken: "parent.grad += out.value * local",
    mended: "parent.grad += out.grad * local",
  },
  "operand-for-result": {
    broken: "a.grad += out.grad * (1 - a.value**2)",
    mended: "a.grad += out.grad * (1 - out.value**2)",
  },
  "wrong-derivative": {
    broken: "a.grad += out.grad * -cos(a.value)",
    mended: "a.grad += out.grad * cos(a.value)",
  },
  "seed-one": { broken: "output.grad = 1.0", mended: "output.grad = seed" },
  "stale-adjoints": {
    broken: "for node in topo: pass",
    mended: "for node in topo: node.grad = 0.0",
  },
  "forward-order": { broken: "for node in topo:", mended: "for node in reversed(topo):" },
  early: {
    broken: "stack.append(parent)",
    mended: "if parent.waiting == 0: stack.append(parent)",
  },
  "no-transpose": { broken: "A.grad += out.grad @ B.value", mended: "A.grad += out.grad @ B.value.T" },
  "swapped-factors": { broken: "B.grad += out.grad @ A.value.T", mended: "B.grad += A.value.T @ out.grad" },
  "mean-for-sum": { broken: "b.grad += out.grad.mean(axis=0)", mended: "b.grad += out.grad.sum(axis=0)" },
  "sum-for-mean": { broken: "x.grad += out.grad", mended: "x.grad += out.grad / B" },
  "mask-of-adjoint": {
    broken: "a.grad += out.grad * (out.grad > 0)",
    mended: "a.grad += out.grad * (a.value > 0)",
  },
  "forgets-target": { broken: "z.grad += out.grad * p / B", mended: "z.grad += out.grad * (p - t) / B" },
  "unfaithful-recompute": {
    broken: "h = segment(state.astype(float8))",
    mended: "h = segment(state)",
  },
} satisfies Record<MisconceptionId, Repair>;
