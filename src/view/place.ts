import { createContext } from "react";

/** Where a player stands in a page that is not its own. */
export interface Place {
  /** What it fills, and what is as large as a screen for it. */
  readonly screen: HTMLElement;
  /** What its lists and dialogs open in. */
  readonly popups: HTMLElement;
}

/** The place of the player around this component; none where the page is the player's own. */
export const PlaceContext = createContext<Place | undefined>(undefined);
