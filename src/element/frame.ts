import { isFree } from "../view/free-key.ts";

/** The parts of an element's shadow root. */
export interface Frame {
  /** What cuts off the style of the page around, and whose size is asked for in place of the window's. */
  readonly place: HTMLElement;
  /** What is in place of the page. */
  readonly screen: HTMLElement;
  /** What holds the player. */
  readonly view: HTMLElement;
  /** What lists and dialogs open in. */
  readonly popups: HTMLElement;
}

/** Puts the parts into a shadow root. */
export function createFrame(root: ShadowRoot): Frame {
  const part = (name: string, tag = "div") => {
    const element = root.ownerDocument.createElement(tag);
    element.className = name;
    return element;
  };
  const frame = {
    place: part("place"),
    screen: part("screen", "section"),
    view: part("view"),
    popups: part("popups"),
  };
  frame.place.lang = "en";
  frame.place.addEventListener("keydown", keepOwnKey);
  frame.screen.append(frame.view, frame.popups);
  frame.place.append(frame.screen);
  root.append(frame.place);
  return frame;
}

/**
 * Keeps a key that means something in here from meaning something else around, as to a deck. Escape goes on:
 * what closes lists and dialogs listens to the whole page.
 */
function keepOwnKey(event: KeyboardEvent): void {
  const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
  if (!isFree(event) && !isShortcut && event.key !== "Escape") event.stopPropagation();
}
