import { rejection } from "../cases/accept.ts";
import type { Player } from "../player/player.ts";
import { commandWords } from "../words/en/commands.ts";
import { CommandError } from "./command-error.ts";
import { createCommandQueue } from "./command-queue.ts";
import { emitEvents } from "./emit-events.ts";
import { type Envelope, type Id, inEnvelope, PROTOCOL, readEnvelope } from "./envelope.ts";
import { targetOf } from "./iframe.ts";
import type { Command, Failure, KeyLeft, PlayerEvent } from "./messages.ts";

/** How often `ready` is repeated to a silent parent, and the interval in milliseconds. */
export const READY = { times: 20, apart: 500 } as const;

const COMMANDS: readonly string[] = [
  ...(["get-state", "set-state", "next", "back", "go", "first", "last", "play", "pause"] as const),
] satisfies Command["type"][];

/** Connects a player to the page that frames its own page. */
export interface Frame {
  /** Handles a message to this window. */
  receive(event: Pick<MessageEvent, "data" | "origin" | "source">): void;
  /** Sends the content's wanted height, in CSS pixels, if it has changed. */
  resize(height: number): void;
  /** Sends a key that the player does not use. */
  leave(key: Omit<KeyLeft, "type">): void;
  destroy(): void;
}

/**
 * Connects a player to the page that frames this page. Only that page can send commands, and only from the
 * origin in the player's link, if the link names an origin. Replies go to the sender's origin. Other origins
 * receive at most `ready`, and only if the link names no origin.
 */
export function createFrame(player: Player, page: Pick<Window, "parent">): Frame {
  const { store } = player;
  const { parent } = page;
  const commands = createCommandQueue(player);
  /** The origin of the parent's latest message. */
  let lastOrigin: string | undefined;
  /** The latest event of each type, for greetings. */
  const latest = new Map<string, PlayerEvent>();
  let repetition: ReturnType<typeof setInterval> | undefined;
  let wasPlaying = false;

  /** The target origin, if known; empty if the link's origin is invalid. */
  const targetOrigin = () => store.getState().parentOrigin ?? lastOrigin;

  function post(data: unknown, origin: string | undefined): void {
    if (origin) parent.postMessage(data, targetOf(origin));
  }

  function say(message: PlayerEvent | KeyLeft): void {
    post(inEnvelope(message), targetOrigin());
  }

  const stopEvents = emitEvents(player, (event) => {
    if (event.type !== "edge" && event.type !== "error") latest.set(event.type, event);
    if (event.type === "ready") announce();
    else say(event);
  });

  function announce(): void {
    const sayReady = () => post(inEnvelope({ type: "ready", ...latest.get("ready") }), targetOrigin() ?? "*");
    sayReady();
    if (lastOrigin !== undefined) return;
    let left = READY.times - 1;
    clearInterval(repetition);
    repetition = setInterval(() => {
      sayReady();
      left--;
      if (left === 0) clearInterval(repetition);
    }, READY.apart);
  }

  /** Sends a new listener the latest event of each type. */
  async function greet(id: Id | undefined, origin: string): Promise<void> {
    await commands.execute({ type: "get-state" });
    for (const type of ["ready", "step", "state", "resize"]) {
      const message = latest.get(type);
      if (message !== undefined) post(inEnvelope(message, type === "ready" ? id : undefined), origin);
    }
  }

  async function carryOut({ type, v, id, fields }: Envelope, origin: string): Promise<void> {
    if (v !== PROTOCOL) {
      const text = rejection("v", v, commandWords.otherVersion, String(PROTOCOL));
      throw new CommandError("unknown-version", text);
    }
    if (type === "hello") return greet(id, origin);
    if (!COMMANDS.includes(type)) {
      const text = rejection("type", type, commandWords.noCommand, ["hello", ...COMMANDS].join(", "));
      throw new CommandError("unknown-type", text);
    }
    const shown = await commands.execute({ ...fields, type } as Command);
    if (id !== undefined) post(inEnvelope({ type: "state", ...shown }, id), origin);
  }

  /** Handles the messages of reveal.js when a slide appears and disappears. */
  function handleSlide(data: "slide:start" | "slide:stop"): void {
    const isGoing = data === "slide:stop";
    if (!isGoing && wasPlaying) player.play();
    wasPlaying = isGoing && (wasPlaying || store.getState().playing);
    if (isGoing) player.pause();
  }

  return {
    receive({ data, origin, source }) {
      const { parentOrigin } = store.getState();
      if (source !== parent || source === page || (parentOrigin ?? origin) !== origin) return;
      if (data === "slide:start" || data === "slide:stop") handleSlide(data);
      const read = readEnvelope(data);
      if (read === undefined) return;
      lastOrigin = origin;
      clearInterval(repetition);
      carryOut(read, origin).catch((reason: unknown) => {
        const { code, message } = reason instanceof CommandError ? reason : internalError(reason);
        const failure: Failure = { type: "error", code, message };
        post(inEnvelope(failure, read.id), origin);
        if (!(reason instanceof CommandError)) reportError(reason);
      });
    },
    resize(height) {
      const last = latest.get("resize");
      if (last?.type === "resize" && last.height === height) return;
      latest.set("resize", { type: "resize", height });
      say({ type: "resize", height });
      if (store.getState().resize === "lti") {
        post(JSON.stringify({ subject: "lti.frameResize", height }), targetOrigin());
      }
    },
    leave: (key) => say({ type: "key", ...key }),
    destroy() {
      stopEvents();
      commands.destroy();
      clearInterval(repetition);
    },
  };
}

/** Wraps an unexpected exception in a `CommandError`. */
function internalError(reason: unknown): CommandError {
  return new CommandError("failed", commandWords.failed(String(reason)));
}
