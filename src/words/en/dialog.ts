import { texts } from "../language.ts";

/** The texts of all dialogs. */
export const dialogWords = texts({ close: "Close" });
