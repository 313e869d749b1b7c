import type { Role } from "../../trace/trace.ts";
import { texts } from "../language.ts";

/** The texts of a node of the drawing. */
export const nodeWords = texts({
  roles: {
    input: "input",
    parameter: "parameter",
    intermediate: "intermediate",
    output: "output",
  } satisfies Record<Role, string>,
  /** All digits of a value and an adjoint, each if there is one. */
  digits: (value: string | undefined, adjoint: string | undefined) =>
    [value && `value ${value}`, adjoint && `adjoint ${adjoint}`].filter(Boolean).join(", "),
});
