import { expect, it } from "vitest";
import { checkWords } from "./check.ts";

it("keeps the small letters of a diagnosis, which names variables and operations", () => {
  const cause = { diagnosis: "log(0) = −∞: infinite at 0" };
  const methods = ["reverse", "closed", "forward", "differences"] as const;
  expect(checkWords.reason({ kind: "infinite", finite: [], infinite: methods, cause }, methods)).toBe(
    "none of the four is finite. log(0) = −∞: infinite at 0.",
  );
});
