import { describe, expect, test } from "vitest";
import { compile, run } from "./python.ts";
import { runPython } from "./run-python.ts";
import { DEFAULT_LIMITS, type LimitKind } from "./vm.ts";

/** Runs with the default limits, and with enough time that a busy machine reaches the other ones first. */
const patient = { limits: { time: 60_000 } };

const STEPS = "the program took more than 2,000,000 steps";
const MEMORY = "the program's values take more than 64 MB";
const BITS = "an integer of the program has more than 2,097,152 bits";

function ended(text: string, options = patient): { limit: LimitKind | undefined; message: string } {
  const { error } = runPython(text, options);
  return { limit: (error as { limit?: LimitKind }).limit, message: error?.message ?? "" };
}

describe("steps", () => {
  test.each([
    "while True: pass",
    "i = 0\nwhile True:\n    i += 1",
    "for i in iter(int, 1): pass",
    "def f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nf(60)",
    "sum(range(10 ** 9))",
    "max(range(10 ** 9))",
    "any(x < 0 for x in range(10 ** 9))",
    "all(range(1, 10 ** 9))",
    "list(range(10 ** 8))",
    "[i for i in range(10 ** 9)]",
    "{i for i in range(10 ** 9)}",
    "sorted(range(10 ** 9))",
    "from itertools import count\nlist(count())",
    "from itertools import cycle\nlist(cycle([1]))",
    "from itertools import permutations\nlist(permutations(range(15)))",
    "from functools import reduce\nreduce(lambda a, b: a, range(10 ** 9))",
    "list(map(lambda x: x, iter(int, 1)))",
    "list(zip(iter(int, 1)))",
    "-1 in iter(int, 1)",
    "dict.fromkeys(range(10 ** 9))",
    "','.join(str(i) for i in range(10 ** 9))",
    "a, b = iter(int, 1), 1\nx, *y = a",
    "def g():\n    while True: yield 1\nfor x in g(): pass",
    "import random\nrandom.choices([1], k=10 ** 9)",
    "import math\nmath.comb(10 ** 9, 10 ** 8)",
    "import math\nmath.factorial(10 ** 6)",
    "next(filter(None, filter(None, (0 for i in iter(int, 1)))))",
    "next(filter(lambda x: x < 0, range(10 ** 9)))",
    "from itertools import dropwhile\nnext(dropwhile(lambda x: x >= 0, range(10 ** 9)))",
    "from itertools import islice\nlist(islice(range(10 ** 9), 10 ** 8, None))",
    "s = list(range(10 ** 5))\nwhile True: -1 in s",
    "s = list(range(10 ** 5))\nwhile True: s.reverse()",
    "s = 'ab' * 10 ** 6\nwhile True: s.upper()",
    "s = 'a ' * 10 ** 5\nwhile True: s.split()",
    "x = 7 ** 500_000\nwhile True: y = x // 3 ** 100_000",
    "x = 7 ** 500_000\nwhile True: hex(x)",
    "pow(3, 10 ** 100_000, 10 ** 50_000 + 1)",
    "import math\nx, y = 3 ** 400_000, 2 ** 600_000\nwhile True: math.gcd(x, y)",
  ])("end %j", (text) => {
    expect(ended(text)).toEqual({ limit: "steps", message: STEPS });
  });

  test("are counted", () => {
    const { steps } = run(compile("for i in range(1000):\n    x = i"));
    expect(steps).toBeGreaterThanOrEqual(2000);
    expect(steps).toBeLessThan(2100);
    expect(run(compile("x = 1\ny = 2")).steps).toBe(2);
  });

  test("stop exactly", () => {
    const limits = { steps: 100 };
    expect(run(compile("x = 1\n".repeat(100)), { limits }).error).toBeUndefined();
    expect(run(compile("x = 1\n".repeat(101)), { limits }).error?.limit).toBe("steps");
  });
});

