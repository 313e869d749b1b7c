import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flat } from "../autodiff/tensor.ts";
import { cases } from "../cases/all.ts";
import { check } from "../cases/check.ts";
import type { Values } from "../cases/define-case.ts";
import { extreme } from "../cases/testing/random-values.ts";
import type { FromWorker, RunRequest } from "./messages.ts";
import { packRun } from "./pack-run.ts";
import { answer, run } from "./run.ts";
import { unpackRun } from "./unpack-run.ts";

const each = cases.map((spec) => ({ slug: spec.slug, spec }));

describe.each(each)("a run of $slug", ({ slug, spec }) => {
  it("has a box per node and a curve per edge", () => {
    const { trace, layout } = run({ case: slug, params: {} });
    expect(layout.nodes).toHaveLength(trace.nodes.length);
    expect(layout.edges).toHaveLength(trace.edges.length);
    expect(trace.nodes.length).toBeGreaterThan(0);
  });

  it("can be posted from the worker to the page", () => {
    for (const detail of [false, true]) {
      const result = run({ case: slug, params: {}, detail, check: detail }, undefined, { check });
      expect(unpackRun(structuredClone(packRun(result)))).toEqual(result);
    }
  });

  it("contains its request", () => {
    const request: RunRequest = { case: slug, params: {}, detail: true };
    expect(run(request).request).toEqual(request);
  });

  it("shows the sort if requested, else by the case's default", () => {
    const visits = (request: RunRequest) => run(request).trace.steps.count("visit") > 0;
    expect(visits({ case: slug, params: {}, detail: true })).toBe(true);
    expect(visits({ case: slug, params: {}, detail: false })).toBe(false);
    expect(visits({ case: slug, params: {} })).toBe(spec.detail ?? false);
  });

  it("checks the gradient if requested", () => {
    expect(run({ case: slug, params: {} }, undefined, { check }).check).toBeUndefined();
    const { check: checked, trace } = run({ case: slug, params: {}, check: true }, undefined, { check });
    expect(checked?.entries.map(({ reverse }) => reverse)).toEqual(
      Object.values(trace.gradients).flatMap(flat),
    );
  });

  it("succeeds for all values that the case accepts", () => {
    fc.assert(
      fc.property(extreme(spec), fc.boolean(), (params, isChecked) => {
        const request = { case: slug, params, check: isChecked };
        expect(answer({ type: "run", id: 7, request }, undefined, { check })).toMatchObject({
          type: "done",
          id: 7,
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe("an answer", () => {
  it("is preceded by a progress message per part of the work", () => {
    const parts = (slug: string, params: Values = {}) => {
      const said: unknown[] = [];
      answer({ type: "run", id: 3, request: { case: slug, params } }, (message) => said.push(message));
      for (const one of said) expect(one).toEqual({ type: "progress", id: 3 });
      return said.length;
    };
    expect(parts("scalar-expression")).toBe(2);
    // The other variant is recorded and laid out too.
    expect(parts("softmax-cross-entropy")).toBe(4);
  });

  it("to a comparison has the alternatives once all are counted, and then runs have them too", () => {
    const request: RunRequest = { case: "checkpointed-chain", params: { w: Array(31).fill(0.5) } };
    const compared = () => {
      const message = answer({ type: "compare", id: 3, request });
      if (message.type !== "compared") throw new Error(`the answer is ${message.type}`);
      return message.alternatives;
    };
    let alternatives = compared();
    while (alternatives === undefined) alternatives = compared();
    expect(alternatives.map(({ label }) => label)).toContain("binomial:1");
    expect(run(request).alternatives).toEqual(alternatives);
  });

  it.each<[string, RunRequest, RegExp]>([
    ["an unknown case", { case: "sclar-expression", params: {} }, /no case "sclar-expression"/],
    ["an unknown parameter", { case: "two-inputs", params: { x3: 1 } }, /no parameter "x3"/],
    ["a value out of range", { case: "recurrence", params: { T: 51 } }, /T=51: it is out of range/],
    ["a value that is not finite", { case: "two-inputs", params: { x1: Number.NaN } }, /x1=NaN/],
  ])("to %s is an error object", (_, request, message) => {
    expect(answer({ type: "run", id: 3, request })).toEqual({
      type: "failed",
      id: 3,
      error: { code: "failed", exception: expect.stringMatching(message) },
    });
  });
});

it.each<[string, RunRequest, RegExp]>([
  ["a program", { program: "y = x", params: {} }, /no openProgram/],
  ["a recording", { recording: {} }, /cannot open a recording/],
])("rejects %s with an error object", (_, request, message) => {
  const { type, error } = answer({ type: "run", id: 1, request }) as Extract<FromWorker, { type: "failed" }>;
  expect(type).toBe("failed");
  expect(error).toEqual({ code: "failed", exception: expect.stringMatching(message) });
});
