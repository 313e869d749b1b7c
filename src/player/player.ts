import { createStore, type StoreApi } from "zustand/vanilla";
import { defaults } from "../cases/complete.ts";
import type { Values } from "../cases/define-case.ts";
import type { Descent } from "../cases/descent.ts";
import type { ParameterValue } from "../cases/parameters/parameter.ts";
import { quote } from "../cases/quote.ts";
import {
  isSameSource,
  type OpenProgram,
  openSource,
  type Source,
  sourceAt,
  UNSUPPORTED,
} from "../cases/source.ts";
import { createEngine } from "../engine/client.ts";
import type { Run } from "../engine/messages.ts";
import type { WorkerQueue } from "../engine/worker-queue.ts";
import type { Answered } from "../predict/result.ts";
import { indexOfKey, keyAt } from "../trace/trace.ts";
import { withVerdicts } from "../trace/verdicts.ts";
import { linkWords } from "../words/en/link.ts";
import { type Change, withParam, withParams, withSize } from "./change-inputs.ts";
import { type Link, type Problem, writeLink } from "./link.ts";
import { SPEEDS } from "./link-options.ts";
import type { PanelId } from "./panels.ts";
import {
  type Breaking,
  breaking,
  initialState,
  linkedAsk,
  linkedBreak,
  type PlayerState,
  type Predict,
} from "./player-state.ts";
import { isBroken, isHiding, isLocked } from "./questions.ts";
import { givenSource, isAwaited, momentIn, withRun } from "./show-run.ts";
import type { StepBy } from "./step-by.ts";
import { createStepping, type Stepping } from "./stepping.ts";
import type { Theme } from "./themes.ts";

/** A player: its store and its commands. */
export interface Player extends Pick<Stepping, "next" | "back" | "onEdge" | "play" | "pause"> {
  readonly store: StoreApi<PlayerState>;
  /**
   * Opens a source with the options of a link. A recording is reported as a problem, and the shown source stays.
   *
   * @param step the step to show if the run has it, in place of the link's
   * @throws RangeError for a program if programs are not allowed
   */
  open(source: Source, query: string, step?: string): void;
  /**
   * Opens another text of a learner's program. The picture stays until the text has run, and the step if it has it.
   *
   * @param step the step to show if the run has it
   */
  edit(program: string, step?: string): void;
  /** Lets programs be opened from now on, as with the option of this name. */
  allowPrograms(openProgram: OpenProgram): void;
  /** Goes to an index or a step key; an index out of range goes to the nearest end. */
  go(step: number | string): void;
  first(): void;
  last(): void;
  setSpeed(speed: number): void;
  /** Changes an input and runs again; the step stays if its key still exists. */
  setParam(name: string, value: ParameterValue): void;
  /**
   * Changes several inputs, and the step if their run has it; inputs that do not fit the rest keep their
   * values.
   */
  setParams(params: Values, step?: string): void;
  /** Changes a size of the program and all arrays that have it. */
  setSize(axis: string, size: number): void;
  /** Starts a change of the inputs by hand, such as a drag, before which going back in the history leads. */
  startEdit(): void;
  /** Records invalid typed input for the notice. */
  report(problem: Problem): void;
  /** Records that code of a part of the page could not be loaded, for the notice. */
  reportLoadFailure(): void;
  reset(): void;
  setDetail(detail: boolean): void;
  /**
   * Shows a moment of forward mode, counted through all passes, or with undefined goes back to reverse mode. Does
   * nothing if the run has no forward mode.
   */
  setForward(moment: number | undefined): void;
  /** Shows the other variant side by side, if it has one. */
  setSideBySide(sideBySide: boolean): void;
  /** Asks questions before the steps, at other numbers, or with undefined ends the exercise. */
  setPredict(ask: Predict["ask"] | undefined): void;
  /** Runs an engine that makes a mistake, or with undefined the right one. */
  setBroken(ask: Breaking["ask"] | undefined): void;
  /** Goes on in finding the mistake; at `mended` the right engine runs. */
  setStage(stage: Breaking["stage"]): void;
  /** Records what was done with the questions, of which only the next can change. */
  setAnswers(answers: readonly Answered[]): void;
  /** Pins a node of the graph, or with undefined no node. */
  setPinned(pinned: string | undefined): void;
  /** Shows a gradient descent, or with undefined no descent. */
  setDescent(descent: Descent | undefined): void;
  setStepBy(stepBy: StepBy): void;
  /** Sets whether keys step the player. */
  setKeys(keys: boolean): void;
  setHelp(help: boolean): void;
  /** Tells whether the numbers of the last step are in their places in the graph. Playing waits for them. */
  setArrived(arrived: boolean): void;
  setPanel(panel: PanelId): void;
  /** Sets the theme; undefined uses the stored choice. */
  setTheme(theme: Theme | undefined): void;
  /** Dismisses the problems of one parameter, or all problems. */
  dismiss(parameter?: string): void;
  /** Requests the same run again after an error. */
  retry(): void;
  /** Cancels the pending run, which is reported as an error; the shown state stays. */
  cancel(): void;
  /** Returns the query of a link to the shown state, with the given options changed. */
  query(changes?: Partial<Link>): string;
  destroy(): void;
}

