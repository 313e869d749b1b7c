import { CommandError } from "./command-error.ts";
import { inEnvelope, PROTOCOL, readEnvelope } from "./envelope.ts";
import { noAnswer, originOf, pressAgain, targetOf } from "./iframe.ts";
import { createListeners, type ListenerMap } from "./listeners.ts";
import type { Change, Command, KeyLeft, Ready, Snapshot } from "./messages.ts";
import { createRequests } from "./requests.ts";

export type { Change, ListenerMap, Ready, Snapshot };
export { CommandError };

/** Remote control of an embedded player. Commands sent before the player is ready wait until it is. */
export interface Remote {
  /** Resolves after the player's first run; rejects if no player answers. */
  readonly ready: Promise<Ready>;
  /** Like all commands below, resolves with the resulting snapshot or rejects with a `CommandError`. */
  next(): Promise<Snapshot>;
  back(): Promise<Snapshot>;
  first(): Promise<Snapshot>;
  last(): Promise<Snapshot>;
  /** Goes to a step by its key or number. */
  go(step: string | number): Promise<Snapshot>;
  play(): Promise<Snapshot>;
  pause(): Promise<Snapshot>;
  setState(change: Change): Promise<Snapshot>;
  getState(): Promise<Snapshot>;
  /** Adds a listener for one type of message. Returns a function that removes the listener. */
  on<Type extends keyof ListenerMap>(type: Type, listener: (message: ListenerMap[Type]) => void): () => void;
  /** Disconnects from the player and rejects all pending commands. */
  destroy(): void;
}

/** Options of `connect`. */
export interface RemoteOptions {
  /** The origin of the player's page, if it differs from the origin of the iframe's `src`. */
  readonly origin?: string;
}

const HELLO = "hello";

/**
 * Connects to the player in an iframe, before or after its page has loaded. Keys that the player does not use
 * are dispatched on the iframe, so that shortcuts of this page keep working.
 *
 * @throws Error if the iframe's document has no window
 */
export function connect(iframe: HTMLIFrameElement, { origin }: RemoteOptions = {}): Remote {
  const page = iframe.ownerDocument.defaultView;
  if (page === null) throw new Error("connect: the iframe's document is shown in no window");
  const tooLate = () => noAnswer(iframe);
  const requests = createRequests<Snapshot>(tooLate);
  const greetings = createRequests<Ready>(tooLate);
  const { id: greeting, answer: ready } = greetings.open();
  const listeners = createListeners();
  /** Commands that wait for the player; undefined once it is ready. */
  let unsent: (() => void)[] | undefined = [];
  /** The `ready` message of the iframe's current page. */
  let known: Ready | undefined;

  const trusted = () => origin ?? originOf(iframe);

  /**
   * Announces a listener and nothing else: any page may receive the greeting, even before the player has
   * loaded.
   */
  function greet(): void {
    iframe.contentWindow?.postMessage(inEnvelope({ type: HELLO }, HELLO), "*");
  }

  function onLoad(): void {
    known = undefined;
    greetings.sent(greeting);
    greet();
  }

  function onMessage({ source, origin: from, data }: MessageEvent): void {
    if (source !== iframe.contentWindow || from !== trusted()) return;
    const read = readEnvelope(data);
    if (read === undefined || read.v !== PROTOCOL) return;
    const { id, type, fields } = read;
    const { code, message } = fields;
    const reason = new CommandError(String(code), String(message));
    if (type === "ready") heardReady({ type, ...fields } as Ready, id === HELLO);
    else if (id === HELLO) giveUp(reason);
    else if (id === undefined) hear({ type, ...fields });
    else if (type === "state") requests.answered(Number(id), fields as unknown as Snapshot);
    else requests.refused(Number(id), reason);
  }

  function heardReady(message: Ready, isAnswer: boolean): void {
    // The player sends events only after a message from this page.
    if (!isAnswer && known === undefined) greet();
    if (!isAnswer && known === undefined) return;
    const isNews =
      known === undefined ||
      (["case", "program", "steps"] as const).some((field) => message[field] !== known?.[field]);
    known = message;
    greetings.answered(greeting, message);
    for (const send of unsent ?? []) send();
    unsent = undefined;
    if (isNews) hear(message);
  }

  function hear(message: { readonly type: string }): void {
    if (message.type === "key") pressAgain(iframe, message as KeyLeft);
    listeners.emit(message);
  }

  function giveUp(reason: CommandError): void {
    greetings.refuseAll(reason);
    requests.refuseAll(reason);
    // Rejected commands must not be sent later.
    if (unsent !== undefined) unsent = [];
  }

  function ask(command: Command): Promise<Snapshot> {
    const { id, answer } = requests.open();
    const send = () => {
      requests.sent(id);
      iframe.contentWindow?.postMessage(inEnvelope(command, id), targetOf(trusted()));
    };
    if (unsent === undefined) send();
    else unsent.push(send);
    return answer;
  }

  page.addEventListener("message", onMessage);
  iframe.addEventListener("load", onLoad);
  ready.catch(giveUp);
  // A lazy iframe may load much later; its timeout starts with the load.
  if (iframe.loading !== "lazy") greetings.sent(greeting);
  greet();

  return {
    ready,
    next: () => ask({ type: "next" }),
    back: () => ask({ type: "back" }),
    first: () => ask({ type: "first" }),
    last: () => ask({ type: "last" }),
    go: (step) => ask({ type: "go", step }),
    play: () => ask({ type: "play" }),
    pause: () => ask({ type: "pause" }),
    setState: (change) => ask({ ...change, type: "set-state" }),
    getState: () => ask({ type: "get-state" }),
    on: listeners.on,
    destroy() {
      page.removeEventListener("message", onMessage);
      iframe.removeEventListener("load", onLoad);
      giveUp(new CommandError("closed", "connect: the remote was destroyed before an answer came."));
    },
  };
}
