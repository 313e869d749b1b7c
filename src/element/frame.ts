import { HOST_STYLE } from "./host-style.ts";

/** Maximum width of a scrollbar, in CSS pixels. */
const SCROLLBAR = 24;

/** The parts of an element's shadow root. */
export interface Frame {
  /** Resets inherited styles; media queries use its size in place of the window's. */
  readonly place: HTMLElement;
  /** Takes the place of the page. */
  readonly screen: HTMLElement;
  /** Contains the player. */
  readonly view: HTMLElement;
  /** Contains popups and dialogs. */
  readonly popups: HTMLElement;
  /**
   * Sets the element's height, unless the embedding page sets one. If only a scrollbar has appeared or
   * disappeared, the element does not become lower: this could bring the scrollbar back, in an endless loop.
   *
   * @param height in CSS pixels
   * @returns true if the element takes this height
   */
  setHeight(height: number): boolean;
  /** Removes the parts. */
  remove(): void;
}

/** Adds the parts to a shadow root whose first style sheet is the element's own. */
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
