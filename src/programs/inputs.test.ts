import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inputsOf, withInput } from "./inputs.ts";

const found = (text: string) => inputsOf(text).map(({ name, value, line }) => [name, value, line]);

describe("the inputs of a program", () => {
  it("are the top-level lines that make a Var of a number or of lists of numbers", () => {
    const text = `from pullback import Var
x = Var(2.0)
w: Var = Var( -1.5e-3 )  # a weight
W = Var([[1, 2],
         [3, 4.5]])
b = Var([0.1, .2,])
y = x * w
`;
    expect(found(text)).toEqual([
      ["x", 2, 2],
      ["w", -0.0015, 3],
      [
        "W",
        [
          [1, 2],
          [3, 4.5],
        ],
        4,
      ],
      ["b", [0.1, 0.2], 6],
    ]);
  });

  it("have a role", () => {
    const text = `x = Var(1.0)
w = Var(2.0, role="parameter")  # a weight
b = Var([0.1, 0.2], role = 'parameter',)
c = Var(3.0, role="input")
d = Var(4.0, role="weight")
e = Var(5.0, role=role)
`;
    expect(inputsOf(text).map(({ name, role }) => [name, role])).toEqual([
      ["x", "input"],
      ["w", "parameter"],
      ["b", "parameter"],
      ["c", "input"],
    ]);
    expect(withInput(text, "w", 2.5)).toContain('w = Var(2.5, role="parameter")  # a weight');
  });

  it("are no lines in a function, a string or a comment, and no computed values", () => {
    const text = `def f():
    x = Var(1.0)
"""
y = Var(1.0)
"""
# z = Var(1.0)
a = Var(2 * 3)
b = Var(1.0) + 1
c = Var([1, [2]])
d = Var("1")
e = Vars(1.0)
`;
    expect(found(text)).toEqual([]);
  });

  it("are no names that are assigned again", () => {
    expect(found("x = Var(1.0)\nfor i in range(3):\n    x = x * 2\ny = Var(2.0)")).toEqual([["y", 2, 4]]);
    expect(found("x = Var(1.0)\nx += 1")).toEqual([]);
    expect(found("x = Var(1.0)\nfor x in [1]:\n    pass")).toEqual([]);
    expect(found("x = Var(1.0)\nif x == 1:\n    print(x == 2)")).toEqual([["x", 1, 1]]);
  });

  it("can be given other values in the text", () => {
    const text = "x = Var(2.0)  # first\nW = Var([[1, 2], [3, 4]])\n";
    expect(withInput(text, "x", 3)).toBe("x = Var(3.0)  # first\nW = Var([[1, 2], [3, 4]])\n");
    expect(
      withInput(text, "W", [
        [1, 2.5],
        [1e-7, -4],
      ]),
    ).toBe("x = Var(2.0)  # first\nW = Var([[1.0, 2.5], [1e-7, -4.0]])\n");
    expect(withInput(text, "v", 3)).toBe(text);
  });

  it("are read back as they were written", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [input] = inputsOf(withInput("x = Var(1)", "x", value));
        expect(input?.value).toBe(value);
      }),
    );
  });
});

it("names that objects of JavaScript have are names of no input", () => {
  const names = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "prototype"];
  const text = names.map((name) => `${name} = Var(2.0)\n`).join("");
  expect(inputsOf(text).map(({ name }) => name)).toEqual(["prototype"]);
});

describe("the lines that assign a name again", () => {
  it.each([
    "x = 3",
    "x += 1",
    "x <<= 1",
    "x //= 2",
    "x: float = 3",
    "a, x = 1, 2",
    "(a, *x) = b",
    "[x, a] = b",
    "x, a.b = 1, 2",
    "for x in range(3):",
    "for i, (a, x) in enumerate(b):",
  ])("%s takes the input away", (line) => {
    expect(found(`x = Var(1.0)\n${line}\n`)).toEqual([]);
    expect(found(`x = Var(1.0)\nif a:\n    ${line}\n`)).toEqual([]);
  });

  it.each([
    "x == 3",
    "x <= 3",
    "a != x",
    "a = x",
    "x[0] = 1",
    "x.name = 1",
    "ax = 1",
    "f(x=1)",
    "for i in x:",
    "print(x, end='')",
  ])("%s does not", (line) => {
    expect(found(`x = Var(1.0)\n${line}\n`)).toEqual([["x", 1, 1]]);
  });
});

describe("a text of 64 KB", () => {
  const repeat = (part: string) => part.repeat(Math.ceil(65_536 / part.length));
  it.each([
    ["inputs", Array.from({ length: 4500 }, (_, i) => `x${i} = Var(1)`).join("\n")],
    ["one input again and again", repeat("x = Var(1)\n")],
    ["brackets", `x = Var(${repeat("[")}`],
    ["lists", `x = Var(${repeat("[1,")}`],
    ["digits", `x = Var(${repeat("9")})`],
    ["spaces", `x${repeat(" ")}= Var(1)`],
    ["a type hint", `x:${repeat(" ")}= Var(`],
    ["targets", `${repeat("x, ")}= 1`],
    ["a loop over many names", `x = Var(1)\nfor ${repeat("x ")}`],
    ["the beginning of loops", `x = Var(1)\n${repeat("for x ")}in`],
    ["quotes", repeat("'\"")],
  ])("of %s is read at once", (_, text) => {
    const start = performance.now();
    inputsOf(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("has lists nested at most twice", () => {
    expect(found("x = Var([[[1.0]]])")).toEqual([]);
  });
});
