import { createStore, type StoreApi } from "zustand/vanilla";
import { defaults } from "../cases/complete.ts";
import { openSource } from "../cases/source.ts";
import type { WorkerQueue } from "../engine/worker-queue.ts";
import { type Link, writeLink } from "../player/link.ts";
import { createPlayer, type Player } from "../player/player.ts";
import { nextQuestion, openQuestion } from "../player/questions.ts";
import { isTheme } from "../player/themes.ts";
import { chooseExercise, type PracticeExercise } from "../predict/practice.ts";
import type { Progress } from "../predict/progress.ts";
import { isRightAtOnce } from "../predict/result.ts";
import { type MisconceptionId, misconceptionWords } from "../words/en/misconceptions.ts";
import type { Score } from "../words/en/predict.ts";
import { eraseProgress, loadProgress } from "./progress.ts";
import { recordProgress } from "./record-progress.ts";

/** How long a session goes on before it offers to stop, in milliseconds. */
export const FIVE_MINUTES = 5 * 60_000;
/** How many exercises in a row may have no question before one is shown. */
const MOST_EMPTY = 5;

/** What a session shows beside its player. */
export interface SessionState {
  readonly exercise: PracticeExercise;
  /** The place of the exercise in the session, from 1. */
  readonly number: number;
  readonly progress: Progress;
  /** Whether the browser keeps the progress. */
  readonly isKept: boolean;
  /** The questions of this session that are done. */
  readonly score: Score;
  /** Whether five minutes are over, and the question that was open then is done. */
  readonly isTimeOver: boolean;
  readonly isStopped: boolean;
}

/** One exercise after another in the same player, chosen by the learner's progress. */
export interface PracticeSession {
  readonly player: Player;
  readonly store: Pick<StoreApi<SessionState>, "getState" | "getInitialState" | "subscribe">;
  /** The query of an address that repeats the session. */
  readonly query: string;
  /** Begins the next exercise. */
  next(): void;
  /** Begins an exercise about a misconception. */
  practice(id: MisconceptionId): void;
  /** Ends the session for now. */
  stop(): void;
  /** Goes on for another five minutes. */
  goOn(): void;
  /** Erases the learner's progress, and the counts of the session. */
  erase(): void;
  destroy(): void;
}

const NO_SCORE: Score = { right: 0, asked: 0 };

/**
 * Creates a session.
 *
 * @param query the query of the page: `seed` decides about the exercises, `for` names misconceptions to practice only, and
 * `theme` is that of the player
 * @param newSeed a seed for a query without one
 */
export function createSession(query: string, queue: WorkerQueue, newSeed: number): PracticeSession {
  const asked = new URLSearchParams(query);
  const seed = seedIn(asked.get("seed")) ?? newSeed;
  const only = idsIn(asked.get("for"));
  const theme = asked.get("theme");
  const first = choose(0, undefined);
  const store = createStore<SessionState>(() => ({
    exercise: first,
    number: 1,
    progress: loadProgress(),
    isKept: true,
    score: NO_SCORE,
    isTimeOver: false,
    isStopped: false,
  }));
  const player = createPlayer({
    source: sourceOf(first),
    query: exerciseQuery(first, { ...BARE, theme: isTheme(theme) ? theme : undefined }),
    queue,
  });
  /** How many exercises in a row had no question. */
  let empty = 0;
  /** Whether the time is over, and the question that was open then. */
  let due: { readonly question: string | undefined } | undefined;
  let timer = startTimer();
  let known = player.store.getState().answers;
  const stopRecording = recordProgress(player, (isKept) =>
    store.setState({ progress: loadProgress(), isKept }),
  );
  const unsubscribe = player.store.subscribe(follow);

  function choose(number: number, previous: PracticeExercise | undefined, ids = only): PracticeExercise {
    return chooseExercise({ progress: loadProgress(), seed, number, previous, only: ids });
  }

  function begin(ids?: readonly MisconceptionId[]): void {
    const { exercise: previous, number } = store.getState();
    const exercise = choose(number, previous, ids);
    const { stepBy: grain, theme, speed, keys } = player.store.getState();
    store.setState({ exercise, number: number + 1, isStopped: false });
    player.open(sourceOf(exercise), exerciseQuery(exercise, { ...BARE, grain, theme, speed, keys }));
  }

  function follow(): void {
    const { run, index } = player.store.getState();
    count();
    offerToStop();
    const questions = run?.exercise?.questions;
    if (questions === undefined || run === undefined) return;
    if (questions.length > 0) empty = 0;
    else if (empty < MOST_EMPTY) {
      empty += 1;
      // After the player has taken the run.
      queueMicrotask(() => begin());
      return;
    }
    const last = questions.at(-1)?.position ?? 0;
    // The rest of the run asks nothing.
    if (isDone() && index > last + 1 && index < run.trace.steps.length) player.last();
  }

  function isDone(): boolean {
    return nextQuestion(player.store.getState()) === undefined;
  }

  function count(): void {
    const { answers } = player.store.getState();
    if (answers === known) return;
    const ended = answers.filter(({ end }, i) => end !== undefined && known[i]?.end === undefined);
    known = answers;
    if (ended.length === 0) return;
    const { right, asked } = store.getState().score;
    store.setState({
      score: { right: right + ended.filter(isRightAtOnce).length, asked: asked + ended.length },
    });
  }

  function startTimer(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      due = { question: questionNow() };
      offerToStop();
    }, FIVE_MINUTES);
  }

  function questionNow(): string | undefined {
    const open = openQuestion(player.store.getState());
    return open && `${store.getState().number} ${open.at}`;
  }

  function offerToStop(): void {
    if (due === undefined || store.getState().isTimeOver) return;
    if (due.question === undefined || questionNow() !== due.question) store.setState({ isTimeOver: true });
  }

  function goOn(): void {
    if (store.getState().isStopped) (isDone() ? player.last : player.play)();
    clearTimeout(timer);
    due = undefined;
    timer = startTimer();
    store.setState({ isTimeOver: false, isStopped: false });
  }

  return {
    player,
    store,
    query: String(new URLSearchParams({ ...(only && { for: only.join() }), seed: String(seed) })),
    next: () => begin(),
    practice: (id) => begin([id]),
    stop() {
      player.pause();
      clearTimeout(timer);
      store.setState({ isStopped: true });
    },
    goOn,
    erase() {
      eraseProgress();
      store.setState({ progress: loadProgress(), score: NO_SCORE });
    },
    destroy() {
      clearTimeout(timer);
      unsubscribe();
      stopRecording();
      player.destroy();
    },
  };
}

/** The player of an exercise leaves its room to the graph. */
const BARE: Partial<Link> = { panel: "none", inputs: false };

function sourceOf(exercise: PracticeExercise) {
  return { case: exercise.case, params: {} };
}

/** Returns the query of a link to an exercise in the page of its case. */
export function exerciseQuery(
  { case: slug, request }: PracticeExercise,
  options: Partial<Link> = {},
): string {
  const opened = openSource({ case: slug, params: {} });
  const { seed, ask, practice } = request;
  const params = defaults(opened.program);
  return writeLink(opened, { params, predict: true, seed, ask, practice: practice?.join(), ...options });
}

function seedIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 ? Number(text) : undefined;
}

function idsIn(text: string | null): readonly MisconceptionId[] | undefined {
  const ids = [...new Set((text ?? "").split(","))].filter((id) =>
    Object.hasOwn(misconceptionWords.names, id),
  );
  return ids.length === 0 ? undefined : (ids as MisconceptionId[]);
}
