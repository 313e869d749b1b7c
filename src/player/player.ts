import { createStore, type StoreApi } from "zustand/vanilla";
import { defaults } from "../cases/complete.ts";
import type { AnyCase, Values } from "../cases/define-case.ts";
import type { ParameterValue } from "../cases/parameters/parameter.ts";
import { slugOf } from "../cases/source.ts";
import { createEngine, type WorkerLike } from "../engine/client.ts";
import type { Run } from "../engine/messages.ts";
import { indexOfKey, keyAt } from "../trace/trace.ts";
import { type Change, withParam, withParams, withSize } from "./change-inputs.ts";
import { resolveLoop, resolveStep } from "./find-step.ts";
import { type Link, type Problem, writeLink } from "./link.ts";
import { SPEEDS } from "./link-options.ts";
import type { PanelId } from "./panels.ts";
import { opened, type PlayerState } from "./player-state.ts";
import type { StepBy } from "./step-by.ts";
import { createStepping, type Stepping } from "./stepping.ts";
import type { Theme } from "./themes.ts";

/** A step controller: a store, and everything one can tell it to do. */
export interface Player extends Pick<Stepping, "next" | "back" | "onEdge" | "play" | "pause"> {
  readonly store: StoreApi<PlayerState>;
  /** Opens a case as a link says. */
  open(spec: AnyCase, query: string): void;
  /** Goes to an index or a step key; an index past an end goes to that end. */
  go(step: number | string): void;
  first(): void;
  last(): void;
  setSpeed(speed: number): void;
  /** Changes an input and runs again; the step stays where its key still exists. */
  setParam(name: string, value: ParameterValue): void;
  /** Changes several at once, and the step if their run has it; what does not fit the rest keeps its value. */
  setParams(params: Values, step?: string): void;
  /** Changes a size of the case, and with it all arrays that have it. */
  setSize(axis: string, size: number): void;
  /** Puts a typed value that was not understood on record, for the one notice. */
  report(problem: Problem): void;
  /** Puts on record that code of a part of the page could not be fetched, for the same notice. */
  reportLoadFailure(): void;
  reset(): void;
  setDetail(detail: boolean): void;
  /** Shows the case's other choice beside, if it has one. */
  setSideBySide(sideBySide: boolean): void;
  setStepBy(stepBy: StepBy): void;
  /** Whether keys step the player. */
  setKeys(keys: boolean): void;
  setHelp(help: boolean): void;
  setPanel(panel: PanelId): void;
  /** What a link asks for, or none to go by what people chose. */
  setTheme(theme: Theme | undefined): void;
  /** Takes back what was said of one parameter, or everything. */
  dismiss(parameter?: string): void;
  /** Runs the same request again, after an error. */
  retry(): void;
  /** Ends the run under way, which is reported as an error; what is shown stays. */
  cancel(): void;
  /** The query of a link to what is shown now, with some of its options changed. */
  query(changes?: Partial<Link>): string;
  destroy(): void;
}

/** What a player starts from. */
export interface PlayerOptions {
  readonly spec: AnyCase;
  readonly query: string;
  readonly createWorker: () => WorkerLike;
}

