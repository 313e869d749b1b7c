import type { Expression, Statement } from "../tree.ts";

/**
 * Whether a part of a function's body has a `yield` of this function. Inner functions and classes have their own;
 * their decorators and defaults do not count, because none is there in practice.
 */
export function hasYield(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(hasYield);
  if (typeof part !== "object" || part === null) return false;
  const { kind } = part as Partial<Statement | Expression>;
  if (kind === "yield") return true;
  if (kind === "function" || kind === "class" || kind === "lambda" || kind === "comprehension") return false;
  if (kind === "constant" || kind === "name") return false;
  return Object.values(part).some(hasYield);
}
