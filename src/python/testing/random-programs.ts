import fc from "fast-check";

const NAMES = ["a", "b", "c", "d"];
const name = fc.constantFrom(...NAMES);

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.constantFrom("9007199254740991", "9007199254740993", "-9007199254740992", "2147483648", "0", "1", "7"),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(float),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(float),
  fc.constantFrom("0.0", "-0.0", "0.5", "1.5", "2.5", "1e16", "1e-5", "0.1"),
);

const literal = fc.oneof(
  { arbitrary: number, weight: 4 },
  fc.constantFrom("True", "False", "None"),
  fc.constantFrom("''", "'a'", "'abc'", "'it\\'s'", "'é😀'", "'a\\nb'", "' x '", "'12'"),
);

function float(x: number): string {
  const text = String(x);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

const spec = fc
  .tuple(
    fc.constantFrom("", "<", ">", "^", "*^", "0=", "="),
    fc.constantFrom("", "+", " "),
    fc.constantFrom("", "#"),
    fc.constantFrom("", "0"),
    fc.constantFrom("", "1", "6", "12"),
    fc.constantFrom("", ",", "_"),
    fc.constantFrom("", ".0", ".1", ".3", ".8"),
    fc.constantFrom("", "d", "f", "e", "g", "%", "s", "x", "b", "o", "E", "G"),
  )
  .map((parts) => parts.join(""));

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const operand = tie("expression");
  const operator = fc.constantFrom("+", "-", "*", "/", "//", "%", "&", "|", "^", "<<", ">>", "**");
  const order = fc.constantFrom("==", "!=", "<", "<=", ">", ">=", "in", "not in");
  const index = fc.constantFrom("0", "1", "-1", "2", "::-1", "1:", ":2", "-3:-1", "::2");
  const small = fc.constantFrom("2", "3", "-1", "0", "0.5", "5");
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      literal,
      name,
      fc
        .tuple(operand, operator, operand)
        .map(([a, o, b]) => (o === "**" || o === "<<" ? `(${a}) * 1` : `(${a} ${o} ${b})`)),
      fc.tuple(operand, small).map(([a, n]) => `(${a}) << ${n}`),
      fc
        .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 30 }))
        .map(([a, n]) => `(${a}) ** ${n}`),
      fc.tuple(operand, order, operand).map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(operand, fc.constantFrom("and", "or"), operand).map(([a, o, b]) => `(${a} ${o} ${b})`),
      fc.tuple(fc.constantFrom("-", "+", "not ", "~"), operand).map(([o, a]) => `(${o}${a})`),
      fc.tuple(operand, operand, operand).map(([a, b, c]) => `(${a} if ${b} else ${c})`),
      fc.array(operand, { maxLength: 4 }).map((items) => `[${items.join(", ")}]`),
      fc.array(operand, { minLength: 1, maxLength: 3 }).map((items) => `(${items.join(", ")},)`),
      fc
        .array(fc.tuple(literal, operand), { maxLength: 3 })
        .map((pairs) => `{${pairs.map(([k, v]) => `${k}: ${v}`).join(", ")}}`),
      fc.tuple(operand, index).map(([a, i]) => `${a}[${i}]`),
      fc
        .tuple(
          fc.constantFrom(
            "len",
            "str",
            "repr",
            "abs",
            "int",
            "float",
            "bool",
            "sorted",
            "sum",
            "max",
            "min",
            "list",
            "tuple",
            "round",
            "type",
            "any",
            "all",
          ),
          operand,
        )
        .map(([f, a]) => (f === "type" ? `type(${a}).__name__` : `${f}(${a})`)),
      fc.tuple(operand, fc.integer({ min: -3, max: 6 })).map(([a, n]) => `round(${a}, ${n})`),
      fc
        .tuple(
          operand,
          fc.constantFrom(
            "upper()",
            "strip()",
            "split()",
            "title()",
            "count('a')",
            "replace('a', 'b')",
            "append(1)",
            "index(1)",
            "keys()",
            "get(1)",
            "find('b')",
            "isdigit()",
          ),
        )
        .map(([a, m]) => `(${a}).${m}`),
      fc.tuple(operand, spec).map(([a, s]) => `format(${a}, '${s}')`),
      fc.tuple(number, spec).map(([a, s]) => `f"{${a}:${s}}"`),
      fc
        .tuple(fc.constantFrom("%d", "%5.2f", "%s", "%r", "%x", "%e", "%g", "%-6s|", "%05d", "%+d"), operand)
        .map(([f, a]) => `'${f}' % (${a},)`),
      fc.tuple(operand, name, operand).map(([a, n, s]) => `[${a} for ${n} in ${s}]`),
      fc.tuple(name, operand, operand).map(([n, a, b]) => `(lambda ${n}: ${a})(${b})`),
    ),
  };
});

/** Indented lines. */
type Lines = readonly string[];
const indent = (lines: Lines): string[] => lines.map((line) => `    ${line}`);

const { block } = fc.letrec<{ block: Lines; statement: Lines }>((tie) => {
  const inner = tie("block");
  return {
    statement: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.tuple(name, expression).map(([n, e]) => [`${n} = ${e}`]),
      expression.map((e) => [`print(${e})`]),
      fc
        .tuple(name, fc.constantFrom("+", "-", "*", "//", "%"), literal)
        .map(([n, o, e]) => [`${n} ${o}= ${e}`]),
      fc.tuple(name, name, expression, expression).map(([m, n, a, b]) => [`${m}, ${n} = ${a}, ${b}`]),
      fc.tuple(name, name, expression).map(([m, n, a]) => [`${m}, *${n} = ${a}`]),
      fc.tuple(name, expression, expression).map(([n, i, e]) => [`${n}[${i}] = ${e}`]),
      fc
        .tuple(expression, inner, inner)
        .map(([e, a, b]) => [`if ${e}:`, ...indent(a), "else:", ...indent(b)]),
      fc
        .tuple(name, fc.integer({ min: 0, max: 4 }), inner)
        .map(([n, k, body]) => [`for ${n} in range(${k}):`, ...indent(body)]),
      fc
        .tuple(name, expression, inner)
        .map(([n, e, body]) => [`for ${n} in ${e}:`, ...indent(body), "    break"]),
      fc
        .tuple(inner, inner, inner)
        .map(([a, b, c]) => [
          "try:",
          ...indent(a),
          "except Exception as e:",
          "    print(type(e).__name__, e)",
          ...indent(b),
          "finally:",
          ...indent(c),
        ]),
      fc
        .tuple(name, inner, expression, expression)
        .map(([n, body, result, argument]) => [
          `def f(${n}, k=1):`,
          ...indent(body),
          `    return ${result}`,
          `print(f(${argument}))`,
        ]),
      fc
        .tuple(name, expression)
        .map(([n, e]) => [
          "def g():",
          `    for ${n} in (1, 2, 3):`,
          `        yield ${e}`,
          "print(list(g()))",
        ]),
    ),
    block: fc.array(tie("statement"), { minLength: 1, maxLength: 4 }).map((parts) => parts.flat()),
  };
});

/** Programs of assignments, loops, functions, containers and formatting. What raises is caught, block by block. */
export const randomProgram: fc.Arbitrary<string> = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((blocks) =>
    [
      "a, b, c, d = 1, 2.5, 'abc', [1, 2]",
      ...blocks.flatMap((lines) => [
        "try:",
        ...indent(lines),
        "except Exception as e: print(type(e).__name__, e)",
      ]),
      "print(a, b, c, d)",
    ].join("\n"),
  );
