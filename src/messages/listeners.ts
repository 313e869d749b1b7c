import type {
  AnswerGiven,
  EdgePassed,
  ExerciseDone,
  Failure,
  HeightWanted,
  KeyLeft,
  Ready,
  StateShown,
  StepShown,
} from "./messages.ts";

/** The events of an embedded player by type. */
export interface ListenerMap {
  readonly ready: Ready;
  readonly step: StepShown;
  readonly state: StateShown;
  readonly edge: EdgePassed;
  readonly resize: HeightWanted;
  readonly key: KeyLeft;
  readonly error: Failure;
  readonly answer: AnswerGiven;
  readonly done: ExerciseDone;
}

/** Event listeners by type. */
export interface Listeners {
  on<Type extends keyof ListenerMap>(type: Type, listener: (message: ListenerMap[Type]) => void): () => void;
  /** Calls the listeners of the message's type; unknown types have none. */
  emit(message: { readonly type: string }): void;
}

/** Creates an empty list of listeners. */
export function createListeners(): Listeners {
  const all = new Map<string, Set<(message: never) => void>>();
  return {
    on(type, listener) {
      const same = all.get(type) ?? new Set();
      all.set(type, same.add(listener));
      return () => same.delete(listener);
    },
    emit(message) {
      for (const listener of all.get(message.type) ?? []) listener(message as never);
    },
  };
}
