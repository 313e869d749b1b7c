import { CommandError } from "./command-error.ts";
import { inEnvelope, PROTOCOL, readEnvelope } from "./envelope.ts";
import { noAnswer, originOf, pressAgain, targetOf } from "./iframe.ts";
import { createListeners, type ListenerMap } from "./listeners.ts";
import type { Change, Command, KeyLeft, Ready, Snapshot } from "./messages.ts";
import { createRequests } from "./requests.ts";

export type { Change, ListenerMap, Ready, Snapshot };
export { CommandError };

/** The remote control of an embedded player. What it is told before the player is ready waits until it is. */
export interface Remote {
  /** Fulfilled when the player has its first picture; rejected if no player answers. */
  readonly ready: Promise<Ready>;
  /** This and all below promise what is shown then, or are rejected with a `CommandError`. */
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
  /** Calls back with each message of a type. Returns how to stop that. */
  on<Type extends keyof ListenerMap>(type: Type, listener: (message: ListenerMap[Type]) => void): () => void;
  /** Forgets the player; what was not answered is rejected. */
  destroy(): void;
}

/** Whom to trust. */
export interface RemoteOptions {
  /** The origin of the player's page, where it is another than that of the iframe's `src`. */
  readonly origin?: string;
}

const HELLO = "hello";

/**
 * Connects to the player in an iframe, whether its page has been loaded or will be. Keys that are pressed
 * in it and that it has no use for are dispatched on the iframe, so that this page's own keys go on working.
 *
 * @throws Error if the iframe's document is shown in no window
 */
export function connect(iframe: HTMLIFrameElement, { origin }: RemoteOptions = {}): Remote {
  const page = iframe.ownerDocument.defaultView;
  if (page === null) throw new Error("connect: the iframe's document is shown in no window");
  const tooLate = () => noAnswer(iframe);
  const requests = createRequests<Snapshot>(tooLate);
  const greetings = createRequests<Ready>(tooLate);
  const { id: greeting, answer: ready } = greetings.open();
  const listeners = createListeners();
  /** What waits for the player to be ready; none when it is. */
  let unsent: (() => void)[] | undefined = [];
  /** What the page that is now in the iframe has said of itself. */
  let known: Ready | undefined;

  const trusted = () => origin ?? originOf(iframe);

  /** Says nothing but that somebody listens: anybody may hear it, also before the page is there. */
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
    // Only who has spoken is told what happens.
    if (!isAnswer && known === undefined) greet();
    if (!isAnswer && known === undefined) return;
    const isNews = message.case !== known?.case || message.steps !== known.steps;
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
    // What was refused must not be done later.
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
  // A lazy iframe may be loaded much later; it is waited for from then on.
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
