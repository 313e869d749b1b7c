import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreements } from "../testing/agreement.ts";
import { smoothOperands } from "../testing/smooth-domain.ts";
import { operationById, operations } from "./all.ts";
import * as arithmetic from "./arithmetic.ts";
import * as curves from "./curves.ts";
import * as piecewise from "./piecewise.ts";
import * as powers from "./powers.ts";

const exported = { ...arithmetic, ...powers, ...curves, ...piecewise };

it("lists every operation that is exported, under its own name", () => {
  expect(Object.fromEntries(operations.map((op) => [op.id, op]))).toEqual(exported);
  expect(operationById).toEqual(new Map(Object.entries(exported)));
});

describe.each(operations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  it("has samples, and pullbacks that agree with both oracles at each", () => {
    expect(op.samples.length).toBeGreaterThan(1);
    expect(op.samples.flatMap((sample) => disagreements(op, sample))).toEqual([]);
  });

  it("has pullbacks that agree with both oracles at random operands", () => {
    fc.assert(
      fc.property(smoothOperands(op), (operands) => {
        expect(disagreements(op, operands)).toEqual([]);
      }),
    );
  });
});
