import { connect } from "../messages/remote.ts";

/** What hears of a player. */
export interface Listener {
  /** Another step is shown, whoever made it, of a run of so many. */
  step(index: number, total: number): void;
  /** A step past an end was asked for. */
  edge(at: "first" | "last"): void;
}

/** A player on a slide, whichever way it came there. */
export interface Stepped {
  /** The index that it was linked to. */
  readonly linked: number;
  /** How many steps its case has. */
  readonly total: number;
  /** Ends when the player is there, or has refused. */
  go(index: number): Promise<unknown>;
  listen(listener: Listener): void;
  /** Forgets the player. */
  close(): void;
}

/** The part of the custom element that the plug-in uses. */
interface PlayerElement extends HTMLElement {
  readonly steps?: number;
  getState?(): Promise<{ readonly index: number }>;
  go?(step: number): Promise<unknown>;
}

/**
 * Waits for a player on a slide, of an element `<pull-back>` or of a frame.
 *
 * @throws Refusal, as a rejection, if an element shows none, as where there is no such case
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
    linked: shown?.index ?? 0,
    total: element.steps ?? 0,
    go: (index) => Promise.resolve(element.go?.(index)),
    listen({ step, edge }) {
      on<{ index: number; total: number }>("pb-step", ({ index, total }) => step(index, total));
      on<{ at: "first" | "last" }>("pb-edge", ({ at }) => edge(at));
    },
    close: () => listening.abort(),
  };
}

async function inFrame(frame: HTMLIFrameElement): Promise<Stepped> {
  const remote = connect(frame);
  const { steps } = await remote.ready;
  const { index: linked } = await remote.getState();
  return {
    linked,
    total: steps,
    go: (index) => remote.go(index),
    listen({ step, edge }) {
      remote.on("step", ({ index, total }) => step(index, total));
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

/**
 * Loads a frame's page now: the deck would do so only when its slide is near, and for some never in print.
 *
 * @param still whether the player is to leave all keys to the deck
 */
export function loadNow(frame: HTMLIFrameElement, still: boolean): void {
  const asked = frame.dataset.src ?? frame.getAttribute("src");
  if (asked === null) return;
  const address = new URL(asked, frame.baseURI);
  if (still) address.searchParams.set("keys", "off");
  delete frame.dataset.src;
  if (frame.src !== address.href) frame.src = address.href;
}
