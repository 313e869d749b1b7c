import { texts } from "../language.ts";

/** The names of a player's regions. */
export const playerViewWords = texts({
  inputs: "Inputs of the case",
  graph: "Computation graph",
});
