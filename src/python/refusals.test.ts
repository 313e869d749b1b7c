import { describe, expect, test } from "vitest";
import { runPython } from "./run-python.ts";

const MODULES =
  "math, random, functools, itertools, operator, copy, collections, contextlib, abc, dataclasses, typing, time";

describe("what this Python does not have is refused with its line and the nearest thing there is", () => {
  test.each([
    [
      "import numpy as np",
      `ModuleNotFoundError: no module "numpy" here; there are ${MODULES} (in place of numpy: lists and the math module)`,
    ],
    [
      "from torch import nn",
      `ModuleNotFoundError: no module "torch" here; there are ${MODULES} (in place of torch: a class of your own with a backward method)`,
    ],
    [
      "import os.path",
      `ModuleNotFoundError: no module "os.path" here; there are ${MODULES} (in place of os: no files: give the data in the program)`,
    ],
    ["import sys", /no module "sys" here/],
    ["from . import x", "SyntaxError: relative imports are not supported here; a program is one file"],
    [
      "open('f.txt')",
      "NotImplementedError: open() is not supported here; a program has no files: give the data in lists",
    ],
    [
      "input('name?')",
      "NotImplementedError: input() is not supported here; there is no one to ask: give the value in the program",
    ],
    ["eval('1')", /^NotImplementedError: eval\(\) is not supported here; write the expression itself/],
    ["exec('x = 1')", /^NotImplementedError: exec\(\) is not supported here/],
    ["compile('1', '', 'eval')", /^NotImplementedError: compile\(\)/],
    ["__import__('os')", /^NotImplementedError: __import__\(\) is not supported here; use import/],
    ["globals()", /^NotImplementedError: globals\(\)/],
    ["locals()", /^NotImplementedError: locals\(\)/],
    ["bytes(3)", /^NotImplementedError: bytes\(\)/],
    ["x = b'abc'", "SyntaxError: bytes are not supported here; use a str"],
    ["x = 2j", "SyntaxError: complex numbers are not supported here; use two floats"],
    ["(-8) ** 0.5", /^ValueError: a negative number to a fractional power is complex/],
    ["async def f(): pass", "SyntaxError: async is not supported here; use plain functions"],
    ["x = [i async for i in y]", "SyntaxError: async is not supported here; use a plain for"],
    ["def f():\n    await g()", "SyntaxError: await is not supported here; call the function directly"],
    ["match x:\n    case 1: pass", "SyntaxError: match is not supported here; use if and elif"],
    ["try: pass\nexcept* ValueError: pass", "SyntaxError: except* is not supported here; use except"],
    [
      "class A(metaclass=type): pass",
      "TypeError: metaclasses are not supported here; use a class decorator or __init_subclass__",
    ],
    [
      "class A(int): pass",
      "TypeError: classes derived from int are not supported here; keep the value in an attribute",
    ],
    [
      "def f():\n    x = 1 + (yield 2)",
      "SyntaxError: yield within an expression is not supported here; give it a statement or an assignment of its own",
    ],
    ["print('a', file=1)", "NotImplementedError: print(file=…) is not supported here; print without file"],
    ["'\\N{BULLET}'", /^SyntaxError: \\N\{…\} is not supported here/],
  ])("%s", (text, message) => {
    const { error } = runPython(`\n\n${text}`);
    expect(`${error?.type}: ${error?.message}`).toMatch(
      message instanceof RegExp ? message : new RegExp(`^${literally(message)}$`),
    );
    expect(error?.line).toBeGreaterThanOrEqual(3);
    expect(error?.column).toBeGreaterThan(0);
  });
});

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("names of refused statements are ordinary names elsewhere", () => {
  expect(
    runPython(
      "match = 1\ncase = [match]\nmatch, _ = 2, case\nprint(match, case[0])\nmatch = {1: 2}\nprint(match[1])",
    ).output,
  ).toBe("2 1\n2\n");
});

test("an import that fails can be caught", () => {
  expect(runPython("try:\n    import numpy\nexcept ImportError:\n    print('without')").output).toBe(
    "without\n",
  );
});

test("the clock stands still, so that every run is the same", () => {
  expect(
    runPython("import time\nt = time.time()\ntime.sleep(5)\nprint(time.perf_counter() - t)").output,
  ).toBe("0.0\n");
});

test.each([
  ["x = (1,\n  2", 1, 5],
  ["x = 1\nif x\n    y = 2", 2, 5],
  ["x = 1\n    y = 2", 2, 5],
  ["abc = $", 1, 7],
  ["x = 1\ny = 'abc", 2, 5],
  ["x = 1\nreturn x", 2, 1],
  ["f(a, b, *)", 1, 10],
  ["x = f'{a b}'", 1, 10],
  ["\nx = '''a\nb''' 5", 3, 6],
])("%j is wrong at line %i, column %i", (text, line, column) => {
  expect(runPython(text).error).toMatchObject({ line, column });
});
