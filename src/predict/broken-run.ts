import { flat, type Nested } from "../autodiff/tensor.ts";
import { plus, shapeOf, type Value, zeroLike } from "../autodiff/value.ts";
import { cases } from "../cases/all.ts";
import { defaults } from "../cases/complete.ts";
import type { AnyProgram, Values } from "../cases/define-case.ts";
import { programOf } from "../cases/program-of.ts";
import { misconceptions } from "../misconceptions/all.ts";
import { recordBroken } from "../misconceptions/broken-engine.ts";
import { changesGradient } from "../misconceptions/gradient-effect.ts";
import type { Misconception } from "../misconceptions/misconception.ts";
import { runOf } from "../misconceptions/mistaken-answers.ts";
import { createRandom } from "../misconceptions/random.ts";
import { recordProgram } from "../trace/record-program.ts";
import { type Reference, VERDICTS } from "../trace/reference.ts";
import { nodeAt, type Trace } from "../trace/trace.ts";
import { isNear, withVerdicts } from "../trace/verdicts.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";

/** The engine to run in place of the right one. */
export interface BrokenRequest {
  /** The id of a misconception, or `?` for one that is not told. */
  readonly mistake: string;
  /** Decides which mistake is not told. */
  readonly seed: number;
}

/** What is known of an engine that makes a mistake. */
export interface Broken {
  readonly id: MisconceptionId;
  /** The mistakes with which this run has a wrong number, in the order of the registry. */
  readonly candidates: readonly MisconceptionId[];
  /** The other candidates that give the same first wrong number. */
  readonly alike: readonly MisconceptionId[];
  /** Whether the gradient of this run is wrong. */
  readonly isShown: boolean;
  /** The slugs of the cases whose gradient the mistake makes wrong at their defaults, and of those that are right. */
  readonly shownBy: readonly string[];
  readonly hiddenBy: readonly string[];
}

/**
 * Runs a program with an engine that makes a mistake, and compares each number with the right one.
 *
 * @returns undefined if there is no such misconception, none shows in this run, or the program has an engine of its own
 */
export function breakEngine(
  program: AnyProgram,
  values: Values,
  { mistake, seed }: BrokenRequest,
): { readonly trace: Trace; readonly broken: Broken } | undefined {
  const whole = programOf(program, values);
  const right = recordProgram({ ...whole, detail: false });
  // A learner's own engine has rules of its own.
  if (right.reference !== undefined) return undefined;
  const run = runOf(whole, right);
  const firsts = new Map<Misconception, string>();
  for (const one of misconceptions) {
    const first = firstWrongNumber(() => judged(recordBroken(whole, one), right));
    if (first !== undefined) firsts.set(one, first);
  }
  const wrong = [...firsts.keys()];
  const isHidden = mistake === "?";
  const shown = wrong.filter((one) => changesGradient(run, one) === true);
  // What an earlier sweep has left is not on the screen.
  const choices = (shown.length === 0 ? wrong : shown).filter(({ keepsAdjoints }) => !keepsAdjoints);
  const chosen =
    isHidden && choices.length > 0
      ? createRandom(seed).pick(choices)
      : misconceptions.find(({ id }) => id === mistake);
  if (chosen === undefined) return undefined;
  const trace = judged(recordBroken(whole, chosen), right);
  return {
    trace: withVerdicts(trace, isHidden),
    broken: {
      id: chosen.id,
      candidates: wrong.map(({ id }) => id),
      alike: wrong.flatMap((one) =>
        one !== chosen && firsts.get(one) === firsts.get(chosen) ? [one.id] : [],
      ),
      isShown: shown.includes(chosen),
      ...effectOnCases(chosen),
    },
  };
}

function effectOnCases(misconception: Misconception): Pick<Broken, "shownBy" | "hiddenBy"> {
  const [shownBy, hiddenBy]: [string[], string[]] = [[], []];
  for (const spec of cases) {
    const whole = programOf(spec, defaults(spec));
    const run = runOf(whole, recordProgram({ ...whole, detail: false }));
    (changesGradient(run, misconception) ? shownBy : hiddenBy).push(spec.slug);
  }
  return { shownBy, hiddenBy };
}

/** Returns the first wrong step of a run with what it gave, as text; undefined if there is none, or the run fails. */
function firstWrongNumber(record: () => Trace): string | undefined {
  try {
    const { reference, steps } = record();
    const position = reference?.verdicts.indexOf(VERDICTS.indexOf("wrong")) ?? -1;
    if (position < 0) return undefined;
    const step = steps.at(position);
    const sum = step?.kind === "seed" || step?.kind === "accumulate" ? step : undefined;
    return `${step?.key} ${[sum?.contribution, sum?.after].map((value) => value && numbersOf(value)).join()}`;
  } catch {
    return undefined;
  }
}

function numbersOf(value: Value): string {
  const numbers = typeof value === "number" ? [value] : [...value.data];
  return numbers.map((x) => x.toPrecision(9)).join();
}

/** Returns the run of a broken engine with the right numbers beside its own. */
function judged(broken: Trace, right: Trace): Trace {
  const { steps } = broken;
  const verdicts = new Uint8Array(steps.length);
  const contributions: Value[] = [];
  const adjoints: Value[] = [];
  const sums = new Map<number, Value>();
  for (let i = 0; i < steps.length; i++) {
    const step = steps.at(i);
    if (step?.kind !== "seed" && step?.kind !== "accumulate") {
      contributions.push(0);
      adjoints.push(0);
      const isRight = step?.kind !== "collect" || isSame(broken.gradients, right.gradients);
      verdicts[i] = VERDICTS.indexOf(isRight ? "none" : "wrong");
      continue;
    }
    const { contribution } = rightSum(right, step.key) ?? { contribution: zeroLike(step.contribution) };
    const before = sums.get(step.node) ?? zeroLike(nodeAt(broken, step.node).value);
    const after = plus(before, contribution);
    sums.set(step.node, after);
    contributions.push(contribution);
    adjoints.push(after);
    const isRight = areNear(step.contribution, contribution) && areNear(step.after, after, before);
    verdicts[i] = VERDICTS.indexOf(isRight ? "right" : "wrong");
  }
  const reference: Reference = { verdicts, contributions, adjoints, gradients: right.gradients };
  return { ...broken, reference };
}

function rightSum({ steps }: Trace, key: string): { readonly contribution: Value } | undefined {
  const step = steps.at(steps.keys.find(key) ?? -1);
  return step?.kind === "seed" || step?.kind === "accumulate" ? step : undefined;
}

/** Returns whether values differ by no more than rounding explains. */
function areNear(a: Value, b: Value, size: Value = 0): boolean {
  if (shapeOf(a).join() !== shapeOf(b).join()) return false;
  const [left, right, sizes] = [a, b, size].map((value) =>
    typeof value === "number" ? [value] : [...value.data],
  );
  return (left ?? []).every((x, i) => isNear(x, right?.[i], undefined, Math.abs(sizes?.[i] ?? 0)));
}

function isSame(a: Readonly<Record<string, Nested>>, b: Readonly<Record<string, Nested>>): boolean {
  return Object.entries(b).every(([name, gradient]) => {
    const others = flat(a[name]);
    return flat(gradient).every((x, i) => isNear(x, others[i]));
  });
}
