import { PyMethod } from "../callables.ts";
import { equals } from "../compare.ts";
import { error, typeError, valueError } from "../exceptions.ts";
import { hash } from "../hash.ts";
import { toArray } from "../iteration.ts";
import { addMethods, type Bodies } from "../native.ts";
import { int, shiftLeft } from "../numbers.ts";
import { isInt, objectType, PyClass, typeOf, type Value } from "../object.ts";
import { getItem, indexOf, setItem } from "../subscripts.ts";
import { lengthOf } from "../truth.ts";
import { PyFloat, PyInstance, PyList, PyRange, PySet } from "../values.ts";
import { charge } from "../vm.ts";
import { logarithm, sineAndCosine } from "./accurate.ts";
import { real } from "./math.ts";
import { Twister } from "./twister.ts";

/** Without a seed, every run has the same numbers. */
const SEED = 0n;

/** An instance of `random.Random`. */
class RandomSource extends PyInstance {
  twister = new Twister(SEED);
  /** The second number of the last pair of `gauss`. */
  spare: number | undefined = undefined;

  seed(value: Value): void {
    this.spare = undefined;
    if (value === null) this.twister = new Twister(SEED);
    else if (isInt(value)) this.twister = new Twister(BigInt(value));
    else if (value instanceof PyFloat) this.twister = new Twister(BigInt.asUintN(64, hash(value, equals)));
    else if (typeof value === "string") {
      throw typeError("random.seed() takes an int or a float here, not a str");
    } else {
      throw typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.");
    }
  }

  gauss(mean: number, deviation: number): number {
    let z = this.spare;
    this.spare = undefined;
    if (z === undefined) {
      const angle = this.twister.random() * 2 * Math.PI;
      const radius = Math.sqrt(-2 * logarithm(1 - this.twister.random()));
      const [sine, cosine] = sineAndCosine(angle);
      z = cosine * radius;
      this.spare = sine * radius;
    }
    return mean + z * deviation;
  }

  /** By the ratio of uniforms (Kinderman and Monahan). */
  normal(mean: number, deviation: number): number {
    const magic = (4 * Math.exp(-0.5)) / Math.sqrt(2);
    for (;;) {
      const u = this.twister.random();
      const v = 1 - this.twister.random();
      const z = (magic * (u - 0.5)) / v;
      if ((z * z) / 4 <= -logarithm(v)) return mean + z * deviation;
    }
  }

  index(length: number): number {
    return Number(this.twister.below(BigInt(length)));
  }
}

function bitCount(count: bigint): number {
  if (count < 0n) throw valueError("number of bits must be non-negative");
  // The same limit as for any other int.
  shiftLeft(1, int(count));
  return Number(count);
}

function whole(value: Value): bigint {
  const found = indexOf(value);
  if (found !== undefined) return BigInt(found);
  if (value instanceof PyFloat && !Number.isInteger(value.value))
    throw valueError("non-integer arg 1 for randrange()");
  throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
}

function randomRange(
  { twister }: RandomSource,
  start: bigint,
  stop: bigint | undefined,
  step: bigint,
): bigint {
  if (stop === undefined) {
    if (start <= 0n) throw valueError("empty range for randrange()");
    return twister.below(start);
  }
  const width = stop - start;
  if (step === 0n) throw valueError("zero step for randrange()");
  const count = step > 0n ? (width + step - 1n) / step : (width + step + 1n) / step;
  if (count <= 0n || width === 0n || width > 0n !== step > 0n) {
    const range = step === 1n ? `(${start}, ${stop}, ${width})` : `(${start}, ${stop}, ${step})`;
    throw valueError(`empty range for randrange() ${range}`.replace("randrange() (", "randrange() ("));
  }
  return start + step * twister.below(count);
}

function sample(self: RandomSource, population: Value, size: Value): PyList {
  if (population instanceof PySet) {
    throw typeError("Population must be a sequence.  For dicts or sets, use sorted(d).");
  }
  const n = lengthOf(population);
  const k = Number(whole(size));
  if (k < 0 || k > n) throw valueError("Sample larger than population or is negative");
  charge(k);
  let setSize = 21;
  if (k > 5) setSize += 4 ** Math.ceil(Math.log(k * 3) / Math.log(4));
  const result: Value[] = [];
  if (n <= setSize) {
    const pool = toArray(population);
    for (let i = 0; i < k; i++) {
      const j = self.index(n - i);
      result.push(pool[j] as Value);
      pool[j] = pool[n - i - 1] as Value;
    }
    return new PyList(result);
  }
  const chosen = new Set<number>();
  while (result.length < k) {
    const j = self.index(n);
    if (chosen.has(j)) continue;
    chosen.add(j);
    result.push(getItem(population, j));
  }
  return new PyList(result);
}

