import type { Role } from "../../trace/trace.ts";
import { texts } from "../language.ts";

/** The word for the role of a node, where a leaf has no expression. */
export const roleWords: Readonly<Record<Role, string>> = texts({
  input: "input",
  parameter: "parameter",
  intermediate: "intermediate",
  output: "output",
});
