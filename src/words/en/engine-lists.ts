import { texts } from "../language.ts";

/** The texts of the lists of nodes in the engine. */
export const engineListWords = texts({
  graph: "graph",
  /** The entries of a long list that are left out on one side. */
  more: (count: number) => `${count} more`,
  readFromEnd: (node: string) => `read from its end, now ${node}`,
});