/** Creates a player with an engine of its own and asks for its first run. */
export function createPlayer({ spec, query, createWorker }: PlayerOptions): Player {
  const first = opened(spec, query);
  /** A step that a link asked for and no trace has answered yet. */
  let wanted = first.step;
  /** A step that the next run shows if it has it. */
  let toward: string | undefined;
  const store = createStore<PlayerState>(() => first.state);
  const engine = createEngine({
    createWorker,
    onRun: take,
    onError(error, request, isNewest) {
      if (slugOf(request) === store.getState().spec.slug)
        store.setState({ error, slow: false, pending: !isNewest });
    },
    onSlow: () => store.setState({ slow: true }),
  });
  const stepping = createStepping(store);
  const { command, play, pause } = stepping;
  stepping.requestPlay(first.play);

  /**
   * Checking takes longer than all the rest of a run: it is done only where people look at it, and at
   * first only when there is a picture.
   */
  function request(check = isCheckShown(store.getState())): void {
    const { spec: shown, params, detail } = store.getState();
    store.setState({ pending: true });
    engine.run({ case: shown.slug, params, detail, ...(check && { check }) });
  }

  function take(run: Run, isNewest: boolean): void {
    const state = store.getState();
    // A link's step is for the link's own inputs: only the run of those may answer it.
    if (slugOf(run.request) !== state.spec.slug || (state.run === undefined && !isNewest)) return;
    const found = resolveStep(run.trace, wanted, isNewest ? toward : undefined, state);
    // Changed inputs may have other steps; only the link's own loop has been asked for.
    const asks = state.run === undefined && state.loop ? resolveLoop(state.loop, run.trace) : state.loop;
    const [loop, refused] = asks && "parameter" in asks ? [undefined, asks] : [asks, undefined];
    const problems = [...state.problems, ...[found.problem, refused].filter((one) => one !== undefined)];
    wanted = undefined;
    if (isNewest) toward = undefined;
    const done = { slow: false, error: undefined, pending: !isNewest };
    store.setState({ run, index: found.index, moved: "jump", problems, loop, ...done });
    stepping.ready();
    if (state.panel === "check" && run.request.check !== true && isNewest) request(true);
  }

  function change(part: Partial<PlayerState>, step?: string): void {
    toward = step;
    store.setState(part);
    request();
  }

  function apply(inputs: Change, step?: string): void {
    if (inputs.params !== undefined) change(inputs, step);
    else if (inputs.problems !== undefined) store.setState(inputs);
  }

  request();
  return {
    store,
    open(next, nextQuery) {
      const { state, step, play: wantsToPlay } = opened(next, nextQuery);
      wanted = step;
      pause();
      stepping.requestPlay(wantsToPlay);
      // What the page lacks, it lacks in every case.
      change({ ...state, incomplete: store.getState().incomplete });
    },
    go(step) {
      const { run } = store.getState();
      const index = typeof step === "number" ? step : run && indexOfKey(run.trace, step);
      if (index !== undefined) command(index, "jump");
    },
    next: stepping.next,
    back: stepping.back,
    onEdge: stepping.onEdge,
    first: () => command(0, "jump"),
    last: () => command(Number.MAX_SAFE_INTEGER, "jump"),
    play,
    pause,
    setSpeed(speed) {
      if (Number.isNaN(speed)) return;
      const next = Math.min(Math.max(speed, SPEEDS.min), SPEEDS.max);
      store.setState({ speed: next });
      stepping.changePace();
    },
    setParam: (name, value) => apply(withParam(store.getState(), name, value)),
    setParams: (params, step) => apply(withParams(store.getState(), params), step),
    setSize: (axis, size) => apply(withSize(store.getState(), axis, size)),
    report(problem) {
      const others = store.getState().problems.filter(({ parameter }) => parameter !== problem.parameter);
      store.setState({ problems: [...others, problem] });
    },
    reportLoadFailure: () => store.setState({ incomplete: true }),
    reset: () => change({ params: defaults(store.getState().spec), problems: [] }),
    setDetail: (detail) => change({ detail }),
    setSideBySide: (sideBySide) => store.setState({ sideBySide }),
    setPanel(panel) {
      store.setState({ panel });
      const { run } = store.getState();
      if (panel === "check" && run !== undefined && run.check === undefined) request(true);
    },
    setStepBy: (stepBy) => store.setState({ stepBy }),
    setKeys: (keys) => store.setState({ keys }),
    setHelp: (help) => store.setState({ help }),
    setTheme: (theme) => store.setState({ theme }),
    dismiss(parameter) {
      const rest = store.getState().problems.filter((problem) => problem.parameter !== parameter);
      store.setState(
        parameter === undefined ? { problems: [], error: undefined, incomplete: false } : { problems: rest },
      );
    },
    retry() {
      store.setState({ error: undefined });
      request();
    },
    cancel: engine.cancel,
    query(changes) {
      const { spec: current, run, index, sideBySide: beside, stepBy: grain, ...rest } = store.getState();
      const step = run === undefined ? wanted : keyAt(run.trace, index);
      return writeLink(current, { ...rest, beside, grain, step, ...changes });
    },
    destroy() {
      stepping.destroy();
      engine.destroy();
    },
  };
}

function isCheckShown({ panel, run }: PlayerState): boolean {
  return panel === "check" && run?.check !== undefined;
}
