import { connect } from "../messages/remote.ts";
import type { DeckTheme } from "./deck-theme.ts";

/** Where a player stands. */
export interface Standing {
  /** The index of the step that it shows. */
  readonly index: number;
  /** The indexes after 0 at which its steps stop, by its grain. */
  readonly stops: readonly number[];
}

/** What hears of a player. */
export interface Listener {
  /** Any part of what is shown has changed, whoever changed it. */
  state(standing: Standing): void;
  /** A step past an end was asked for. */
  edge(at: "first" | "last"): void;
}

/** A player on a slide, whichever way it came there. */
export interface Stepped {
  /** The step that it was linked to. */
  readonly linked: Standing;
  /** Ends when the player is there, or has refused. */
  go(index: number): Promise<unknown>;
  setTheme(theme: DeckTheme): void;
  listen(listener: Listener): void;
  /** Forgets the player. */
  close(): void;
}

/** The part of the custom element that the plug-in uses. */
interface PlayerElement extends HTMLElement {
  getState?(): Promise<Standing>;
  go?(step: number): Promise<unknown>;
}

/**
 * Waits for a player on a slide, of an element `<pull-back>` or of a frame.
 *
 * @throws CommandError, as a rejection, if an element shows none, as where there is no such case
 */
export function steppedOf(host: HTMLElement): Promise<Stepped> {
  return host instanceof HTMLIFrameElement ? inFrame(host) : inElement(host);
}

async function inElement(element: PlayerElement): Promise<Stepped> {
  await customElements.whenDefined(element.localName);
  const shown = await element.getState?.();
  const listening = new AbortController();
  const on = <T>(type: string, hear: (detail: T) => void) => {
    const { signal } = listening;
    element.addEventListener(type, (event) => hear((event as CustomEvent<T>).detail), { signal });
  };
  return {
    linked: shown ?? { index: 0, stops: [] },
    go: (index) => Promise.resolve(element.go?.(index)),
    setTheme: (theme) => element.setAttribute("theme", theme),
    listen({ state, edge }) {
      on<Standing>("pb-state", state);
      on<{ at: "first" | "last" }>("pb-edge", ({ at }) => edge(at));
    },
    close: () => listening.abort(),
  };
}

async function inFrame(frame: HTMLIFrameElement): Promise<Stepped> {
  const remote = connect(frame);
  const linked = await remote.getState();
  return {
    linked,
    go: (index) => remote.go(index),
    // The frame may be gone, and with it the player.
    setTheme: (theme) => void remote.setState({ theme }).catch(() => undefined),
    listen({ state, edge }) {
      remote.on("state", state);
      remote.on("edge", ({ at }) => edge(at));
    },
    close: remote.destroy,
  };
}

/** Ends when a frame has loaded something that does not say for so many milliseconds that it is a player. */
export function silenceOf(frame: HTMLIFrameElement, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener("load", () => setTimeout(resolve, milliseconds), { once: true });
  });
}
