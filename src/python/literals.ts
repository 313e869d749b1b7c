import type { Value } from "./object.ts";
import type { Place } from "./place.ts";
import { syntaxError } from "./python-error.ts";
import { PyFloat } from "./values.ts";

/**
 * Returns the number that a literal stands for.
 *
 * @throws PythonError for a complex number
 */
export function numberLiteral(text: string, at: Place): Value {
  const plain = text.replaceAll("_", "");
  if (/[jJ]$/.test(plain)) throw syntaxError("complex numbers are not supported here; use two floats", at);
  if (/^0[xob]/i.test(plain) || /^\d+$/.test(plain)) {
    if (plain.length > 4300 && /^\d+$/.test(plain)) {
      throw syntaxError(
        `Exceeds the limit (4300 digits) for integer string conversion: value has ${plain.length} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.`,
        at,
      );
    }
    const number = Number(plain);
    return Number.isSafeInteger(number) ? number : BigInt(plain);
  }
  return new PyFloat(Number(plain));
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/**
 * Replaces the escape sequences in the body of a literal.
 *
 * @throws PythonError for a sequence that is cut off or names a character
 */
export function replaceEscapes(body: string, at: Place): string {
  if (!body.includes("\\")) return body;
  return body.replace(
    /\\(?:([0-7]{1,3})|x([\da-fA-F]{0,2})|u([\da-fA-F]{0,4})|U([\da-fA-F]{0,8})|(N)\{|([\s\S]))/g,
    (
      all,
      octal?: string,
      x?: string,
      u?: string,
      U?: string,
      name?: string,
      other?: string,
      offset?: number,
    ) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      const hex = x ?? u ?? U;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        const wanted = x !== undefined ? 2 : u !== undefined ? 4 : 8;
        if (hex.length < wanted || code > 0x10ffff) {
          const [start, kind] = [offset ?? 0, `\\${all[1]}${"X".repeat(wanted)}`];
          const what = hex.length < wanted ? `truncated ${kind} escape` : "illegal Unicode character";
          throw syntaxError(
            `(unicode error) 'unicodeescape' codec can't decode bytes in position ${start}-${start + all.length - 1}: ${what}`,
            at,
          );
        }
        return String.fromCodePoint(code);
      }
      if (name)
        throw syntaxError("\\N{…} is not supported here; write the character itself or \\u and its code", at);
      return SIMPLE.get(other ?? "") ?? all;
    },
  );
}
