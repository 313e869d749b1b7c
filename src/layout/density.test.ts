import { describe, expect, test } from "vitest";
import { densityOf } from "./density.ts";
import { traceOf } from "./testing/random-trace.ts";

const chain = (length: number) => traceOf(Array.from({ length }, (_, i) => (i === 0 ? [] : [i - 1])));

describe("a drawing", () => {
  test("is roomy up to seven columns", () => {
    expect(densityOf(chain(7))).toBe("roomy");
    expect(densityOf(chain(8))).toBe("compact");
  });

  test("is roomy up to fourteen nodes", () => {
    const leaves = (length: number) => traceOf(Array.from({ length }, () => []));
    expect(densityOf(leaves(14))).toBe("roomy");
    expect(densityOf(leaves(15))).toBe("compact");
  });

  test("without nodes is roomy", () => {
    expect(densityOf(traceOf([]))).toBe("roomy");
  });
});
