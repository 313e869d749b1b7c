import { texts } from "../language.ts";

/** The texts of the card with the full Jacobian. */
export const jacobianWords = texts({
  title: "Full Jacobian",
  neverBuilt: (rows: number) =>
    `**Never built.** J would take one pass per row, ${rows} in all; the seeds need one.`,
});
