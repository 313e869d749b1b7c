import { texts } from "../language.ts";

/** Where a learner's program failed, line and column from 1, and what it printed before. */
export interface ProgramPlace {
  readonly line: number;
  readonly column: number;
  readonly output: string;
}

/** Why a run failed, as data. */
export type RunFailure =
  | { readonly code: "timeout" | "cancelled" | "crashed" | "unavailable" }
  /** The program threw an exception; a learner's program at a place. */
  | { readonly code: "failed"; readonly exception: string; readonly place?: ProgramPlace }
  /** The code of a part of the run could not be loaded. */
  | { readonly code: "failed"; readonly missing: "check" | "python" | "exercise" };

const atLine = (line: number, message: string) => (line === 0 ? message : `Line ${line}: ${message}`);

/** A sentence on what happened, and a sentence on what to do. */
interface Explained {
  readonly message: string;
  readonly hint: string;
}

/** The texts about runs. */
export const runWords = texts({
  failure: (failure: RunFailure): Explained => {
    switch (failure.code) {
      case "timeout":
        return {
          message: "The run made no progress for 30 seconds and was stopped.",
          hint: "Change the inputs, or try again when the machine is less busy.",
        };
      case "cancelled":
        return { message: "The run was cancelled.", hint: "Other inputs may take less time." };
      case "crashed":
        return {
          message: "The engine crashed twice while running this.",
          hint: "Change the inputs, or reload the page.",
        };
      case "unavailable":
        return {
          message: "The engine could not be started.",
          hint: "Reload the page; if the page’s policy blocks workers, allow them for this origin.",
        };
      case "failed":
        return "missing" in failure
          ? {
              message: "Code for this run did not load.",
              hint: "Try again, or reload the page.",
            }
          : failure.place
            ? { message: atLine(failure.place.line, failure.exception.replace(/\.?$/, ".")), hint: "" }
            : { message: failure.exception, hint: "Change the inputs or reset them." };
    }
  },
});
