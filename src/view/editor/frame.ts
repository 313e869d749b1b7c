import { editorWords as words } from "../../words/en/editor.ts";
import css from "./editor.css?inline";

/** What stands around CodeMirror in the shadow root of an editor. */
export interface Frame {
  readonly root: ShadowRoot;
  /** The id of the text that says how to leave the editor. */
  readonly leave: string;
  /** The id of the text of the error. */
  readonly error: string;
  /** Announces a text; an empty text only removes the one before. */
  setStatus(text: string): void;
  destroy(): void;
}

/** Prepares the shadow root of an element for an editor, which goes before its texts. */
export function createFrame(host: HTMLElement): Frame {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const [leave, status] = [host.ownerDocument.createElement("p"), host.ownerDocument.createElement("p")];
  Object.assign(leave, { id: "leave", className: "leave", textContent: words.leave });
  Object.assign(status, { id: "error", className: "status", ariaLive: "polite" });
  root.replaceChildren(leave, status);
  const listening = new AbortController();
  root.addEventListener("keydown", keepKey, { signal: listening.signal });
  return {
    root,
    leave: leave.id,
    error: status.id,
    setStatus(text) {
      if (status.textContent !== text) status.textContent = text;
    },
    destroy() {
      listening.abort();
      root.replaceChildren();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}

/**
 * Keeps a key for the editor. Outside the shadow root, the key comes from the host, which does not look like a field, so
 * that a key of the text would be a command of the player. Shortcuts of the page that the editor has no use for pass.
 */
function keepKey(event: Event): void {
  const { defaultPrevented, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
  if (defaultPrevented || !(ctrlKey || metaKey || altKey)) event.stopPropagation();
}
