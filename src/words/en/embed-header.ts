import { texts } from "../language.ts";

/** The texts of the header of an embedded player. */
export const embedHeaderWords = texts({
  open: "Open",
  openHint: "Open this case in a page of its own",
});
