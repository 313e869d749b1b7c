import { createContext } from "react";

/** The base path of the site that the player is a page of; undefined in embeds and elements. */
export const SiteBaseContext = createContext<string | undefined>(undefined);
