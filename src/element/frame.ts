import { HOST_STYLE } from "./host-style.ts";

/** The widest scrollbar, in CSS pixels. */
const SCROLLBAR = 24;

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
  /**
   * Gives the element a height, unless the page around states one. Where only a scrollbar has come or gone the
   * element does not get lower: a lower element might bring the scrollbar back, and so on for ever.
   *
   * @param height in CSS pixels
   * @returns whether the element takes this height
   */
  setHeight(height: number): boolean;
  /** Takes the parts out again. */
  remove(): void;
}

/** Puts the parts into a shadow root whose first style sheet is that of the element itself. */
export function createFrame(root: ShadowRoot): Frame {
  const part = (name: string, tag = "div") => {
    const element = root.ownerDocument.createElement(tag);
    element.className = name;
    return element;
  };
  const [place, screen, view, popups] = [
    part("place"),
    part("screen", "section"),
    part("view"),
    part("popups"),
  ];
  place.lang = "en";
  screen.append(view, popups);
  place.append(screen);
  root.append(place);
  const [own] = root.adoptedStyleSheets;
  let given = { width: 0, height: 0 };
  return {
    place,
    screen,
    view,
    popups,
    setHeight(height) {
      const width = place.clientWidth;
      const change = Math.abs(width - given.width);
      const isLower = height < given.height;
      given = { width, height: isLower && change > 0 && change <= SCROLLBAR ? given.height : height };
      if (given.height !== height) return false;
      own?.replaceSync(
        `${HOST_STYLE}:host::before { aspect-ratio: auto; min-height: 0; height: ${height}px; }`,
      );
      return true;
    },
    remove() {
      place.remove();
      own?.replaceSync(HOST_STYLE);
    },
  };
}
