import { defaults } from "../../../cases/complete.ts";
import { recordAt } from "../../../cases/record.ts";
import { programsOf } from "../../../python/testing/programs.ts";
import type { Trace } from "../../../trace/trace.ts";
import { firstWrong } from "../../../trace/verdicts.ts";
import { openProgram } from "../../open-program.ts";

/** The engines of `python/programs/engines.py` by short names. */
const TITLES = {
  chapter: "the tiny engine of the chapter",
  micrograd: "an engine in the style of micrograd",
  network: "a neural network on such an engine",
  tape: "a tape",
  microgpt: "the engine of a small language model",
};

export type EngineName = keyof typeof TITLES;

/** Returns the text of a program with an engine of its own. */
export function engineText(name: EngineName): string {
  const title = `engines.py: ${TITLES[name]}`;
  const found = programsOf("engines.py").find((program) => program.name === title);
  if (found === undefined) throw new RangeError(`no program "${title}"`);
  // Two steps of the training instead of eight: only the first sweep is watched.
  return found.text.replace("range(8)", "range(2)");
}

/**
 * Returns a text with a mistake put in.
 *
 * @throws RangeError if the text does not have what is replaced
 */
export function mistaken(text: string, right: string, wrong: string): string {
  if (!text.includes(right)) throw new RangeError(`no "${right}" in the program`);
  return text.replace(right, wrong);
}

/** Records a program. */
export function recordText(text: string, detail = false): Trace {
  const { program } = openProgram({ program: text, params: {} });
  return recordAt(program, defaults(program), detail);
}

/** Returns the first wrong step of a run: its key, the number that it gave, and the right one. */
export function firstMistake(trace: Trace): { key: string; after: number; right: number } | undefined {
  const position = firstWrong(trace);
  if (position < 0) return undefined;
  const key = trace.steps.keys.keyOf(position);
  const after = key === "collect" ? Number.NaN : (trace.steps.afterAt(position) as number);
  return { key, after, right: (trace.reference?.adjoints[position] as number | undefined) ?? Number.NaN };
}

/** A program whose engine has an operation that the built-in engine lacks, and another form of tanh. */
export const OWN_OPERATIONS = `import math
class Value:
    def __init__(self, data, _children=()):
        self.data = data
        self.grad = 0.0
        self._prev = set(_children)
        self._backward = lambda: None
    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other))
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def softplus(self):
        out = Value(math.log(1 + math.exp(self.data)), (self,))
        def _backward():
            self.grad += out.grad / (1 + math.exp(-self.data))
        out._backward = _backward
        return out
    def tanh(self):
        t = (math.exp(2 * self.data) - 1) / (math.exp(2 * self.data) + 1)
        out = Value(t, (self,))
        def _backward():
            self.grad += (1 - t**2) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo, visited = [], set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for child in v._prev: build(child)
                topo.append(v)
        build(self)
        self.grad = 1.0
        for v in reversed(topo): v._backward()
x = Value(0.75)
h = x * x
y = h.softplus() * x.tanh()
y.backward()
`;
