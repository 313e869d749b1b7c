import { transformWithOxc } from "vite";
import { describe, expect, it } from "vitest";
import { pullbackFor } from "../../autodiff/graph-node.ts";
import type { AnyOperation } from "../../autodiff/operation.ts";
import { operations, tensorOperations } from "../../autodiff/operations/all.ts";
import type { Value } from "../../autodiff/value.ts";
import { Var } from "../../autodiff/var.ts";
import { evaluate, type OperationValues } from "./evaluate.ts";
import { type PullbackCode, pullbackCode } from "./pullback-code.ts";
import { capturedByEngine } from "./testing/captured-by-engine.ts";

/**
 * Returns code as the test runner prints it, without layout and without the runner's rewriting of imports.
 */
async function printed(code: string): Promise<string> {
  const { code: javascript } = await transformWithOxc(`x = ${code}`, "x.ts");
  return javascript
    .replace("x = ", "")
    .replaceAll(/\(0,\s*__vi\w+\.(\w+)\)|__vi\w+\.(\w+)/g, "$1$2")
    .replaceAll(/[\s;]/g, "");
}

interface Pulled {
  readonly real: (g: never) => unknown;
  readonly found: PullbackCode;
  readonly values: OperationValues;
}

/**
 * Returns every pullback of an operation on a sample, both the real closure and the one found in the source.
 */
function pullbacks(op: AnyOperation, sample: readonly Value[]): Pulled[] {
  const operands = sample.map((value) => new Var<Value>(value));
  const made = op(...(operands as never[])) as Var<Value>;
  const values = { operands: sample, made: made.value };
  return op.rules.map((_, operand) => {
    const real = pullbackFor(made, operand);
    if (real === undefined) throw new Error(`${op.id} has no pullback ${operand}`);
    return { real, found: pullbackCode(op.id, operand, values), values };
  });
}

const all = [...operations, ...tensorOperations].map((op) => ({ id: op.id, op: op as AnyOperation }));

describe.each(all)("the pullbacks of $id", ({ op }) => {
  const samples = op.samples as readonly (readonly Value[])[];

  it("have the same code in the source and in the engine", async () => {
    for (const { real, found } of pullbacks(op, samples[0] ?? [])) {
      const code = found.file.text.slice(found.from, found.to);
      expect(await printed(code)).toBe(await printed(String(real)));
    }
  });

  it("have captured the very values that are shown", () => {
    for (const { real, found, values } of samples.flatMap((sample) => pullbacks(op, sample))) {
      const scopes = capturedByEngine(real);
      for (const { name, value } of found.data.captured) {
        const [root = "", ...path] = name.split(".");
        expect(Object.keys(scopes), `${root} of ${real}`).toContain(root);
        const held = path.reduce<unknown>(
          (object, key) => (object as Record<string, unknown>)[key],
          scopes[root],
        );
        if (value !== undefined) expect(held, name).toEqual(evaluate(value, values));
      }
    }
  });
});

it("the pullback may depend on whether an operand is a number", () => {
  const [ofNumber, ofTensor] = [3, { shape: [1], data: new Float64Array(1) }].map((value) =>
    pullbackCode("sum", 0, { operands: [value], made: 3 }),
  );
  expect(ofNumber?.data.captured.map(({ name }) => name)).toEqual(["size"]);
  expect(ofTensor?.data.captured.map(({ name }) => name)).toEqual(["shape", "size"]);
});

it("an operation has no pullback for an operand that it does not take", () => {
  expect(() => pullbackCode("sin", 1, { operands: [1], made: 1 })).toThrow(
    "code: sin states no pullback for operand 1",
  );
});
