import type { Value } from "./object.ts";
import { PyFloat, PyTuple } from "./values.ts";

const MODULUS = 2n ** 61n - 1n;

/**
 * Returns CPython's hash of a number or of a tuple of numbers, or undefined of values whose hash differs from run to
 * run there.
 */
export function hashOf(value: Value): bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return hashOfInt(BigInt(value));
  if (typeof value === "boolean") return value ? 1n : 0n;
  if (value instanceof PyFloat) return hashOfFloat(value.value);
  if (value instanceof PyTuple && !value.cls.open) return hashOfTuple(value.items);
  return undefined;
}

function hashOfInt(value: bigint): bigint {
  const size = (value < 0n ? -value : value) % MODULUS;
  const hash = value < 0n ? -size : size;
  return hash === -1n ? -2n : hash;
}

function hashOfFloat(value: number): bigint | undefined {
  if (Number.isInteger(value)) return hashOfInt(BigInt(value));
  if (Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return value > 0 ? 314159n : -314159n;
  let size = Math.abs(value);
  let exponent = 0;
  while (size < 2 ** 52) {
    size *= 2;
    exponent++;
    if (Number.isInteger(size)) break;
  }
  // size · 2^−exponent: the inverse of 2 is 2^60 modulo 2^61 − 1.
  const hash = (BigInt(size) * 2n ** BigInt((((60 * exponent) % 61) + 61) % 61)) % MODULUS;
  return value < 0 ? -hash : hash;
}

const P1 = 11400714785074694791n;
const P2 = 14029467366897019727n;
const P5 = 2870177450012600261n;

function hashOfTuple(items: readonly Value[]): bigint | undefined {
  let hash = P5;
  for (const item of items) {
    const lane = hashOf(item);
    if (lane === undefined) return undefined;
    hash = BigInt.asUintN(64, hash + lane * P2);
    hash = BigInt.asUintN(64, (hash << 31n) | (hash >> 33n));
    hash = BigInt.asUintN(64, hash * P1);
  }
  hash = BigInt.asUintN(64, hash + (BigInt(items.length) ^ (P5 ^ 3527539n)));
  return hash === 2n ** 64n - 1n ? 1546275796n : BigInt.asIntN(64, hash);
}
