import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OperationSpec } from "../operation-spec.ts";
import { disagreements } from "../testing/agreement.ts";
import { smoothOperands } from "../testing/smooth-domain.ts";
import { operationById, operations, tensorOperations } from "./all.ts";
import * as arithmetic from "./arithmetic.ts";
import * as curves from "./curves.ts";
import * as matrices from "./matrices.ts";
import * as piecewise from "./piecewise.ts";
import * as powers from "./powers.ts";
import * as rectifiers from "./rectifiers.ts";
import * as reductions from "./reductions.ts";
import * as softmaxCrossEntropy from "./softmax-cross-entropy.ts";
import * as tanhLayer from "./tanh-layer.ts";

const scalar = { ...arithmetic, ...powers, ...curves, ...tanhLayer, ...piecewise };
const whole = { ...matrices, ...reductions, ...rectifiers, ...softmaxCrossEntropy };

it("lists every exported operation once, under its own name", () => {
  expect(Object.fromEntries(operations.map((op) => [op.id, op]))).toEqual(scalar);
  expect(Object.fromEntries(tensorOperations.map((op) => [op.id, op]))).toEqual(whole);
  expect(operationById).toEqual(new Map(Object.entries<OperationSpec>({ ...scalar, ...whole })));
  expect(operationById.size).toBe(operations.length + tensorOperations.length);
});

it("marks only the operations on whole tensors with `tensors`", () => {
  expect(operations.filter(({ tensors }: OperationSpec) => tensors)).toEqual([]);
  expect(tensorOperations.filter(({ tensors }) => !tensors)).toEqual([]);
});

describe.each(operations.map((op) => ({ id: op.id, op })))("$id", ({ op }) => {
  it("has pullbacks that agree with both oracles at every sample", () => {
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
