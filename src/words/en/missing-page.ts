import { texts } from "../language.ts";

/** The texts in place of a page whose code could not be fetched. */
export const missingPageWords = texts({
  problem: "The page could not be loaded.",
  reload: "Reload the page",
});
