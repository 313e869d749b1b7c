import { connect } from "../messages/remote.ts";
import type { DeckTheme } from "./deck-theme.ts";

/** The position of a player. */
export interface Position {
  /** The index of the current step. */
  readonly index: number;
  /** The indices after 0 at which the player stops, by its grain. */
  readonly stops: readonly number[];
}

/** The listeners of a player. */
export interface Listener {
  /** Called when any part of the player's state changes, for any reason. */
  state(standing: Position): void;
  /** Called when a step past an end is requested. */
  edge(at: "first" | "last"): void;
}

/** A player on a slide, in an element or a frame. */
export interface SteppedPlayer {
  /** The position that the player's link names. */
  readonly linked: Position;
  /** Resolves with the player's position afterwards: at most at a question that stands. Rejects if the player refuses. */
  go(index: number): Promise<Position>;
  setTheme(theme: DeckTheme): void;
  listen(listener: Listener): void;
  /** Disconnects the player. */
  close(): void;
}

/** The part of the custom element that the plug-in uses. */
interface PlayerElement extends HTMLElement {
  getState?(): Promise<Position>;
  go?(step: number): Promise<Position>;
}

/** A list of steps to ask that names no step. */
const ASKS_NOTHING = "nothing";

/**
 * Waits for a player on a slide, in an element `<pull-back>` or in a frame. In the speaker's view, where nobody answers, an
 * exercise asks nothing: its player begins at the first question and has the same numbers, and all steps can be shown.
 *
 * @throws CommandError, as a rejection, if an element cannot show a player, for example because its case is
 * unknown
 */
export function steppedPlayerOf(host: HTMLElement): Promise<SteppedPlayer> {
  const isSpeakerView = /receiver/i.test(host.ownerDocument.defaultView?.location.search ?? "");
  return host instanceof HTMLIFrameElement ? inFrame(host, isSpeakerView) : inElement(host, isSpeakerView);
}

async function inElement(element: PlayerElement, isSpeakerView: boolean): Promise<SteppedPlayer> {
  await customElements.whenDefined(element.localName);
  let shown = await element.getState?.();
  if (isSpeakerView && shown !== undefined && element.getAttribute("predict") === "1") {
    element.setAttribute("ask", ASKS_NOTHING);
    element.setAttribute("step", String(shown.index));
    shown = await element.getState?.();
  }
  const listening = new AbortController();
  const on = <T>(type: string, hear: (detail: T) => void) => {
    const { signal } = listening;
    element.addEventListener(type, (event) => hear((event as CustomEvent<T>).detail), { signal });
  };
  const linked = shown ?? { index: 0, stops: [] };
  return {
    linked,
    go: (index) => Promise.resolve(element.go?.(index) ?? linked),
    setTheme: (theme) => element.setAttribute("theme", theme),
    listen({ state, edge }) {
      on<Position>("pb-state", state);
      on<{ at: "first" | "last" }>("pb-edge", ({ at }) => edge(at));
    },
    close: () => listening.abort(),
  };
}

async function inFrame(frame: HTMLIFrameElement, isSpeakerView: boolean): Promise<SteppedPlayer> {
  let remote = connect(frame);
  let linked: Position = await remote.getState();
  const address = new URL(frame.src);
  if (isSpeakerView && address.searchParams.get("predict") === "1") {
    remote.destroy();
    address.searchParams.set("ask", ASKS_NOTHING);
    address.searchParams.set("step", String(linked.index));
    const loaded = delayAfterLoad(frame, 0);
    frame.src = address.href;
    await loaded;
    remote = connect(frame);
    linked = await remote.getState();
  }
  return {
    linked,
    go: (index) => remote.go(index),
    // The frame may have been removed, together with the player.
    setTheme: (theme) => void remote.setState({ theme }).catch(() => undefined),
    listen({ state, edge }) {
      remote.on("state", state);
      remote.on("edge", ({ at }) => edge(at));
    },
    close: remote.destroy,
  };
}

/** Resolves the given time, in milliseconds, after a frame has loaded any page. */
export function delayAfterLoad(frame: HTMLIFrameElement, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener("load", () => setTimeout(resolve, milliseconds), { once: true });
  });
}