function choices(
  self: RandomSource,
  population: Value,
  given: Value = null,
  cumulative: Value = null,
  count: Value = 1,
): PyList {
  const items = toArray(population);
  const size = Number(whole(count));
  charge(size);
  const result: Value[] = [];
  if (given === null && cumulative === null) {
    for (let i = 0; i < size; i++) {
      result.push(items[Math.floor(self.twister.random() * items.length)] as Value);
    }
    return new PyList(result);
  }
  if (given !== null && cumulative !== null)
    throw typeError("Cannot specify both weights and cumulative weights");
  let sum = 0;
  const sums =
    cumulative === null
      ? toArray(given).map((weight) => {
          sum += real(weight);
          return sum;
        })
      : toArray(cumulative).map(real);
  if (sums.length !== items.length) throw valueError("The number of weights does not match the population");
  const total = sums.at(-1) ?? 0;
  if (total <= 0) throw valueError("Total of weights must be greater than zero");
  for (let i = 0; i < size; i++) {
    const x = self.twister.random() * total;
    const found = sums.findIndex((bound) => x < bound);
    result.push(items[found < 0 ? items.length - 1 : found] as Value);
  }
  return new PyList(result);
}

const methods: Bodies = {
  "__init__ 0-1": (self: RandomSource, seed: Value = null) => self.seed(seed),
  "seed 0-1 a:0": (self: RandomSource, value: Value = null) => self.seed(value),
  "random 0": (self: RandomSource) => new PyFloat(self.twister.random()),
  "getrandbits 1": (self: RandomSource, count: Value) => int(self.twister.bits(bitCount(whole(count)))),
  "uniform 2 a:0 b:1": (self: RandomSource, a: Value, b: Value) =>
    new PyFloat(real(a) + (real(b) - real(a)) * self.twister.random()),
  "gauss 0-2 mu:0 sigma:1": (self: RandomSource, mean: Value = 0, deviation: Value = 1) =>
    new PyFloat(self.gauss(real(mean), real(deviation))),
  "normalvariate 0-2 mu:0 sigma:1": (self: RandomSource, mean: Value = 0, deviation: Value = 1) =>
    new PyFloat(self.normal(real(mean), real(deviation))),
  "expovariate 1": (self: RandomSource, rate: Value) =>
    new PyFloat(-logarithm(1 - self.twister.random()) / real(rate)),
  "randint 2 a:0 b:1": (self: RandomSource, a: Value, b: Value) =>
    int(randomRange(self, whole(a), whole(b) + 1n, 1n)),
  "randrange 1-3": (self: RandomSource, start: Value, stop?: Value, step: Value = 1) =>
    int(
      randomRange(
        self,
        whole(start),
        stop === undefined || stop === null ? undefined : whole(stop),
        whole(step),
      ),
    ),
  "choice 1": (self: RandomSource, items: Value) => {
    const length = lengthOf(items);
    if (length === 0) throw error("IndexError", "Cannot choose from an empty sequence");
    return items instanceof PyRange
      ? items.start + items.step * self.index(length)
      : getItem(items, self.index(length));
  },
  "shuffle 1": (self: RandomSource, items: Value) => {
    for (let i = lengthOf(items) - 1; i > 0; i--) {
      charge(1);
      const j = self.index(i + 1);
      const item = getItem(items, i);
      setItem(items, i, getItem(items, j));
      setItem(items, j, item);
    }
  },
  "sample 2 k:1": sample,
  "choices 1-2 weights:1 cum_weights k": choices,
};

/** The module `random`, with a source of its own for each run. */
export function randomModule(): [string, Value][] {
  const cls = new PyClass("Random", [objectType]);
  cls.module = "random";
  cls.make = (made, [seed = null]) => {
    const source = new RandomSource(made);
    source.seed(seed);
    return source;
  };
  addMethods(cls, methods);
  const shared = new RandomSource(cls);
  const names = [...cls.attributes].filter(([name]) => !name.startsWith("_"));
  return [
    ["Random", cls],
    ...names.map(([name, method]): [string, Value] => [name, new PyMethod(shared, method)]),
  ];
}
