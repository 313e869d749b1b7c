import { UNSUPPORTED } from "../cases/source.ts";
import { CommandError } from "../messages/command-error.ts";
import type { PlayerEvent } from "../messages/messages.ts";
import { findSource } from "./find-source.ts";
import { createFrame } from "./frame.ts";
import { keepKeys } from "./keep-keys.ts";
import { showPlayer } from "./show-player.ts";
import type { Shown } from "./shown.ts";
import { adoptStyles } from "./styles.ts";

/** The attributes that name what to open. */
const SOURCES = ["case", ...UNSUPPORTED];

/** Shows the content described by an element's attributes in its shadow root, and emits its events. */
export function mount(host: Element, root: ShadowRoot, emit: (event: PlayerEvent) => void): Shown {
  const unstyle = adoptStyles(root);
  const frame = createFrame(root);
  keepKeys(frame.place);
  let shown = show();

  function show(): Shown | CommandError {
    const found = findSource(host);
    frame.view.replaceChildren();
    if ("case" in found) return showPlayer(host, found, frame, emit);
    frame.view.append(missing(found.sentences, host.ownerDocument));
    const reason = new CommandError(found.code, found.sentences.join(" "));
    emit({ type: "error", code: reason.code, message: reason.message });
    return reason;
  }

  return {
    update(attributes) {
      if (!(shown instanceof CommandError)) shown.update(attributes);
      else if (SOURCES.some((name) => attributes.has(name))) shown = show();
    },
    execute: (command) => (shown instanceof CommandError ? Promise.reject(shown) : shown.execute(command)),
    steps: () => (shown instanceof CommandError ? undefined : shown.steps()),
    destroy() {
      if (!(shown instanceof CommandError)) shown.destroy();
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
