import type { Role } from "../../trace/trace.ts";
import { texts } from "../language.ts";

/** The words for the roles of nodes, where a leaf has no operation. */
export const roleWords: Readonly<Record<Role, string>> = texts({
  input: "input",
  parameter: "parameter",
  intermediate: "intermediate",
  output: "output",
  constant: "constant",
});

/** The texts in a node of the drawing. */
export const nodeWords = texts({
  value: "value",
  adjoint: "adjoint",
  /** Beside an adjoint that is wrong. */
  right: (adjoint: string) => `right ${adjoint}`,
  /** While a contribution is added to the entries of an adjoint. */
  adding: "adjoint +=",
  /** What checkpoints did with a value. */
  storage: { kept: "kept", dropped: "dropped", again: "recomputed", freed: "freed" },
  /** The roles where there is little room. */
  shortRoles: {
    input: "input",
    parameter: "param.",
    intermediate: "intermediate",
    output: "output",
    constant: "const.",
  },
  /** All digits of a value and an adjoint, each if there is one. */
  digits: (value: string | undefined, adjoint: string | undefined) =>
    [value && `value ${value}`, adjoint && `adjoint ${adjoint}`].filter(Boolean).join(", "),
});
