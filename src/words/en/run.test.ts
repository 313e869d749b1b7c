import { expect, it } from "vitest";
import { type RunFailure, runWords } from "./run.ts";

it.each<[RunFailure, message: string, hint: string]>([
  [
    { code: "failed", exception: "record: T=51: it is out of range" },
    "record: T=51: it is out of range",
    "Change the inputs or reset them.",
  ],
  [{ code: "failed", missing: "check" }, "Code for this run did not load.", "Try again, or reload the page."],
  [{ code: "cancelled" }, "The run was cancelled.", "Other inputs may take less time."],
])("%j is explained, and the hint says what to do", (failure, message, hint) => {
  expect(runWords.failure(failure)).toEqual({ message, hint });
});