/** Options of `createPlayer`. */
export interface PlayerOptions {
  readonly source: Source;
  readonly query: string;
  /** The queue of the worker, which players may share. */
  readonly queue: WorkerQueue;
  /** Opens learners' programs; without it, only cases can be opened until `allowPrograms` is called. */
  readonly openProgram?: OpenProgram | undefined;
}

/**
 * Creates a player with its own engine and requests the first run.
 *
 * @throws RangeError if the source cannot be opened
 */
export function createPlayer({ source, query, queue, openProgram: opener }: PlayerOptions): Player {
  let openProgram = opener;
  const first = initialState(openSource(source, openProgram), query);
  /** The step of the link until a trace resolves it. */
  let wanted = first.step;
  /** The step to show in the next run, if the run has it. */
  let toward: string | undefined;
  /** Whether the next run begins at its first question. */
  let begins = first.state.predict !== undefined && wanted === undefined;
  const store = createStore<PlayerState>(() => first.state);
  const engine = createEngine({
    queue,
    onRun: take,
    onError(error, request, isNewest) {
      if (isSameSource(request, givenSource(store.getState())))
        store.setState({ error, slow: false, pending: !isNewest });
    },
    onCompared(run, alternatives) {
      if (run === store.getState().run) store.setState({ alternatives });
    },
    onSlow: () => store.setState({ slow: true }),
  });
  const stepping = createStepping(store);
  const { command, play, pause } = stepping;
  stepping.requestPlay(first.play);

  /**
   * Requests a run. Checking takes longer than the rest of the run: it is done only while its panel is open,
   * and never before the first run.
   */
  function request(check = isCheckShown(store.getState())): void {
    const state = store.getState();
    const { detail, predict, broken, from, until } = state;
    store.setState({ pending: true });
    const given = sourceAt(givenSource(state), predict?.before.params ?? state.params);
    const isPlain = predict === undefined && !isBroken(broken);
    engine.run({
      ...given,
      detail: detail && isPlain,
      ...(predict && { exercise: { ...predict.ask, from, until } }),
      ...(isBroken(broken) && { broken: broken.ask }),
      ...(check && { check }),
    });
  }

  function take(run: Run, isNewest: boolean): void {
    const state = store.getState();
    // A link's step belongs to the link's own inputs: only their run may resolve it.
    if ((state.run === undefined && !isNewest) || !isAwaited(run, state)) return;
    if (isBroken(state.broken) && run.broken === undefined) {
      refuseMistake(state.broken.ask.mistake);
      return;
    }
    const arrival = isNewest ? { wanted, toward, begins } : { wanted, toward: undefined, begins: false };
    wanted = undefined;
    if (isNewest) [toward, begins] = [undefined, false];
    store.setState({ ...withRun(state, run, arrival, openProgram), pending: !isNewest });
    stepping.ready();
    if (state.panel === "check" && run.request.check !== true && isNewest) request(true);
  }

  /** Runs the right engine in place of one with a mistake that cannot be made. */
  function refuseMistake(value: string): void {
    const text = linkWords.noMistake(quote(value));
    report({ parameter: "break", value, allowed: linkWords.mistake, using: linkWords.none, text });
    store.setState({ broken: undefined });
    request();
  }

  function change(part: Partial<PlayerState>, step?: string): void {
    const { textAt } = store.getState();
    toward = step;
    if (textAt !== undefined && part.params !== undefined && part.source === undefined) {
      edit(textAt(part.params), part);
      return;
    }
    store.setState(part);
    request();
  }

  /** Opens another text of a program: its values are the only ones. */
  function edit(text: string, part: Partial<PlayerState> = {}): void {
    const opened = openSource({ program: text, params: {} }, openProgram);
    store.setState({ ...part, ...opened, params: defaults(opened.program) });
    request();
  }

  function apply(inputs: Change, step?: string): void {
    if (isLocked(store.getState())) return;
    if (inputs.params !== undefined) change(inputs, step);
    else if (inputs.problems !== undefined) store.setState(inputs);
  }

  function report(problem: Problem): void {
    const others = store.getState().problems.filter(({ parameter }) => parameter !== problem.parameter);
    store.setState({ problems: [...others, problem] });
  }

  request();
  return {
    store,
    open(next, nextQuery, step) {
      if (UNSUPPORTED in next) {
        report({ kind: "unsupported", parameter: UNSUPPORTED });
        return;
      }
      const { state, step: linked, play } = initialState(openSource(next, openProgram), nextQuery);
      wanted = linked;
      begins = state.predict !== undefined && linked === undefined;
      pause();
      stepping.requestPlay(play);
      const { source: before, incomplete, descent, pinned } = store.getState();
      // Code that failed to load is missing in every case. A descent leads through the history of its case.
      change({ ...state, incomplete, ...(isSameSource(next, before) && { descent, pinned }) }, step);
    },
    edit(text, step) {
      if (isLocked(store.getState())) return;
      // Another text is no longer the one that was asked about.
      store.setState({ predict: undefined });
      toward = step;
      edit(text, { problems: [] });
    },
    allowPrograms(open) {
      openProgram = open;
    },
    go(step) {
      const { run } = store.getState();
      const index = typeof step === "number" ? step : run && indexOfKey(run.trace, step);
      if (index === undefined) return;
      store.setState({ forward: undefined });
      command(index, "jump");
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
    startEdit: () => store.setState({ edits: store.getState().edits + 1 }),
    report,
    reportLoadFailure: () => store.setState({ incomplete: true }),
    reset: () => apply({ params: defaults(store.getState().program), problems: [] }),
    setDetail(detail) {
      if (store.getState().predict === undefined) change({ detail });
    },
    setForward(moment) {
      const { run } = store.getState();
      pause();
      const isClosed = run === undefined || isHiding(store.getState());
      store.setState({ forward: isClosed ? undefined : momentIn(run.trace, moment), moved: "jump" });
    },
    setSideBySide: (sideBySide) => store.setState({ sideBySide }),
    setPredict(ask) {
      pause();
      const { predict, source, params } = store.getState();
      const before = predict?.before ?? { ...openSource(source, openProgram), params };
      begins = ask !== undefined;
      const predicting = ask && { ask, before };
      change({
        ...before,
        predict: predicting,
        broken: undefined,
        answers: [],
        forward: undefined,
        descent: undefined,
        problems: [],
      });
    },
    setBroken(ask) {
      pause();
      const { predict, source } = store.getState();
      const before = predict?.before ?? openSource(source, openProgram);
      change({
        ...before,
        predict: undefined,
        answers: [],
        broken: ask && breaking(ask),
      });
    },
    setStage(stage) {
      const { broken, run } = store.getState();
      if (broken === undefined || run === undefined) return;
      if (stage === "mended") change({ broken: { ...broken, stage } });
      else
        store.setState({
          broken: { ...broken, stage },
          run: { ...run, trace: withVerdicts(run.trace, stage === "hunt") },
        });
    },
    setAnswers: (answers) => store.setState({ answers }),
    setPanel(panel) {
      store.setState({ panel });
      const { run } = store.getState();
      if (panel === "check" && run !== undefined && run.check === undefined) request(true);
    },
    setPinned: (pinned) => store.setState({ pinned }),
    setDescent(descent) {
      if (!isLocked(store.getState())) store.setState({ descent });
    },
    setStepBy: (stepBy) => store.setState({ stepBy }),
    setKeys: (keys) => store.setState({ keys }),
    setHelp: (help) => store.setState({ help }),
    setArrived(arrived) {
      if (store.getState().arrived === arrived) return;
      store.setState({ arrived });
      stepping.changePace();
    },
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
      const { run, index, sideBySide: beside, stepBy: grain, predict, broken, ...rest } = store.getState();
      const step = run === undefined ? wanted : keyAt(run.trace, index);
      const linked = { ...rest, ...predict?.before };
      return writeLink(linked, {
        ...linked,
        beside,
        grain,
        step,
        ...linkedAsk(predict),
        ...linkedBreak(broken),
        ...changes,
      });
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