describe("memory", () => {
  test.each([
    "[0] * 10 ** 9",
    "'a' * 10 ** 9",
    "(1,) * 10 ** 9",
    "x = 'ab'\nwhile True: x = x + x",
    "x = [1]\nwhile True: x = x + x",
    "x = 'x'\nwhile True: x = f'{x}{x}'",
    "x = []\nwhile True: x.append([0] * 100_000)",
    "x = {}\nwhile True: x[len(x)] = 'a' * 100_000 + str(len(x))",
    "class Node:\n    def __init__(self, n): self.next, self.load = n, [0] * 10_000\nn = None\nwhile True: n = Node(n)",
    "'a'.ljust(10 ** 10)",
    "'a'.center(10 ** 10)",
    "'1'.zfill(10 ** 10)",
    "'\\t'.expandtabs(10 ** 10)",
    "f'{1:1000000000}'",
    "'%1000000000d' % 5",
    "'%*d' % (10 ** 9, 5)",
    "format(1.5, '.1000000000f')",
    "'a'.join([''] * 10 ** 8)",
    "('a' * 10 ** 6).replace('a', 'b' * 1000)",
  ])("ends %j", (text) => {
    expect(ended(text)).toEqual({ limit: "memory", message: MEMORY });
  });

  test.each([
    "10 ** 10 ** 10",
    "x = 3\nwhile True: x = x * x",
    "1 << 10 ** 9",
    "import random\nrandom.getrandbits(10 ** 9)",
  ])("ends %j, a large integer", (text) => {
    expect(ended(text)).toEqual({ limit: "memory", message: BITS });
  });

  test("counts what can still be reached, not what was", () => {
    const text = "for i in range(40):\n    x = [0] * 1_000_000\nprint(len(x))";
    expect(runPython(text, { limits: { time: 60_000, steps: 10 ** 9 } }).output).toBe("1000000\n");
  });
});

