import { expect, test } from "vitest";
import { float, hostModule, hostObject, hostOf, hostType, numberOf, pythonError } from "./host.ts";
import { describe as describeValue } from "./inspect.ts";
import type { PyClass, Value } from "./object.ts";
import { compile, run } from "./python.ts";
import { notImplemented, PyHostObject, PyList } from "./values.ts";

class Meter {
  constructor(
    public size: number,
    public note = "",
  ) {}
}

const meter: PyClass = hostType<Meter>({
  name: "Meter",
  module: "units",
  create: {
    signature: "1-2 note:1",
    body: (size: Value, note: Value = "") => {
      const number = numberOf(size);
      if (number === undefined) throw pythonError("TypeError", "a Meter takes a number");
      return new Meter(number, String(note));
    },
  },
  methods: {
    "__add__ 1": (self: PyHostObject, other: Value) => plus(self, other),
    "__radd__ 1": (self: PyHostObject, other: Value) => plus(self, other),
    "__neg__ 0": (self: PyHostObject) => of(-sizeOf(self)),
    "__eq__ 1": (self: PyHostObject, other: Value) =>
      other instanceof PyHostObject ? sizeOf(self) === sizeOf(other) : notImplemented,
    "__repr__ 0": (self: PyHostObject) => `${sizeOf(self)} m`,
    "__len__ 0": (self: PyHostObject) => Math.round(sizeOf(self)),
    "__iter__ 0": (self: PyHostObject) => new PyList([float(sizeOf(self)), 1]),
    "__bool__ 0": (self: PyHostObject) => sizeOf(self) !== 0,
    "scale 1 by:0": (self: PyHostObject, by: Value) => of(sizeOf(self) * (numberOf(by) ?? Number.NaN)),
  },
  attributes: {
    size: {
      get: (self) => float(self.size),
      set: (self, value) => {
        self.size = numberOf(value) ?? 0;
      },
    },
    note: { get: (self) => self.note },
  },
});
const of = (size: number) => hostObject(meter, new Meter(size));
const sizeOf = (value: Value) => (hostOf<Meter>(meter, value) as Meter).size;
const plus = (self: PyHostObject, other: Value): Value => {
  const added = hostOf<Meter>(meter, other)?.size ?? numberOf(other);
  return added === undefined ? notImplemented : of(sizeOf(self) + added);
};
const units = hostModule(
  "units",
  { "double 1": (value: Value) => of(2 * sizeOf(value)), "fail 0": () => Promise.reject },
  { Meter: meter, ONE: of(1) },
);

function output(text: string): string {
  const result = run(compile(text), { modules: { units: () => units } });
  return result.error ? `${result.error.type}: ${result.error.message}` : result.output.trim();
}

test.each([
  ["Meter(2) + Meter(3)", "5 m"],
  ["Meter(2) + 1, 1 + Meter(2), -Meter(2)", "3 m 3 m -2 m"],
  ["sum([Meter(1), Meter(2)])", "3 m"],
  ["Meter(2) == Meter(2.0), Meter(2) == 2, Meter(1) != Meter(2)", "True False True"],
  ["len(Meter(7)), bool(Meter(0)), not ONE", "7 False False"],
  ["Meter(2).scale(3), Meter(2).scale(by=4), double(ONE)", "6 m 8 m 2 m"],
  ["Meter(2, 'n').note, Meter(2, note='k').note, Meter(5).size", "n k 5.0"],
  ["type(ONE), isinstance(ONE, Meter), Meter.__name__", "<class 'units.Meter'> True Meter"],
  ["f'{ONE}', str(ONE), [ONE]", "1 m 1 m [1 m]"],
])("%s prints %s", (expression, expected) => {
  expect(output(`from units import *\nprint(${expression})`)).toBe(expected);
});

test.each([
  ["Meter()", "TypeError: Meter expected at least 1 argument, got 0"],
  ["Meter('a')", "TypeError: a Meter takes a number"],
  ["Meter(1) + 'a'", "TypeError: unsupported operand type(s) for +: 'Meter' and 'str'"],
  ["Meter(1).nothing", "AttributeError: 'Meter' object has no attribute 'nothing'"],
  ["Meter(1).host", "AttributeError: 'Meter' object has no attribute 'host'"],
  ["setattr(ONE, 'x', 1)", "AttributeError: 'Meter' object has no attribute 'x'"],
  ["setattr(ONE, 'note', 1)", "AttributeError: property 'note' of 'Meter' object has no setter"],
  ["setattr(Meter, 'x', 1)", "TypeError: cannot set 'x' attribute of immutable type 'Meter'"],
  ["Meter.scale(5, 1)", "TypeError: descriptor 'scale' for 'Meter' objects doesn't apply to a 'int' object"],
  ["type('Sub', (Meter,), {})", "TypeError: type 'Meter' is not an acceptable base type"],
])("%s raises %s", (expression, expected) => {
  expect(output(`from units import *\n${expression}`)).toBe(expected);
});

test("an attribute of a host object is written", () => {
  expect(output("from units import Meter\nm = Meter(1)\nm.size = 4\nm.size += 1\nprint(m)")).toBe("5 m");
});

test("what a host function returns is all that a program gets", () => {
  expect(output("import units\nprint(units.double(units.ONE), units.__name__)")).toBe("2 m units");
  expect(output("import units\nunits.ONE = 5")).toMatch(/TypeError/);
});

test("values are described for the host", () => {
  const { globals } = run(
    compile(
      "from units import ONE\na = 1.5\nb = 10 ** 30\nc = [1, 'x']\nd = True\ne = lambda: 0\nclass K: pass\nk = K()",
    ),
    { modules: { units: () => units } },
  );
  const shown = Object.fromEntries([...globals].map(([name, value]) => [name, describeValue(value)]));
  expect(shown).toEqual({
    ONE: { text: "1 m", kind: "Meter" },
    a: { text: "1.5", kind: "float", number: 1.5 },
    b: { text: "1000000000000000000000000000000", kind: "int", number: 1e30 },
    c: { text: "[1, 'x']", kind: "list" },
    d: { text: "True", kind: "bool", number: 1 },
    e: { text: "<function <lambda>>", kind: "function" },
    K: { text: "<class '__main__.K'>", kind: "type" },
    k: { text: "<__main__.K object>", kind: "K" },
  });
});

test("a __repr__ of the program that never ends is cut off", () => {
  const { globals } = run(
    compile("class A:\n  def __repr__(self):\n    while True: pass\na = A()\nb = 'x' * 500"),
  );
  expect(describeValue(globals.get("a") as Value)).toEqual({ text: "<A object>", kind: "A" });
  expect(describeValue(globals.get("b") as Value, 10).text).toBe("'xxxxxxxx…");
});
