import type { Link } from "../../player/link.ts";
import { WHOLE_PAGE } from "../../player/link-options.ts";
import type { PlayerState } from "../../player/player-state.ts";
import { readAsk } from "../../predict/ask.ts";
import { edgeName } from "../../predict/prompt.ts";
import type { StepRange } from "../../trace/step-range.ts";
import { stepRange } from "../../trace/step-range.ts";
import { keyAt, nodeAt, type Step, type Trace } from "../../trace/trace.ts";
import { assignmentWords as words } from "../../words/en/assignment.ts";
import { adjointAt, contributionOf, formulaOf, symbolAt } from "../../words/notation.ts";
import { READ } from "../../words/writing.ts";

/** The ways to say which steps are asked. */
export const ASKS = ["some", "backward", "all", "chosen"] as const;

/** What an assignment asks, and what it lets students do. */
export interface Assignment extends StepRange {
  /** The sentence above the graph; empty for none. */
  readonly task: string;
  readonly predict: boolean;
  readonly asks: (typeof ASKS)[number];
  /** The keys of the steps that are asked if `asks` is `chosen`. */
  readonly chosen: ReadonlySet<string>;
  readonly seed: number;
  readonly lock: boolean;
}

/** A step that can be asked, and where a part of the run can begin or end. */
export interface ListedStep {
  readonly key: string;
  /** The index at which the step is done. */
  readonly index: number;
  readonly text: string;
}

/** The maximum number of steps that are listed. */
export const MOST_LISTED = 400;

/** Returns the assignment that the dialog begins with: what the player itself asks, or a first proposal. */
export function assignmentOf(
  state: Pick<PlayerState, "task" | "predict" | "from" | "until" | "lock">,
  steps: readonly ListedStep[],
): Assignment {
  const { task = "", predict, from, until, lock } = state;
  const { seed = 1, ask } = predict?.ask ?? {};
  const isNamed = ask === "backward" || ask === "all";
  const patterns = ask === undefined || isNamed ? [] : (readAsk(ask) ?? []);
  const chosen = steps.filter(({ key }) => patterns.some(({ matches }) => matches(key)));
  return {
    ...{ task, predict: true, seed, from, until, lock: lock === "inputs" },
    asks: isNamed ? ask : ask === undefined ? "some" : "chosen",
    chosen: new Set(chosen.map(({ key }) => key)),
  };
}

/** Returns the steps of a run that can be asked, with what each does in words. */
export function listSteps(trace: Trace): ListedStep[] {
  return trace.steps
    .map((step, i) => ({ key: step.key, index: i + 1, text: stepText(trace, step) }))
    .filter(hasText);
}

function hasText<T extends { readonly text: string | undefined }>(
  step: T,
): step is T & { readonly text: string } {
  return step.text !== undefined;
}

function stepText(trace: Trace, step: Step): string | undefined {
  const { formula } = READ;
  switch (step.kind) {
    case "evaluate":
      return words.value(
        formula(symbolAt(trace, step.node)),
        formula(formulaOf(trace, nodeAt(trace, step.node), "symbols")),
      );
    case "recompute":
      return words.valueAgain(formula(symbolAt(trace, step.node)));
    case "seed":
      return words.seed(formula(adjointAt(trace, step.node)));
    case "accumulate":
      return words.contribution(
        edgeName(trace, step.edge),
        formula(adjointAt(trace, step.node)),
        formula(contributionOf(trace, step.edge)),
      );
    default:
      return undefined;
  }
}

/**
 * Returns the steps to choose a bound from: all, or in a long run only the step that is shown and the present bound.
 *
 * @param index the index of the step that is shown
 * @param bound the key of the present bound
 */
export function boundsToChoose(
  steps: readonly ListedStep[],
  index: number,
  bound: string | undefined,
): readonly ListedStep[] {
  if (steps.length <= MOST_LISTED) return steps;
  return steps.filter((step) => step.index === index || step.key === bound);
}

/** Returns the steps that lie in the assignment's part of a run. */
export function stepsInRange(trace: Trace, steps: readonly ListedStep[], range: StepRange): ListedStep[] {
  const [first, last] = stepRange(trace, range);
  return steps.filter(({ index }) => index > first && index <= last);
}

/**
 * Returns the assignment with another bound, in key form. The other bound is dropped where no step would lie between.
 *
 * @param index the index of the bound; 0 and the number of steps leave the side open
 */
export function withBound(
  trace: Trace,
  assignment: Assignment,
  side: "from" | "until",
  index: number,
): Assignment {
  const open = side === "from" ? 0 : trace.steps.length;
  const changed = { ...assignment, [side]: index === open ? undefined : keyAt(trace, index) };
  const [first, last] = stepRange(trace, assignment);
  const isEmpty = side === "from" ? index >= last : index <= first;
  return isEmpty ? { ...changed, [side === "from" ? "until" : "from"]: undefined } : changed;
}

/** Returns the options of the assignment's link; undefined if no step is chosen. */
export function optionsOf(
  { task, predict, asks, chosen, seed, from, until, lock }: Assignment,
  steps: readonly ListedStep[],
): Partial<Link> | undefined {
  const keys = steps.filter(({ key }) => chosen.has(key)).map(({ key }) => key);
  if (predict && asks === "chosen" && keys.length === 0) return undefined;
  const ask = { some: undefined, backward: "backward", all: "all", chosen: keys.join() }[asks];
  const sentence = task.trim();
  return {
    ...WHOLE_PAGE,
    ...{ step: undefined, forward: undefined, loop: undefined, theme: undefined, practice: undefined },
    ...{ predict, seed: predict ? seed : undefined, ask: predict ? ask : undefined },
    ...{ from, until, lock: lock ? "inputs" : "nothing", task: sentence === "" ? undefined : sentence },
  };
}
