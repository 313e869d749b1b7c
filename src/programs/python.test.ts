import { describe, expect, it } from "vitest";
import { record } from "../cases/record.ts";
import { RecordingError, recordProgram, runPython } from "./python.ts";

const SQUARE = "x = Var(2.0)\ny = x * x\ny.backward()\nprint(x.grad)\n";

describe("runPython", () => {
  it("returns what was printed, and the trace of what was computed from a Var", () => {
    const { output, error, trace } = runPython(SQUARE);
    expect([output, error, trace?.gradients]).toEqual(["4.0\n", undefined, { x: 4 }]);
  });

  it("has no trace of a program that makes no Var", () => {
    expect(runPython("print(2 ** 100)")).toEqual({ output: "1267650600228229401496703205376\n" });
  });

  it("returns the error with its type, line and column, and what was printed before", () => {
    expect(runPython("print('a')\n1 / 0\n")).toEqual({
      output: "a\n",
      error: { type: "ZeroDivisionError", message: "division by zero", line: 2, column: 1 },
    });
    expect(runPython("y = (\n").error).toMatchObject({ type: "SyntaxError", line: 1 });
  });

  it("ends a program at a limit", () => {
    const { error } = runPython("while True:\n    pass\n", { limits: { steps: 1000 } });
    expect(error).toMatchObject({ type: "limit", line: 2 });
    expect(error?.message).toContain("1,000 steps");
  });

  it("takes other values for the inputs", () => {
    expect(runPython(SQUARE, { params: { x: -1.5 } }).output).toBe("-3.0\n");
    expect(() => runPython(SQUARE, { params: { z: 1 } })).toThrow(/^runPython: .*"z"/);
  });
});

describe("recordProgram", () => {
  it("gives the trace of the case that it computes, at other inputs", () => {
    const text = "x1 = Var(2.0)\nx2 = Var(3.0)\nv1 = x1 * x2\nv2 = sin(x1)\nv3 = v1 + v2\ny = v3\n";
    const trace = recordProgram(text, { x1: 0.25, x2: -1 });
    expect([...trace.steps]).toEqual([...record("two-inputs", { x1: 0.25, x2: -1 }).steps]);
  });

  it("takes arrays", () => {
    const text = "X = Var([[1.0, 2.0]])\nw = Var([[1.0], [1.0]])\nY = X @ w\nY.backward([[1.0]])\n";
    expect(recordProgram(text, { X: [[3, 4]] }).gradients.w).toEqual([[3], [4]]);
  });

  it.each([
    ["x = Var(2.0)\ny = x * z\n", "line 2: NameError: name 'z' is not defined", 2],
    ["x = Var(2.0)\n\ny = x +\n", "line 3: SyntaxError: invalid syntax", 3],
    ["print(1)\n", "There is nothing to step", 0],
  ])("throws for %j", (text, message, line) => {
    let thrown: unknown;
    try {
      recordProgram(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(RecordingError);
    expect(thrown).toMatchObject({ line, message: expect.stringContaining(message) });
  });

  it.each([
    [{ x: "a" }, /^recordProgram: x="a"/],
    [{ x: Number.NaN }, /^recordProgram: x=NaN/],
    [{ x: [1] }, /^recordProgram: x=/],
    [JSON.parse('{"__proto__":1}'), /^recordProgram: /],
  ])("refuses the values %j", (params, message) => {
    expect(() => recordProgram(SQUARE, params)).toThrow(message);
    expect(() => recordProgram(SQUARE, params)).toThrow(RangeError);
  });
});
