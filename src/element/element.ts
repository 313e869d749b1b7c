import type {
  Change,
  Command,
  EdgePassed,
  Failure,
  Ready,
  Snapshot,
  StepShown,
  Told,
} from "../messages/messages.ts";
import type { PanelId } from "../player/panels.ts";
import type { Theme } from "../player/themes.ts";
import { HOST_STYLE } from "./host-style.ts";
import type { Shown } from "./shown.ts";

/** What the events of the element say. */
export interface PullbackEventMap {
  /** There is a first picture, or one of another case. */
  "pb-ready": CustomEvent<Omit<Ready, "type">>;
  /** Another step is shown. */
  "pb-step": CustomEvent<Omit<StepShown, "type">>;
  /** A step past an end was asked for. */
  "pb-edge": CustomEvent<Omit<EdgePassed, "type">>;
  /** Something went wrong. */
  "pb-error": CustomEvent<Omit<Failure, "type">>;
}

/** What the element takes in JSX: a case, and whatever a link to it takes. */
export interface PullbackAttributes {
  readonly case?: string | undefined;
  readonly step?: string | number | undefined;
  readonly panel?: PanelId | undefined;
  readonly theme?: Theme | undefined;
  readonly "onpb-ready"?: ((event: PullbackEventMap["pb-ready"]) => void) | undefined;
  readonly "onpb-step"?: ((event: PullbackEventMap["pb-step"]) => void) | undefined;
  readonly "onpb-edge"?: ((event: PullbackEventMap["pb-edge"]) => void) | undefined;
  readonly "onpb-error"?: ((event: PullbackEventMap["pb-error"]) => void) | undefined;
  readonly [parameter: string]: unknown;
}

declare global {
  interface HTMLElementTagNameMap {
    "pull-back": PullbackElement;
  }
  interface HTMLElementEventMap extends PullbackEventMap {}
}

// biome-ignore lint/suspicious/noTsIgnore: where React is, it is no error
/** @ts-ignore Not everybody has React. */
type OfReact = import("react").DetailedHTMLProps<
  import("react").HTMLAttributes<PullbackElement>,
  PullbackElement
>;

// biome-ignore lint/suspicious/noTsIgnore: where React is, it is no error
/** @ts-ignore Not everybody has React. */
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "pull-back": OfReact & PullbackAttributes;
    }
  }
}

/** An element that can be made where there is no page, as on a server, and does nothing there. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

const EVENTS: Readonly<Record<Told["type"], string | undefined>> = {
  ready: "pb-ready",
  step: "pb-step",
  edge: "pb-edge",
  error: "pb-error",
  state: undefined,
};

/**
 * A player as an element of any page, `<pull-back case="two-inputs" x1="2" step="acc.v2.0">` once `define.js` has
 * given it that name. Its attributes are the parameters of a link to the case, and may change at any time. All that
 * it can be told comes to what is shown then, or to an error with a `code` and a `message`. It tells what happens
 * by the events `pb-ready`, `pb-step`, `pb-edge` and `pb-error`, which bubble and have a `detail`.
 */
export class PullbackElement extends Base {
  #root: ShadowRoot | undefined;
  #shown: Shown | undefined;
  #coming: Promise<Shown> | undefined;
  #changes: MutationObserver | undefined;

  /** How many steps there are; undefined before there is a picture. */
  get steps(): number | undefined {
    return this.#shown?.steps();
  }

  getState(): Promise<Snapshot> {
    return this.#ask({ type: "get-state" });
  }

  /** Changes what is named; a step is one of the run of these inputs. */
  setState(change: Change): Promise<Snapshot> {
    return this.#ask({ ...change, type: "set-state" });
  }

  next(): Promise<Snapshot> {
    return this.#ask({ type: "next" });
  }

  back(): Promise<Snapshot> {
    return this.#ask({ type: "back" });
  }

  first(): Promise<Snapshot> {
    return this.#ask({ type: "first" });
  }

  last(): Promise<Snapshot> {
    return this.#ask({ type: "last" });
  }

  /** Goes to a step by its key, such as `acc.v2.0`, or its number. */
  go(step: string | number): Promise<Snapshot> {
    return this.#ask({ type: "go", step });
  }

  /** Plays. A function; what is put in its place, as frameworks do with what they know by name, is the attribute. */
  get play(): () => Promise<Snapshot> {
    return () => this.#ask({ type: "play" });
  }

  set play(value: unknown) {
    if (value === undefined || value === null) this.removeAttribute("play");
    else this.setAttribute("play", String(value));
  }

  pause(): Promise<Snapshot> {
    return this.#ask({ type: "pause" });
  }

  connectedCallback(): void {
    if (this.#coming === undefined) this.#start();
  }

  /** What is only put to another place in the page, which is leaving and coming at once, goes on as it is. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  #start(): void {
    if (this.#root === undefined) {
      this.#root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(HOST_STYLE);
      this.#root.adoptedStyleSheets = [sheet];
    }
    const root = this.#root;
    const coming = import("./mount.ts").then(({ mount }) => {
      if (this.#coming !== coming) throw new Error("pull-back: it was taken out of the page");
      const changes = new MutationObserver((records) =>
        shown.update(new Set(records.map(({ attributeName }) => attributeName?.toLowerCase() ?? ""))),
      );
      const shown = mount(this, root, (told) => this.#tell(told));
      changes.observe(this, { attributes: true });
      this.#shown = shown;
      this.#changes = changes;
      return shown;
    });
    this.#coming = coming;
    coming.catch((error: unknown) => {
      if (this.#coming !== coming) return;
      this.#coming = undefined;
      this.#tell({ type: "error", code: "unavailable", message: `The player could not be loaded: ${error}` });
    });
  }

  #stop(): void {
    this.#changes?.disconnect();
    this.#shown?.destroy();
    this.#changes = undefined;
    this.#shown = undefined;
    this.#coming = undefined;
  }

  async #ask(command: Command): Promise<Snapshot> {
    if (this.#coming === undefined) throw new Error("pull-back: it is in no page yet");
    return (await this.#coming).obey(command);
  }

  #tell({ type, ...detail }: Told): void {
    const name = EVENTS[type];
    if (name !== undefined)
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
