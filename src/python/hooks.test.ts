import { expect, test } from "vitest";
import { attributesOf, describeFunction, describe as describeValue, linesOf, localsOf } from "./inspect.ts";
import type { Value } from "./object.ts";
import { compile, run } from "./python.ts";
import { PyFloat } from "./values.ts";
import type { Hooks } from "./vm.ts";

const watch = (text: string, hooks: Hooks) => run(compile(text), { hooks });
const shown = (value: Value | undefined) => value !== undefined && describeValue(value).text;

test("onLine is called before every statement, and for each turn of a loop", () => {
  const lines: number[] = [];
  watch(
    "x = 1\nfor i in range(2):\n    x += i\nwhile x < 4:\n    x += 1\nif x:\n    y = 2\nelse:\n    y = 3\nz = [\n    1,\n]\n",
    {
      onLine: (line) => lines.push(line),
    },
  );
  expect(lines).toEqual([1, 2, 3, 2, 3, 2, 4, 5, 4, 5, 4, 6, 7, 10]);
});

test("a frame shows its locals, and the lines of its callers", () => {
  const seen: unknown[] = [];
  watch(
    "def outer(a):\n    b = 2\n    def inner(c):\n        return a + c\n    return inner(b)\nr = outer(5)\n",
    {
      onLine: (line, frame) => {
        if (line === 4) {
          seen.push(frame.code.name, [...localsOf(frame)], linesOf(frame));
          seen.push([...localsOf(frame.back ?? frame)].map(([name]) => name));
        }
      },
    },
  );
  expect(seen).toEqual([
    "inner",
    [
      ["c", 2],
      ["a", 5],
    ],
    [4, 5, 6],
    ["a", "b", "inner"],
  ]);
});

test("the values that a closure captured are shown", () => {
  const { globals } = run(
    compile("def mul(a, b):\n    n = 1\n    return lambda g: g * b + a\nf = mul(3, [4])\n"),
  );
  const found = describeFunction(globals.get("f") as Value);
  expect(found?.line).toBe(3);
  expect([...(found?.captured ?? [])].map(([name, value]) => [name, shown(value)])).toEqual([
    ["b", "[4]"],
    ["a", "3"],
  ]);
  expect(describeFunction(5)).toBeUndefined();
});

const engine = `class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
    def back(self, other):
        other.grad += self.grad * 2

a = Value(1.0)
b = Value(2.0)
b.grad = 1.0
b.back(a)
`;

test("writes of chosen attributes are reported with before, after and line", () => {
  const writes: unknown[] = [];
  watch(engine, {
    attributes: new Set(["grad"]),
    onAttribute: (object, name, before, after, line) =>
      writes.push([shown(attributesOf(object).get("data")), name, shown(before), shown(after), line]),
  });
  expect(writes).toEqual([
    ["1.0", "grad", false, "0.0", 4],
    ["2.0", "grad", false, "0.0", 4],
    ["2.0", "grad", "0.0", "1.0", 10],
    ["1.0", "grad", "0.0", "2.0", 6],
  ]);
});

test("reads of chosen attributes are reported", () => {
  const reads: unknown[] = [];
  watch(engine, {
    attributes: new Set(["grad"]),
    onRead: (object, _, value) => {
      reads.push([shown(attributesOf(object).get("data")), shown(value)]);
      return undefined;
    },
  });
  expect(reads).toEqual([
    ["1.0", "0.0"],
    ["2.0", "1.0"],
  ]);
});

test("a host can give another value for an attribute that is read", () => {
  const { output } = watch("class A: pass\na = A()\na.x = 1\nprint(a.x, a.x + a.y if 0 else a.x)", {
    attributes: new Set(["x"]),
    onRead: (_, __, value) => (value === 1 ? new PyFloat(5) : undefined),
  });
  expect(output).toBe("5.0 5.0\n");
});

test("items of dicts are reported when they are set, and their keys when they are read", () => {
  const seen: unknown[] = [];
  const { output } = watch("d = {'a': 1}\nd['b'] = 2\nd['a'] += 5\nprint(d.get('c', 0), d)", {
    onItem: (_, key, after, before) => seen.push(after === undefined ? key : [key, before, after]),
  });
  expect(output).toBe("0 {'a': 6, 'b': 2}\n");
  expect(seen).toEqual([["a", undefined, 1], ["b", undefined, 2], "a", ["a", 1, 6], "c"]);
});

test("appended items and new elements of sets are reported", () => {
  const added: unknown[] = [];
  watch("a = []\na.append(1)\ns = set()\ns.add(2)\ns.add(2)\na.extend([3])", {
    onAppend: (collection, item) => added.push([collection.cls.name, item]),
  });
  expect(added).toEqual([
    ["list", 1],
    ["set", 2],
  ]);
});

test("instances of the program's classes are reported", () => {
  const made: unknown[] = [];
  watch(engine, { onInstance: (_, cls) => made.push(cls.name) });
  expect(made).toEqual(["Value", "Value"]);
});

test("code of the interpreter's own modules is not reported", async () => {
  const { standardModules } = await import("./modules/standard.ts");
  const lines: number[] = [];
  const text =
    "from dataclasses import dataclass\n@dataclass\nclass P:\n    grad: float\np = P(1.5)\nprint(p)\n";
  const writes: unknown[] = [];
  const { output } = run(compile(text), {
    modules: standardModules,
    hooks: {
      onLine: (line) => lines.push(line),
      attributes: new Set(["grad"]),
      onAttribute: (_, name, __, after, line) => writes.push([name, shown(after), line]),
    },
  });
  expect(output).toBe("P(grad=1.5)\n");
  expect(lines).toEqual([1, 3, 4, 5, 6]);
  expect(writes).toEqual([["grad", "1.5", 5]]);
});

test("the line of an error is that of the innermost call of the program", () => {
  const { error } = run(
    compile("def f(x):\n    return [\n        1,\n        x / 0,\n    ]\n\ny = f(\n    2)\n"),
  );
  expect(error).toMatchObject({ type: "ZeroDivisionError", message: "division by zero", line: 4, column: 9 });
  expect(error?.trace.map(({ name, line }) => [name, line])).toEqual([
    ["<module>", 7],
    ["f", 4],
  ]);
});

test("a program runs again from the start", () => {
  const program = compile("x = globals_are_fresh = 1\nx += 1\nprint(x)");
  expect(run(program).output).toBe("2\n");
  expect(run(program).output).toBe("2\n");
  expect([...run(program).globals.keys()]).toEqual(["x", "globals_are_fresh"]);
});

test("a host gives names from the start, and they are not among the program's own", () => {
  const { output, globals } = run(compile("print(x + 1)\ny = x"), { globals: { x: 4 } });
  expect(output).toBe("5\n");
  expect([...globals]).toEqual([["y", 4]]);
});

test("runs within runs keep their own state", () => {
  const outputs: string[] = [];
  const { output } = watch("print('a')\nprint('b')", {
    onLine: () => outputs.push(run(compile("print('inner')")).output),
  });
  expect(output).toBe("a\nb\n");
  expect(outputs).toEqual(["inner\n", "inner\n"]);
});
