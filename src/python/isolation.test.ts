import { describe, expect, test } from "vitest";
import { attributesOf } from "./inspect.ts";
import { compile, run } from "./python.ts";
import { runPython } from "./run-python.ts";

/** Names that mean something in JavaScript. */
const HOSTILE = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "__lookupGetter__",
  "then",
  "length",
  "items",
  "map",
  "cls",
  "attributes",
  "host",
  "code",
  "call",
  "apply",
  "bind",
  "arguments",
  "caller",
  "globalThis",
  "window",
  "self",
  "document",
  "process",
  "require",
  "Function",
  "undefined",
  "NaN",
  "this",
];

describe.each(HOSTILE)("%s", (name) => {
  test("is an ordinary name of a variable, an attribute, a key, a keyword and a method", () => {
    const text = `
${name} = 1
def f(${name}, **kw): return ${name} + 1
class A:
    ${name} = 5
    def get(self): return self.${name}
a = A()
before = a.${name}
a.${name} = 6
d = {'${name}': 7}
k = dict(${name}=8)
def outer():
    ${name} = 9
    return lambda: ${name}
print(${name}, f(${name}=2), before, a.get(), A.${name}, d['${name}'], k['${name}'], outer()(), '${name}' in vars(a), getattr(a, '${name}'), [${name} for ${name} in range(2)])
del ${name}, a.${name}
print(hasattr(a, '${name}'), f'{d}', '%(${name})s' % d, '{${name}}'.format(**d))
`;
    const { output, error } = runPython(text);
    expect(error).toBeUndefined();
    expect(output).toBe(`1 3 5 6 5 7 8 9 True 6 [0, 1]\nTrue {'${name}': 7} 7 7\n`);
  });
});

// A dictionary has a method `items` of its own.
test.each(HOSTILE.filter((name) => name !== "items"))("%s is no attribute of any value", (name) => {
  const text = `
import math, random
def f(): yield
values = [1, 1.5, True, None, 'a', [], (), {}, set(), frozenset(), range(3), slice(1), f, f(), lambda: 0, print, [].append, 'a'.upper, math, math.sin, random, type, object, int, list, dict, str, iter([]), zip(), map(f, []), {}.keys(), {}.items(), ..., NotImplemented, property(f), ValueError('x'), ValueError, type('A', (), {}), type('A', (), {})(), 10 ** 30]
for value in values:
    found = getattr(value, '${name}', None)
    if found is not None: print(type(value), found)
    try:
        value['${name}']
    except (TypeError, KeyError, IndexError): continue
    print('subscript', type(value))
`;
  const { output, error } = runPython(text);
  expect(error).toBeUndefined();
  const classes = "subscript <class 'type'>\n";
  expect(output.replaceAll(classes, "")).toBe("");
});

test("programs leave JavaScript's objects as they are", () => {
  const before = [Object.prototype, Function.prototype, Array.prototype, globalThis].map(
    (object) => Reflect.ownKeys(object).length,
  );
  const text = `
class A: pass
a = A()
for name in ['__proto__', 'constructor', 'polluted', 'toString']:
    setattr(a, name, {'polluted': 1})
    setattr(A, name, 5)
    {}[name] = 1 if False else 2
a.__proto__['polluted'] = 2
a.__class__.__proto__ = 3
d = {'__proto__': {'polluted': 1}}
d['__proto__']['x'] = 1
globals_like = dict(__proto__=1, constructor=2)
print(a.__proto__, d, globals_like)
`.replace("    {}[name] = 1 if False else 2\n", "");
  expect(runPython(text).error).toBeUndefined();
  expect(
    [Object.prototype, Function.prototype, Array.prototype, globalThis].map(
      (object) => Reflect.ownKeys(object).length,
    ),
  ).toEqual(before);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("dunder attributes lead to nothing but values of Python", () => {
  const text = `
seen, todo = set(), [(), [], {}, '', 1, 1.5, print, len, type, object, lambda x=1: x, ValueError('v'), range(2), property(lambda s: 1), super, iter([])]
names = ['__class__', '__base__', '__bases__', '__mro__', '__subclasses__', '__dict__', '__globals__', '__code__', '__closure__', '__defaults__', '__self__', '__func__', '__module__', '__builtins__', '__init__', '__new__', '__call__', '__getattribute__', '__reduce__', '__traceback__', '__context__', '__wrapped__', 'cell_contents', 'gi_frame', 'f_globals', 'tb_frame', 'fget', 'args', 'func']
count = 0
while todo:
    value = todo.pop()
    if id(value) in seen: continue
    seen.add(id(value)); count += 1
    repr(value); str(type(value)); type(value).__name__
    for name in names + [n for n in dir(value)]:
        found = getattr(value, name, None)
        if found is not None and count < 400: todo.append(found)
    if isinstance(value, (list, tuple)): todo.extend(value)
    if isinstance(value, dict): todo.extend(value.values())
print(count > 100)
`;
  const { output, error } = runPython(text, { limits: { time: 60_000 } });
  expect(error).toBeUndefined();
  expect(output).toBe("True\n");
});

test.each(["__globals__", "__code__", "__builtins__", "__subclasses__", "gi_frame", "f_back"])(
  "%s is not there",
  (name) => {
    expect(runPython(`f = lambda: 0\nf.${name}`).error).toMatchObject({ type: "AttributeError" });
    expect(runPython(`type.${name}`).error).toMatchObject({ type: "AttributeError" });
  },
);

test("attributes of an instance are in a map, not on the object", () => {
  const { globals } = run(compile("class A: pass\na = A()\na.__proto__ = 1\na.constructor = 2"));
  const a = globals.get("a");
  expect([...attributesOf(a ?? null)]).toEqual([
    ["__proto__", 1],
    ["constructor", 2],
  ]);
  expect(Object.getPrototypeOf(a).constructor.name).toBe("PyInstance");
});

test.each([
  ["built-in classes", "list.append = 1"],
  ["built-in classes by setattr", "setattr(str, 'upper', None)"],
  ["object", "object.x = 1"],
  ["exceptions", "ValueError.x = 1"],
  ["modules", "import math\nmath.sin = 1"],
  ["dicts of modules", "import math\nmath.__dict__['sin'] = 1"],
])("programs cannot change %s", (_, text) => {
  expect(runPython(text).error?.type).toMatch(/TypeError|AttributeError/);
  expect(runPython("import math\nx = []\nx.append(math.sin(0))\nprint(x, 'a'.upper())").output).toBe(
    "[0.0] A\n",
  );
});

test("a change of a class's __dict__ does not reach a built-in class", () => {
  runPython("vars(list)['append'] = None\nlist.__dict__.clear()\nint.__mro__");
  expect(runPython("x = []\nx.append(1)\nprint(x)").output).toBe("[1]\n");
});

test("methods refuse an object of another class", () => {
  for (const call of [
    "list.append({}, 1)",
    "dict.keys([])",
    "str.upper([])",
    "set.add([], 1)",
    "float.hex(1)",
    "property.setter(1, 2)",
    "type.mro(1)",
  ]) {
    expect(runPython(call).error, call).toMatchObject({ type: "TypeError" });
  }
});

test("one run leaves nothing for the next", () => {
  runPython("import math\nx = 1\nclass A: pass\nprint = None\nlen = 5\nimport random\nrandom.seed(5)");
  expect(runPython("print(len([1]))\nprint(x)")).toMatchObject({
    output: "1\n",
    error: { type: "NameError" },
  });
  const draw = "import random\nprint(random.random())";
  expect(runPython(draw).output).toBe(runPython(draw).output);
});
