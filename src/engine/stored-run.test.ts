import { expect, it } from "vitest";
import { cases } from "../cases/all.ts";
import { packRun } from "./pack-run.ts";
import { run } from "./run.ts";
import { readRun, writeRun } from "./stored-run.ts";

it.each(cases)("the first run of $slug is read as it was written", ({ slug, detail = false }) => {
  const packed = packRun(run({ case: slug, params: {}, detail }));
  expect(readRun(writeRun(packed))).toEqual(packed);
});

it("arrays keep numbers that JSON has no form for; elsewhere these are refused", () => {
  const packed = packRun(run({ case: "two-inputs", params: {} }));
  const odd = Float64Array.of(Number.NaN, -0, Number.NEGATIVE_INFINITY, 5e-324);
  const changed = { ...packed, trace: { ...packed.trace, nodes: { ...packed.trace.nodes, entries: odd } } };
  expect(readRun(writeRun(changed))).toEqual(changed);
  expect(() => writeRun({ ...packed, layout: { ...packed.layout, width: -0 } })).toThrow("width is 0");
});
