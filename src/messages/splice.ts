import { paramsOf } from "../cases/source.ts";
import { writeLink } from "../player/link.ts";
import type { Player } from "../player/player.ts";
import { linkedAsk, type PlayerState } from "../player/player-state.ts";
import {
  canonicalJson,
  type ExercisePlan,
  hasAnswers,
  type KeptAnswer,
  keepAnswers,
  planOf,
  restoreAnswers,
} from "../predict/keep-answers.ts";
import { scoreOf } from "../predict/result.ts";
import { VERSION } from "../trace/version.ts";
import { answerEvents } from "./answer-events.ts";
import { targetOf } from "./iframe.ts";

/** The format of the state that a host stores. */
export const STATE_FORMAT = "pullback-answers/1";

/** The state that a host stores: the exercise, and what was done with its questions. */
export interface SpliceState extends ExercisePlan {
  readonly format: typeof STATE_FORMAT;
  /** The version of the package. */
  readonly version: string;
  readonly questions: readonly KeptAnswer[];
}

/** Reports a player's exercise to the page that frames its own page, by the SPLICE protocol. */
export interface Splice {
  /** Handles a message to this window. */
  receive(event: Pick<MessageEvent, "data" | "origin" | "source">): void;
  destroy(): void;
}

/**
 * Reports the first exercise of a player to a host that knows the iframe protocol of SPLICE
 * (https://cssplice.org/slcp/iframe-protocol-specification.html): asks for the stored state and goes on with its answers, then
 * sends score and state whenever they change. Later exercises, which a learner begins for practice, leave the score as it is.
 * The events `answer` and `done` of all exercises are sent as events.
 *
 * Nothing waits for an answer of the host, because hosts that do not know the protocol never answer.
 */
export function createSplice(player: Player, page: Pick<Window, "parent">): Splice {
  const { store } = player;
  const { parent } = page;
  /** The exercise that counts, as canonical JSON. */
  let counted: string | undefined;
  /** The id of the request for the stored state. */
  let request: string | undefined;
  /** What was last sent, or came as the stored state. */
  let known: readonly KeptAnswer[] = [];
  let hostOrigin: string | undefined;

  function post(subject: string, fields: object): string {
    const message_id = messageId();
    const { parentOrigin = hostOrigin ?? "*" } = store.getState();
    // An invalid origin in the link is empty: then nothing is sent.
    if (parentOrigin !== "")
      parent.postMessage({ subject: `SPLICE.${subject}`, message_id, ...fields }, targetOf(parentOrigin));
    return message_id;
  }

  function look(state: PlayerState, before: PlayerState): void {
    const { run, answers } = state;
    for (const { type, ...data } of answerEvents(before, state))
      post("sendEvent", { ...activity(state), name: type, data });
    const plan = planAt(state);
    if (run?.exercise === undefined || plan === undefined) return;
    const key = canonicalJson(plan);
    if (counted === undefined) {
      counted = key;
      request = post("getState", { ...activity(state), content_id: activity(state).activity_id });
    }
    if (key !== counted) return;
    const { questions } = run.exercise;
    const kept = keepAnswers(questions, answers);
    // The same exercise again goes on where it was.
    if (answers.length === 0 && hasAnswers(known)) restore(known);
    if (!hasAnswers(kept) || canonicalJson(kept) === canonicalJson(known)) return;
    known = kept;
    const { right, asked } = scoreOf(questions, answers);
    const stored: SpliceState = { format: STATE_FORMAT, version: VERSION, ...plan, questions: kept };
    post("reportScoreAndState", { ...activity(state), score: right / asked, state: stored });
  }

  function restore(stored: unknown): void {
    const { run } = store.getState();
    const questions = run?.exercise?.questions;
    const answers = run && questions && restoreAnswers(run.trace, questions, stored);
    if (questions === undefined || answers === undefined || answers.length === 0) return;
    known = keepAnswers(questions, answers);
    player.setAnswers(answers);
    player.last();
  }

  function takeState(stored: unknown): void {
    const state = store.getState();
    const { run, answers } = state;
    const plan = planAt(state);
    if (run?.exercise === undefined || plan === undefined || canonicalJson(plan) !== counted) return;
    const isBegun = hasAnswers(keepAnswers(run.exercise.questions, answers));
    if (!isBegun && isStateOf(stored, plan)) restore(stored.questions);
  }

  const stop = store.subscribe(look);
  look(store.getState(), store.getState());
  return {
    receive({ data, origin, source }) {
      const { parentOrigin = origin } = store.getState();
      if (source !== parent || source === page || parentOrigin !== origin || request === undefined) return;
      const answer = readAnswer(data);
      if (answer === undefined || (answer.message_id ?? request) !== request) return;
      hostOrigin = origin;
      if (!answer.error && !answer.errors) takeState(answer.state);
    },
    destroy: stop,
  };
}

/** Returns the exercise that a player shows; undefined if it shows none, or another than it is about to show. */
function planAt({ predict, from, until, run }: PlayerState): ExercisePlan | undefined {
  if (predict === undefined || run?.exercise === undefined) return undefined;
  const { ask, before } = predict;
  const { given, request } = run.exercise;
  const wanted = planOf(before.source, before.params, { ...ask, from, until });
  const shown = planOf(given, paramsOf(given), request);
  return canonicalJson(wanted) === canonicalJson(shown) ? shown : undefined;
}

/** Returns the id of the exercise: the part of its link that determines it. */
function activity({ predict, from, until }: PlayerState): { readonly activity_id?: string } {
  if (predict === undefined) return {};
  const { before } = predict;
  const query = writeLink(before, { params: before.params, ...linkedAsk(predict), from, until });
  return { activity_id: `${"case" in before.source ? before.source.case : "program"}?${query}` };
}

interface StateAnswer {
  readonly message_id?: unknown;
  readonly state?: unknown;
  readonly error?: unknown;
  readonly errors?: unknown;
}

function readAnswer(data: unknown): StateAnswer | undefined {
  if (typeof data !== "object" || data === null || !("subject" in data)) return undefined;
  return data.subject === "SPLICE.getState.response" ? (data as StateAnswer) : undefined;
}

function isStateOf(state: unknown, plan: ExercisePlan): state is SpliceState {
  if (typeof state !== "object" || state === null) return false;
  const { format, version: _, questions: __, ...stored } = state as Partial<SpliceState>;
  return format === STATE_FORMAT && canonicalJson(stored) === canonicalJson(plan);
}

/** Returns a new id. `crypto.randomUUID` is missing in pages without https. */
function messageId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