describe("time", () => {
  test("ends a run", () => {
    const start = performance.now();
    const { error } = run(compile("while True: pass"), { limits: { time: 50, steps: 10 ** 12 } });
    expect(error).toMatchObject({
      type: "limit",
      limit: "time",
      message: "the program ran for more than 0.05 s",
      line: 1,
    });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("output", () => {
  test.each(["while True: print('hello')", "print('x' * 20_000)", "print(list(range(10_000)))"])(
    "ends %j",
    (text) => {
      const { output, error } = run(compile(text), patient);
      expect(error).toMatchObject({
        limit: "output",
        message: "the program printed more than 10,000 characters",
      });
      expect(output).toHaveLength(DEFAULT_LIMITS.output);
    },
  );

  test("may be as long as the limit", () => {
    expect(run(compile("print('x' * 9_999)")).error).toBeUndefined();
  });
});

describe("no program catches a limit", () => {
  test.each([
    "while True:\n    try:\n        while True: pass\n    except: print('caught')\n    finally: print('finally')",
    "while True:\n    try: [0] * 10 ** 9\n    except BaseException: print('caught')",
    "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a): print('exit'); return True\nwith M():\n    while True: pass",
    "def g():\n    try:\n        while True: yield 1\n    finally: print('finally')\nfor x in g(): pass",
    "hasattr(type('A', (), {'x': property(lambda self: [0] * 10 ** 9)})(), 'x')\nprint('after')",
    "class A:\n    def __repr__(self):\n        while True: pass\nprint(A())",
    "from contextlib import suppress\nwith suppress(BaseException):\n    while True: pass",
  ])("%j", (text) => {
    const { output, error } = runPython(text, patient);
    expect(error?.type).toBe("limit");
    expect(output).toBe("");
  });
});

describe("recursion", () => {
  test.each([
    "def f(): f()\nf()",
    "class A:\n    @property\n    def x(self): return self.x\nA().x",
    "class A:\n    def __getattr__(self, n): return getattr(self, n)\nA().x",
    "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
    "class A:\n    def __eq__(self, o): return self == o\nA() == A()",
    "class A:\n    def __iter__(self): return iter(self)\nlist(A())",
    "class A:\n    def __add__(self, o): return self + o\nA() + 1",
    "class A:\n    def __call__(self): return self()\nA()()",
    "def g(): yield from g()\nlist(g())",
    "f = lambda x: sorted([x], key=f)\nf(1)",
    "f = lambda x: list(map(f, [x]))\nf(1)",
    "a = []\nfor i in range(100_000): a = [a]\nrepr(a)",
    "a, b = [], []\nfor i in range(100_000): a, b = [a], [b]\na == b",
    "import copy\na = []\nfor i in range(100_000): a = [a]\ncopy.deepcopy(a)",
  ])("ends %j", (text) => {
    const { error } = runPython(text, patient);
    expect(error).toMatchObject({ type: "RecursionError" });
    expect(error?.message).toMatch(/^maximum recursion depth exceeded/);
  });

  test("goes to 900 calls, and a program goes on after too many", () => {
    const text =
      "def f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(900))\ntry: f(10 ** 6)\nexcept RecursionError: print('too deep')\nprint(f(900))";
    expect(runPython(text).output).toBe("900\ntoo deep\n900\n");
  });
});

describe("long and deep texts", () => {
  const k64 = 65_536;
  test.each([
    ["brackets", "(".repeat(k64), "SyntaxError: too many nested parentheses"],
    ["lists", "[".repeat(k64), "SyntaxError: too many nested parentheses"],
    [
      "pairs of brackets",
      `${"(".repeat(k64 / 2)}${")".repeat(k64 / 2)}`,
      "SyntaxError: too many nested parentheses",
    ],
    ["minus signs", `${"-".repeat(k64)}1`, "RecursionError"],
    ["nots", `${"not ".repeat(k64 / 4)}1`, "RecursionError"],
    ["sums", `1${"+1".repeat(k64 / 2)}`, "RecursionError"],
    ["powers", `${"2**".repeat(k64 / 3)}1`, "RecursionError"],
    ["attributes", `x${".a".repeat(k64 / 2)}`, "RecursionError"],
    ["calls", `f${"()".repeat(k64 / 2)}`, "RecursionError"],
    ["lambdas", `${"lambda:".repeat(k64 / 7)}1`, "RecursionError"],
    ["conditions", `${"1 if 1 else ".repeat(k64 / 12)}1`, "RecursionError"],
    [
      "indents",
      Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}if 1:`).join("\n"),
      "IndentationError: too many levels of indentation",
    ],
    ["quotes", `${"'".repeat(k64)}'`, "SyntaxError"],
    ["at signs", "@".repeat(k64), "SyntaxError: invalid syntax"],
    ["digits", "9".repeat(k64), "SyntaxError: Exceeds the limit (4300 digits)"],
    ["braces in an f-string", `f'${"{".repeat(k64 + 1)}'`, "SyntaxError: f-string: "],
    [
      "strings in f-strings",
      `f'{f"{x}"!r:{y:{z:{w}}}}'`,
      "SyntaxError: f-string: expressions nested too deeply",
    ],
  ])("of %s are refused", (_, text, message) => {
    const { error } = runPython(text);
    expect(`${error?.type}: ${error?.message}`).toContain(message);
    expect(error?.line).toBeGreaterThan(0);
    expect(error?.column).toBeGreaterThan(0);
  });

  test.each([
    ["elements", `x = [${"1,".repeat(30_000)}]`],
    ["comparisons", `x = 1${"<1".repeat(k64 / 2)}`],
    ["ands", `x = 1${" and 1".repeat(k64 / 6)}`],
    ["elifs", `if 0: pass\n${"elif 0: pass\n".repeat(4000)}`],
    ["lines", "x = 1\n".repeat(10_000)],
    ["comments", "#\n".repeat(30_000)],
    [
      "nested blocks",
      `${Array.from({ length: 90 }, (_, i) => `${" ".repeat(i)}if 1:`).join("\n")}\n${" ".repeat(90)}pass`,
    ],
    ["strings", `x = ${"'a' ".repeat(15_000)}`],
    ["a name", `${"a".repeat(k64)} = 1`],
  ])("of %s run", (_, text) => {
    expect(runPython(text).error).toBeUndefined();
  });
});
