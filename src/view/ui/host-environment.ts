import { createContext } from "react";

/** A media query that is asked and watched. */
export interface Media {
  readonly matches: boolean;
  addEventListener(type: "change", listener: () => void): void;
  removeEventListener(type: "change", listener: () => void): void;
}

/** Where a player stands in a page that is not its own. */
export interface HostEnvironment {
  /** What its lists and dialogs open in. */
  readonly popups: HTMLElement;
  /** Answers a query on sizes for the part of the page that it fills, as `matchMedia` does for the window. */
  media(query: string): Media;
}

/** The place of the player around this component; none where the page is the player's own. */
export const HostEnvironmentContext = createContext<HostEnvironment | undefined>(undefined);
