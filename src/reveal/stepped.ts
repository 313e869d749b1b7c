import { connect } from "../messages/remote.ts";

/** A player on a slide, whichever way it came there. */
export interface Stepped {
  /** The index that it was linked to. */
  readonly linked: number;
  /** How many steps its case has. */
  readonly steps: number;
  /** Ends when the player is there, or has refused. */
  go(index: number): Promise<unknown>;
  /** Tells of every step, whoever made it, and of steps past an end. Returns a way to stop. */
  listen(onStep: (index: number) => void, onEdge: (at: "first" | "last") => void): () => void;
}

/** The part of the custom element that the plug-in uses. */
interface PlayerElement extends HTMLElement {
  readonly steps?: number;
  getState?(): Promise<{ readonly index: number }>;
  go?(step: number): Promise<unknown>;
}

/** Waits for a player on a slide, of an element `<pull-back>` or of a frame. */
export function steppedOf(host: HTMLElement): Promise<Stepped> {
  return host instanceof HTMLIFrameElement ? inFrame(host) : inElement(host);
}

async function inElement(element: PlayerElement): Promise<Stepped> {
  await customElements.whenDefined(element.localName);
  if (element.steps === undefined) {
    await new Promise<void>((resolve) => {
      element.addEventListener("pb-ready", () => resolve(), { once: true });
    });
  }
  const shown = await element.getState?.();
  return {
    linked: shown?.index ?? 0,
    steps: element.steps ?? 0,
    go: (index) => Promise.resolve(element.go?.(index)),
    listen(onStep, onEdge) {
      const listening = new AbortController();
      const { signal } = listening;
      element.addEventListener("pb-step", (event) => onStep(detailOf<{ index: number }>(event).index), {
        signal,
      });
      element.addEventListener("pb-edge", (event) => onEdge(detailOf<{ at: "first" | "last" }>(event).at), {
        signal,
      });
      return () => listening.abort();
    },
  };
}

function detailOf<T>(event: Event): T {
  return (event as CustomEvent<T>).detail;
}

/** Loads a frame's page now: the deck would do so only when its slide is near, and for some never in print. */
export function loadNow(frame: HTMLElement): void {
  const address = frame.dataset.src;
  if (!(frame instanceof HTMLIFrameElement) || address === undefined) return;
  delete frame.dataset.src;
  frame.src = address;
}

async function inFrame(frame: HTMLIFrameElement): Promise<Stepped> {
  const remote = connect(frame);
  const { steps } = await remote.ready;
  const { index } = await remote.getState();
  return {
    linked: index,
    steps,
    go: (to) => remote.go(to),
    listen(onStep, onEdge) {
      const stops = [
        remote.on("step", (step) => onStep(step.index)),
        remote.on("edge", ({ at }) => onEdge(at)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
