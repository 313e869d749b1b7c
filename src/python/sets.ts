import { hashOf } from "./hash-number.ts";
import type { Value } from "./object.ts";
import type { PySet } from "./values.ts";
import { charge } from "./vm.ts";

/**
 * Returns the elements of a set in the order of CPython. Numbers, and tuples of them, come in the order of its hash
 * table; others, whose hash CPython draws at random or takes from addresses, in the order of insertion.
 */
export function setOrder(set: PySet): readonly Value[] {
  if (set.order) return set.order;
  charge(set.map.size);
  set.order = order([...set.map.values()], set.mask);
  return set.order;
}

/** Returns the mask of the table of a set that is made from another one and then gets the elements of a third. */
export function mergedMask(first: number, second: number): number {
  let mask = 7;
  if (first * 5 >= mask * 3) mask = above(first * 2);
  if ((first + second) * 5 >= mask * 3) mask = above((first + second) * 2);
  return mask;
}

/** Returns the mask of the smallest table with more places than a number. */
function above(places: number): number {
  let mask = 7;
  while (mask + 1 <= places) mask = mask * 2 + 1;
  return mask;
}

const PROBES = 9;

function order(values: readonly Value[], start: number): readonly Value[] {
  if (values.length < 2) return values;
  const hashes: number[][] = [];
  for (const value of values) {
    const hash = hashOf(value);
    if (hash === undefined) return values;
    hashes.push(probes(hash));
  }
  let mask = start;
  let table = new Int32Array(mask + 1).fill(-1);
  const insert = (index: number) => {
    table[slot(hashes[index] as number[], mask, table)] = index;
  };
  values.forEach((_, index) => {
    insert(index);
    if ((index + 1) * 5 < mask * 3) return;
    const used = index + 1;
    const wanted = used > 50_000 ? used * 2 : used * 4;
    const before = table.filter((own) => own >= 0);
    mask = above(wanted);
    table = new Int32Array(mask + 1).fill(-1);
    before.forEach(insert);
  });
  return Array.from(
    table.filter((own) => own >= 0),
    (index) => values[index] as Value,
  );
}

/** The low 32 bits of a hash, and of the hash shifted by 5 bits again and again: what probing looks at. */
function probes(hash: bigint): number[] {
  if (hash >= 0n && hash < 32n) return [Number(hash)];
  const found: number[] = [];
  for (let rest = BigInt.asUintN(64, hash); found.length < 14; rest >>= 5n) {
    found.push(Number(rest & 0xffffffffn));
  }
  return found;
}

/** Finds a free slot of the table as `set_add_entry` does. */
function slot(hash: readonly number[], mask: number, table: Int32Array): number {
  let index = ((hash[0] as number) & mask) >>> 0;
  for (let turn = 1; ; turn++) {
    const probeCount = index + PROBES <= mask ? PROBES : 0;
    for (let i = index; i <= index + probeCount; i++) if ((table[i] as number) < 0) return i;
    index = (Math.imul(index, 5) + 1 + (hash[turn] ?? 0)) & mask;
    index >>>= 0;
  }
}
