import { type CaseSource, UNSUPPORTED } from "../cases/source.ts";
import { CommandError } from "../messages/command-error.ts";
import type { PlayerEvent } from "../messages/messages.ts";
import { elementWords } from "../words/en/element.ts";
import { findSource, type MissingSource, SOURCES } from "./find-source.ts";
import { createFrame } from "./frame.ts";
import { keepKeys } from "./keep-keys.ts";
import { loadProgram } from "./load-source.ts";
import { scriptText } from "./script-text.ts";
import { type Opened, showPlayer } from "./show-player.ts";
import { CHILDREN, type Shown } from "./shown.ts";
import { adoptStyles } from "./styles.ts";

/** Shows the content described by an element's attributes in its shadow root, and emits its events. */
export function mount(host: Element, root: ShadowRoot, emit: (event: PlayerEvent) => void): Shown {
  const page = host.ownerDocument;
  const unstyle = adoptStyles(root);
  const frame = createFrame(root);
  keepKeys(frame.place);
  /** What is shown; undefined while a program is loaded. */
  let shown: Shown | CommandError | undefined;
  /** The last request to show something. */
  let coming: Promise<void>;
  let isEnded = false;
  let script = scriptText(host);
  show();

  function show(): void {
    const found = findSource(host);
    frame.view.replaceChildren();
    shown = undefined;
    if ("case" in found) {
      take({ source: found });
      coming = Promise.resolve();
      return;
    }
    const turn: Promise<void> = waitFor(found).then((loaded) => {
      if (coming === turn && !isEnded) take(loaded);
    });
    coming = turn;
  }

  async function waitFor(
    found: Exclude<ReturnType<typeof findSource>, CaseSource>,
  ): Promise<Opened | MissingSource> {
    if (!("code" in found)) return loadProgram(found, host.baseURI);
    if (page.readyState !== "loading") return found;
    // The program inside the element may not have been parsed yet.
    await new Promise((resolve) => page.addEventListener("DOMContentLoaded", resolve, { once: true }));
    const late = findSource(host);
    if ("case" in late) return { source: late };
    return "code" in late ? late : loadProgram(late, host.baseURI);
  }

  function take(loaded: Opened | MissingSource): void {
    if ("source" in loaded) {
      shown = showPlayer(host, loaded, frame, emit);
      return;
    }
    frame.view.append(missing(loaded.sentences, page));
    const reason = new CommandError(loaded.code, loaded.sentences.join(" "));
    shown = reason;
    emit({ type: "error", code: reason.code, message: reason.message });
  }

  /** @throws CommandError, as a rejection, if the element names nothing that can be opened */
  async function settled(): Promise<Shown> {
    while (shown === undefined && !isEnded) await coming;
    if (shown === undefined || shown instanceof CommandError)
      throw shown ?? new CommandError("closed", elementWords.closed);
    return shown;
  }

  return {
    update(changed) {
      const names = new Set(changed);
      const before = script;
      script = scriptText(host);
      if (names.delete(CHILDREN) && script !== before) names.add("program");
      if (shown !== undefined && !(shown instanceof CommandError)) shown.update(names);
      else if ([...SOURCES, UNSUPPORTED].some((name) => names.has(name))) show();
    },
    execute: async (command) => (await settled()).execute(command),
    steps: () => (shown instanceof CommandError ? undefined : shown?.steps()),
    destroy() {
      isEnded = true;
      if (!(shown instanceof CommandError)) shown?.destroy();
      shown = undefined;
      frame.remove();
      unstyle();
    },
  };
}

/** Creates the message shown in place of a player. */
function missing(sentences: readonly string[], page: Document): HTMLElement {
  const note = page.createElement("div");
  note.className = "missing";
  note.role = "alert";
  for (const sentence of sentences) note.appendChild(page.createElement("p")).textContent = sentence;
  return note;
}
