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
  frame.screen.append(frame.view, frame.popups);
  frame.place.append(frame.screen);
  root.append(frame.place);
  return frame;
}
