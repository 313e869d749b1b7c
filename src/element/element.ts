import { CommandError } from "../messages/command-error.ts";
import type { Change, Command, PlayerEvent, Snapshot } from "../messages/messages.ts";
import { elementWords } from "../words/en/element.ts";
import { eventOf, type PullbackEventMap } from "./events.ts";
import type { PullbackAttributes } from "./frameworks.ts";
import { HOST_STYLE } from "./host-style.ts";
import { CHILDREN, type Shown } from "./shown.ts";

export type { PullbackAttributes, PullbackEventMap };

declare global {
  interface HTMLElementTagNameMap {
    "pull-back": PullbackElement;
  }
  interface HTMLElementEventMap extends PullbackEventMap {}
}

/** Allows importing the class without a DOM, as on a server, where it does nothing. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {};

const closed = () => new CommandError("closed", elementWords.closed);

/**
 * The custom element of a player, `<pull-back case="two-inputs" x1="2" step="acc.v2.0">` once `define.js` has
 * registered it. Its attributes are the parameters of a link to the case and may change at any time. In place of a case,
 * it shows the program in its attribute `program`, in a `<script type="text/x-python">` inside, or in a `file`. All
 * commands resolve with the resulting snapshot or reject with an error that has a `code` and a `message`. The
 * element dispatches the events `pb-ready`, `pb-step`, `pb-state`, `pb-edge`, `pb-resize`, `pb-error`, `pb-answer` and
 * `pb-done`, which bubble and have a `detail`.
 */
export class PullbackElement extends Base {
  #root: ShadowRoot | undefined;
  #shown: Shown | undefined;
  #coming: Promise<Shown> | undefined;
  #changes: MutationObserver | undefined;
  /** The reason the player could not be loaded. */
  #failure: CommandError | undefined;

  /** Total number of steps; undefined before the first run. */
  get steps(): number | undefined {
    return this.#shown?.steps();
  }

  getState(): Promise<Snapshot> {
    return this.#ask({ type: "get-state" });
  }

  /** Changes the given parts of the state; a step belongs to the run of the given inputs. */
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

  /**
   * Plays; the property is a function. Assigning it, as frameworks do with known properties, sets the
   * attribute.
   */
  get play(): () => Promise<Snapshot> {
    return () => this.#ask({ type: "play" });
  }

  set play(value: unknown) {
    this.#reflect("play", value);
  }

  /**
   * The attribute `program`: the text of a program in Python, in place of a case. Another text replaces the program as
   * after typing: the picture stays until the text has run.
   */
  get program(): string | null {
    return this.getAttribute("program");
  }

  set program(value: unknown) {
    this.#reflect("program", value);
  }

  /** The attribute `recording`, which is refused: the page shows a notice, and `pb-error` is dispatched. */
  get recording(): string | null {
    return this.getAttribute("recording");
  }

  set recording(value: unknown) {
    this.#reflect("recording", value);
  }

  pause(): Promise<Snapshot> {
    return this.#ask({ type: "pause" });
  }

  connectedCallback(): void {
    if (this.#coming === undefined) this.#start();
  }

  /**
   * An element that is moved within the page is disconnected and reconnected at once, and keeps its player.
   */
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
    const coming: Promise<Shown> = this.#load(this.#root, () => this.#coming === coming);
    this.#coming = coming;
    coming.catch((reason: CommandError) => {
      if (this.#coming !== coming) return;
      this.#coming = undefined;
      this.#failure = reason;
      this.#emit({ type: "error", code: reason.code, message: reason.message });
    });
  }

  /**
   * @throws CommandError, as a rejection, if the player cannot be loaded or is no longer wanted once loaded
   */
  async #load(root: ShadowRoot, isWanted: () => boolean): Promise<Shown> {
    try {
      const { mount } = await import("./mount.ts");
      if (!isWanted()) throw closed();
      const shown = mount(this, root, (event) => this.#emit(event));
      const changes = new MutationObserver((records) => {
        const names = records
          .filter(({ type, target }) => type !== "attributes" || target === this)
          .map(({ attributeName }) => attributeName?.toLowerCase() ?? CHILDREN);
        if (names.length > 0) shown.update(new Set(names));
      });
      changes.observe(this, { attributes: true, childList: true, characterData: true, subtree: true });
      this.#shown = shown;
      this.#changes = changes;
      return shown;
    } catch (reason) {
      if (reason instanceof CommandError) throw reason;
      throw new CommandError("unavailable", elementWords.unavailable(String(reason)));
    }
  }

  #stop(): void {
    this.#changes?.disconnect();
    this.#shown?.destroy();
    this.#changes = undefined;
    this.#shown = undefined;
    this.#coming = undefined;
    this.#failure = undefined;
  }

  #reflect(attribute: string, value: unknown): void {
    if (value === undefined || value === null) this.removeAttribute(attribute);
    else this.setAttribute(attribute, String(value));
  }

  async #ask(command: Command): Promise<Snapshot> {
    if (this.#coming === undefined) throw this.#failure ?? closed();
    return (await this.#coming).execute(command);
  }

  #emit(event: PlayerEvent): void {
    this.dispatchEvent(eventOf(event));
  }
}
