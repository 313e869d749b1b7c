import { texts } from "../language.ts";

/** The texts of the misconceptions. */
export const misconceptionWords = texts({
  names: {
    assigns: "Assigned, not added",
    "forgets-upstream": "The arriving adjoint is forgotten",
    "forgets-local": "The local derivative is forgotten",
    "own-operand": "The factor itself, not the other one",
    "value-for-adjoint": "The value in place of the adjoint",
    "operand-for-result": "Operand and result confused",
    "wrong-derivative": "A wrong derivative",
    "seed-one": "The seed is ignored",
    "stale-adjoints": "Adjoints of an earlier sweep",
    "forward-order": "Forward order",
    early: "Sent too early",
    "no-transpose": "The transpose is forgotten",
    "swapped-factors": "Matrix factors swapped",
    "mean-for-sum": "A mean in place of a sum",
    "sum-for-mean": "A sum in place of a mean",
    "mask-of-adjoint": "Masked by the adjoint",
    "forgets-target": "The target is forgotten",
    "unfaithful-recompute": "Recomputed with other values",
  },
});

/** The name of a misconception in links and reports. */
export type MisconceptionId = keyof typeof misconceptionWords.names;
