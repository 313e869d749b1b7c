import { createContext } from "react";

/** A media query that can be watched. */
export interface Media {
  readonly matches: boolean;
  addEventListener(type: "change", listener: () => void): void;
  removeEventListener(type: "change", listener: () => void): void;
}

/** The environment of a player in a page of a host. */
export interface HostEnvironment {
  /** The container of lists and dialogs. */
  readonly popups: HTMLElement;
  /** Evaluates a size query against the area that the player fills, as `matchMedia` does for the window. */
  media(query: string): Media;
}

/** The environment of the player around this component. Undefined where the page is the player's own. */
export const HostEnvironmentContext = createContext<HostEnvironment | undefined>(undefined);
