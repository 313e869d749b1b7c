import { CommandError } from "./command-error.ts";
import type { KeyLeft } from "./messages.ts";

/** Returns the origin of messages from an iframe's page: `"null"` if the iframe is sandboxed. */
export function originOf({ sandbox, src }: HTMLIFrameElement): string {
  if (sandbox.length > 0 && !sandbox.contains("allow-same-origin")) return "null";
  try {
    return new URL(src).origin;
  } catch {
    return "null";
  }
}

/** Returns the `targetOrigin` for a page of this origin. An opaque origin can only be addressed as `*`. */
export function targetOf(origin: string): string {
  return origin === "null" ? "*" : origin;
}

/** Dispatches a key pressed inside an iframe on the iframe itself. */
export function pressAgain(iframe: HTMLIFrameElement, { key, code, keyCode, shiftKey }: KeyLeft): void {
  const page = iframe.ownerDocument.defaultView;
  if (page === null) return;
  const how = { key, code, keyCode, shiftKey, bubbles: true, cancelable: true };
  iframe.dispatchEvent(new page.KeyboardEvent("keydown", how));
}

/** Creates the error for an iframe that does not answer. */
export function noAnswer(iframe: HTMLIFrameElement): CommandError {
  const own = iframe.ownerDocument.defaultView?.origin ?? "this page's";
  return new CommandError(
    "no-answer",
    `connect: no answer from the iframe of ${iframe.src || "no address"}. Is a case's page there, of the ` +
      `origin ${originOf(iframe)}? If its link has a parentOrigin, it has to be ${own}.`,
  );
}
