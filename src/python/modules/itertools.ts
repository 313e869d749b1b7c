import { call } from "../calls.ts";
import { equals } from "../compare.ts";
import { typeError, valueError } from "../exceptions.ts";
import { forEach, type Items, items, nativeItems, toArray } from "../iteration.ts";
import { type Bodies, builtin, functions } from "../native.ts";
import { type Keywords, objectType, PyClass, type Value } from "../object.ts";
import { binary } from "../operators.ts";
import { indexOf } from "../subscripts.ts";
import { isTrue } from "../truth.ts";
import { PyList, PyTuple } from "../values.ts";
import { allocate, refuel, vm } from "../vm.ts";

/** Makes an iterator of `itertools` from a generator. */
function lazily(name: string, generate: () => Generator<Value, void>) {
  const cls = new PyClass(name, [objectType]);
  cls.module = "itertools";
  const source = generate();
  return nativeItems(cls, () => source.next().value ?? undefined);
}

/** As `lazily`, for generators that yield None as well: they yield arrays of one. */
function lazilyAny(name: string, generate: () => Generator<[Value], void>) {
  const cls = new PyClass(name, [objectType]);
  cls.module = "itertools";
  const source = generate();
  return nativeItems(cls, () => {
    const next = source.next();
    return next.done ? undefined : next.value[0];
  });
}

function* each(source: Items): Generator<[Value], void> {
  for (let item = source.next(); item !== undefined; item = source.next()) {
    if (--vm.fuel < 0) refuel();
    yield [item];
  }
}

/** The ways to choose positions, in CPython's order. */
function* chosen(
  count: number,
  length: number,
  first: number[],
  advance: (at: number[]) => boolean,
  values: readonly Value[],
): Generator<Value, void> {
  if (length > count && first.some((at) => at >= count)) return;
  const at = first;
  do yield new PyTuple(at.map((i) => values[i] as Value));
  while (advance(at));
}

function combinations(values: readonly Value[], length: number, repeated: boolean) {
  const n = values.length;
  const start = Array.from({ length }, (_, i) => (repeated ? 0 : i));
  if (length > 0 && (repeated ? n === 0 : length > n)) return lazily("combinations", function* () {});
  const advance = (at: number[]): boolean => {
    for (let i = length - 1; i >= 0; i--) {
      if ((at[i] as number) === (repeated ? n - 1 : i + n - length)) continue;
      const next = (at[i] as number) + 1;
      for (let j = i; j < length; j++) at[j] = repeated ? next : next + j - i;
      return true;
    }
    return false;
  };
  return lazily("combinations", () => chosen(n, length, start, advance, values));
}

function* permute(values: readonly Value[], length: number): Generator<Value, void> {
  const n = values.length;
  if (length > n) return;
  const order = values.map((_, i) => i);
  const cycles = Array.from({ length }, (_, i) => n - i);
  const current = () => new PyTuple(order.slice(0, length).map((i) => values[i] as Value));
  yield current();
  for (let i = length - 1; i >= 0; ) {
    cycles[i] = (cycles[i] as number) - 1;
    if (cycles[i] === 0) {
      order.push(...order.splice(i, 1));
      cycles[i] = n - i;
      i--;
    } else {
      const j = n - (cycles[i] as number);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
      yield current();
      i = length - 1;
    }
  }
}

function* product(pools: readonly (readonly Value[])[]): Generator<Value, void> {
  if (pools.some((pool) => pool.length === 0)) return;
  const at = pools.map(() => 0);
  for (;;) {
    yield new PyTuple(pools.map((pool, i) => pool[at[i] as number] as Value));
    let i = pools.length - 1;
    for (; i >= 0; i--) {
      at[i] = (at[i] as number) + 1;
      if ((at[i] as number) < (pools[i] as readonly Value[]).length) break;
      at[i] = 0;
    }
    if (i < 0) return;
  }
}

function slice(source: Value, bounds: Value[]) {
  const number = (value: Value | undefined, usual: number): number => {
    if (value === undefined || value === null) return usual;
    const found = indexOf(value);
    if (found === undefined || found < 0) {
      throw valueError(
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.".replace(
          "Indices",
          "Indices",
        ),
      );
    }
    return Number(found);
  };
  const [first, second, third] = bounds;
  const [start, stop] =
    bounds.length === 1 ? [0, number(first, 1 / 0)] : [number(first, 0), number(second, 1 / 0)];
  const step = number(third, 1);
  if (step === 0) throw valueError("Step for islice() must be a positive integer or None.");
  const from = items(source);
  return lazilyAny("islice", function* () {
    let wanted = start;
    for (let i = 0; i < stop; i++) {
      const item = from.next();
      if (item === undefined) return;
      if (--vm.fuel < 0) refuel();
      if (i !== wanted) continue;
      yield [item];
      wanted += step;
    }
  });
}

const chain = (sources: Items) =>
  lazilyAny("chain", function* () {
    for (let one = sources.next(); one !== undefined; one = sources.next()) yield* each(items(one));
  });

