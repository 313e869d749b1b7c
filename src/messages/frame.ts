import { rejection } from "../cases/accept.ts";
import type { Player } from "../player/player.ts";
import { CommandError } from "./command-error.ts";
import { createCommandQueue } from "./command-queue.ts";
import { emitEvents } from "./emit-events.ts";
import { type Envelope, type Id, inEnvelope, PROTOCOL, readEnvelope } from "./envelope.ts";
import { targetOf } from "./iframe.ts";
import type { Command, Failure, KeyLeft, PlayerEvent } from "./messages.ts";

/** How often a player says that it is ready to whoever has not said a word, and how many milliseconds apart. */
export const READY = { times: 20, apart: 500 } as const;

const COMMANDS: readonly string[] = [
  ...(["get-state", "set-state", "next", "back", "go", "first", "last", "play", "pause"] as const),
] satisfies Command["type"][];

/** What joins a player to the page around its own. */
export interface Frame {
  /** Takes a message to this window. */
  receive(event: Pick<MessageEvent, "data" | "origin" | "source">): void;
  /** Says how high the content wants to be, in CSS pixels, if that is another height than before. */
  resize(height: number): void;
  /** Gives away a key that the player has no use for. */
  leave(key: Omit<KeyLeft, "type">): void;
  destroy(): void;
}

/**
 * Joins a player to the page that frames this one. Only that page is obeyed, and only from the origin that
 * the player's link names, if it names one. It is answered at the origin that it speaks from. Nobody else
 * is told anything but, without such a name, that the player is ready.
 */
export function createFrame(player: Player, page: Pick<Window, "parent">): Frame {
  const { store } = player;
  const { parent } = page;
  const commands = createCommandQueue(player);
  /** The origin that the page around has spoken from last. */
  let spoken: string | undefined;
  /** The latest of what is told, for who comes later. */
  const latest = new Map<string, PlayerEvent>();
  let repetition: ReturnType<typeof setInterval> | undefined;
  let wasPlaying = false;

  /** Where the page around is to be met, as far as that is known; empty where it must not be. */
  const whom = () => store.getState().parentOrigin ?? spoken;

  function post(data: unknown, origin: string | undefined): void {
    if (origin) parent.postMessage(data, targetOf(origin));
  }

  function say(message: PlayerEvent | KeyLeft): void {
    post(inEnvelope(message), whom());
  }

  const stopTelling = emitEvents(player, (told) => {
    if (told.type !== "edge" && told.type !== "error") latest.set(told.type, told);
    if (told.type === "ready") announce();
    else say(told);
  });

  function announce(): void {
    const sayReady = () => post(inEnvelope({ type: "ready", ...latest.get("ready") }), whom() ?? "*");
    sayReady();
    if (spoken !== undefined) return;
    let left = READY.times - 1;
    clearInterval(repetition);
    repetition = setInterval(() => {
      sayReady();
      left--;
      if (left === 0) clearInterval(repetition);
    }, READY.apart);
  }

  /** Who begins to listen is told what everybody else has heard by now. */
  async function greet(id: Id | undefined, origin: string): Promise<void> {
    await commands.execute({ type: "get-state" });
    for (const type of ["ready", "step", "state", "resize"]) {
      const message = latest.get(type);
      if (message !== undefined) post(inEnvelope(message, type === "ready" ? id : undefined), origin);
    }
  }

  async function carryOut({ type, v, id, fields }: Envelope, origin: string): Promise<void> {
    if (v !== PROTOCOL) {
      const problem = "this player does not speak this version";
      throw new CommandError("unknown-version", rejection("v", v, problem, String(PROTOCOL)));
    }
    if (type === "hello") return greet(id, origin);
    if (!COMMANDS.includes(type)) {
      const problem = "there is no such command";
      throw new CommandError(
        "unknown-type",
        rejection("type", type, problem, ["hello", ...COMMANDS].join(", ")),
      );
    }
    const shown = await commands.execute({ ...fields, type } as Command);
    if (id !== undefined) post(inEnvelope({ type: "state", ...shown }, id), origin);
  }

  /** What reveal.js says to the page in a slide when it comes and when it goes. */
  function obeyDeck(data: "slide:start" | "slide:stop"): void {
    const isGoing = data === "slide:stop";
    if (!isGoing && wasPlaying) player.play();
    wasPlaying = isGoing && (wasPlaying || store.getState().playing);
    if (isGoing) player.pause();
  }

  return {
    receive({ data, origin, source }) {
      const { parentOrigin } = store.getState();
      if (source !== parent || source === page || (parentOrigin ?? origin) !== origin) return;
      if (data === "slide:start" || data === "slide:stop") obeyDeck(data);
      const read = readEnvelope(data);
      if (read === undefined) return;
      spoken = origin;
      clearInterval(repetition);
      carryOut(read, origin).catch((reason: unknown) => {
        const { code, message } = reason instanceof CommandError ? reason : broken(reason);
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
        post(JSON.stringify({ subject: "lti.frameResize", height }), whom());
      }
    },
    leave: (key) => say({ type: "key", ...key }),
    destroy() {
      stopTelling();
      commands.destroy();
      clearInterval(repetition);
    },
  };
}

/** A mistake of this software, as the refusal of what has brought it up. */
function broken(reason: unknown): CommandError {
  return new CommandError("failed", `The player could not carry this out: ${reason}`);
}
