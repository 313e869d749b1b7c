import { texts } from "../language.ts";

/** The names of a player's regions, and of the sentence above the graph. */
export const playerViewWords = texts({
  inputs: "Inputs of the case",
  graph: "Computation graph",
  task: "Task",
});
