import { describe, expect, it } from "vitest";
import { cases } from "./all.ts";
import goldens from "./goldens.json";
import type { ParameterValue } from "./parameters/parameter.ts";
import { record } from "./record.ts";
import { differences, type Golden } from "./testing/reference.ts";

const slugs = cases.map(({ slug }) => slug);
// Records without a case are ignored.
const records = goldens.records.filter((golden) =>
  slugs.includes(golden.case),
) as unknown as Golden<ParameterValue>[];

describe("PyTorch's values and gradients", () => {
  it.each(records.map((golden) => ({ ...golden, text: JSON.stringify(golden.params) })))(
    "match $case at $text",
    (golden) => {
      const { outputs, gradients } = record(golden.case, golden.params);
      expect(Object.keys(outputs).toSorted()).toEqual(Object.keys(golden.outputs).toSorted());
      expect(Object.keys(gradients).toSorted()).toEqual(Object.keys(golden.gradients).toSorted());
      expect([
        ...Object.entries(golden.outputs).flatMap(([name, y]) => differences(outputs[name], y, name)),
        ...Object.entries(golden.gradients).flatMap(([name, g]) =>
          differences(gradients[name], g, `∂${name}`),
        ),
      ]).toEqual([]);
    },
  );

  it("exist for every case", () => {
    expect(slugs.filter((slug) => !records.some((golden) => golden.case === slug))).toEqual([]);
    expect(records.length).toBeGreaterThanOrEqual(3 * slugs.length);
  });

  it("do not match an error in the ninth digit or another shape", () => {
    expect(differences(1 + 1e-9, 1, "y")).toEqual(["y is 1.000000001, PyTorch has 1"]);
    expect(differences(Number.NaN, 1, "y")).toHaveLength(1);
    expect(differences([1, 2], [1, 3], "y")).toEqual(["y[1] is 2, PyTorch has 3"]);
    expect(differences([1], [1, 3], "y")).toHaveLength(1);
    expect(differences(undefined, 1, "y")).toHaveLength(1);
  });
});