const bodies: Bodies = {
  "count 0-2 start:0 step:1": (start: Value = 0, step: Value = 1) => {
    let next: Value = start;
    return lazilyAny("count", function* () {
      for (;;) {
        yield [next];
        next = binary("+", next, step);
      }
    });
  },
  "cycle 1": (source: Value) => {
    const from = items(source);
    return lazilyAny("cycle", function* () {
      const seen: Value[] = [];
      for (const [item] of each(from)) {
        seen.push(item);
        yield [item];
      }
      while (seen.length > 0) for (const item of seen) yield [item];
    });
  },
  "repeat 1-2 object:0 times:1": (value: Value, times: Value = null) =>
    lazilyAny("repeat", function* () {
      for (let i = 0; times === null || i < Number(times); i++) yield [value];
    }),
  "islice 2-4": (source: Value, ...bounds: Value[]) => slice(source, bounds),
  "accumulate 1-2 func:1 initial": (source: Value, func: Value = null, initial: Value = null) => {
    const from = items(source);
    return lazilyAny("accumulate", function* () {
      let total: Value | undefined = initial === null ? from.next() : initial;
      if (total === undefined) return;
      yield [total];
      for (const [item] of each(from)) {
        total = func === null ? binary("+", total, item) : call(func, [total, item]);
        yield [total];
      }
    });
  },
  "combinations 2 r:1": (source: Value, length: Value) =>
    combinations(toArray(source), Number(length), false),
  "combinations_with_replacement 2 r:1": (source: Value, length: Value) =>
    combinations(toArray(source), Number(length), true),
  "permutations 1-2 r:1": (source: Value, length: Value = null) => {
    const values = toArray(source);
    return lazily("permutations", () => permute(values, length === null ? values.length : Number(length)));
  },
  "product *": (sources: Value[], keywords?: Keywords) => {
    const pools = sources.map(toArray);
    const repeat = Number(keywords?.get("repeat") ?? 1);
    allocate(pools.length * repeat * 64);
    const all = Array.from({ length: repeat }, () => pools).flat();
    return lazily("product", () => product(all));
  },
  "zip_longest *": (sources: Value[], keywords?: Keywords) => {
    const fill = keywords?.get("fillvalue") ?? null;
    const from = sources.map(items);
    return lazily("zip_longest", function* () {
      for (;;) {
        const row = from.map((source) => source.next());
        if (row.every((item) => item === undefined)) return;
        yield new PyTuple(row.map((item) => (item === undefined ? fill : item)));
      }
    });
  },
  "starmap 2": (func: Value, source: Value) => {
    const from = items(source);
    return lazilyAny("starmap", function* () {
      for (const [row] of each(from)) yield [call(func, toArray(row))];
    });
  },
  "takewhile 2": (test: Value, source: Value) => {
    const from = items(source);
    return lazilyAny("takewhile", function* () {
      for (const [item] of each(from)) {
        if (!isTrue(call(test, [item]))) return;
        yield [item];
      }
    });
  },
  "dropwhile 2": (test: Value, source: Value) => {
    const from = items(source);
    return lazilyAny("dropwhile", function* () {
      let dropping = true;
      for (const [item] of each(from)) {
        dropping &&= isTrue(call(test, [item]));
        if (!dropping) yield [item];
      }
    });
  },
  "filterfalse 2": (test: Value, source: Value) => {
    const from = items(source);
    return lazilyAny("filterfalse", function* () {
      for (const [item] of each(from)) if (!isTrue(test === null ? item : call(test, [item]))) yield [item];
    });
  },
  "compress 2": (source: Value, selectors: Value) => {
    const [from, by] = [items(source), items(selectors)];
    return lazilyAny("compress", function* () {
      for (const [item] of each(from)) {
        const selected = by.next();
        if (selected === undefined) return;
        if (isTrue(selected)) yield [item];
      }
    });
  },
  "pairwise 1": (source: Value) => {
    const from = items(source);
    return lazily("pairwise", function* () {
      let before = from.next();
      for (const [item] of each(from)) {
        yield new PyTuple([before as Value, item]);
        before = item;
      }
    });
  },
  "tee 1-2": (source: Value, count: Value = 2) => {
    const from = items(source);
    const seen: Value[] = [];
    const copy = () => {
      let index = 0;
      return lazilyAny("_tee", function* () {
        for (;;) {
          if (index === seen.length) {
            const item = from.next();
            if (item === undefined) return;
            seen.push(item);
          }
          yield [seen[index++] as Value];
        }
      });
    };
    return new PyTuple(Array.from({ length: Number(count) }, copy));
  },
  "groupby 1-2 key:1": (source: Value, key: Value = null) => {
    const groups: { key: Value; items: Value[] }[] = [];
    forEach(source, (item) => {
      const own = key === null ? item : call(key, [item]);
      const last = groups.at(-1);
      if (last && equals(last.key, own)) last.items.push(item);
      else groups.push({ key: own, items: [item] });
    });
    return lazily("groupby", function* () {
      for (const group of groups) {
        const inner = items(new PyList(group.items));
        yield new PyTuple([group.key, lazilyAny("_grouper", () => each(inner))]);
      }
    });
  },
};

/** The module `itertools`. */
export function itertoolsModule(): [string, Value][] {
  const chainClass = new PyClass("chain", [objectType]);
  chainClass.make = (_, args, keywords) => {
    if (keywords?.size) throw typeError("chain() takes no keyword arguments");
    return chain(items(new PyList(args)));
  };
  chainClass.attributes.set(
    "from_iterable",
    builtin("from_iterable 1", (sources: Value) => chain(items(sources))),
  );
  return [...functions(bodies), ["chain", chainClass]];
}
