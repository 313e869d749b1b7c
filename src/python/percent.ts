import { typeError, valueError } from "./exceptions.ts";
import { format } from "./format.ts";
import { intOf } from "./numbers.ts";
import { isInt, typeOf, type Value } from "./object.ts";
import { repr, str } from "./represent.ts";
import { getItem } from "./subscripts.ts";
import { PyDict, PyFloat, PyTuple } from "./values.ts";

const DIRECTIVE = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?([\s\S]?)/g;

/** `template % values`. */
export function percent(template: string, values: Value): string {
  const list = values instanceof PyTuple ? values.items : [values];
  let used = 0;
  const next = (): Value => {
    const value = list[used++];
    if (value === undefined) throw typeError("not enough arguments for format string");
    return value;
  };
  const result = template.replace(
    DIRECTIVE,
    (
      all: string,
      key: string | undefined,
      flags: string,
      width = "",
      precision: string | undefined,
      type: string,
    ) => {
      if (type === "%") return "%";
      if (type === "") throw valueError("incomplete format");
      if (key !== undefined && !(values instanceof PyDict)) throw typeError("format requires a mapping");
      const size = width === "*" ? String(next()) : width;
      const places = precision === "*" ? String(next()) : precision;
      const value = key === undefined ? next() : getItem(values, key);
      if (key !== undefined) used = list.length;
      const minus = flags.includes("-");
      const sign = /[+ ]/.exec(flags)?.[0] ?? "";
      const zero = flags.includes("0") && !minus && !/[srac]/.test(type);
      const point = places === undefined ? "" : `.${places}`;
      const spec = (kind: string) =>
        `${minus ? "<" : zero ? "" : ">"}${sign}${flags.includes("#") ? "#" : ""}${zero ? "0" : ""}${size}${kind}`;
      switch (type) {
        case "s":
          return format(str(value), spec(`${point}s`));
        case "r":
        case "a":
          return format(repr(value), spec(`${point}s`));
        case "c":
          return format(typeof value === "number" ? String.fromCodePoint(value) : value, spec(""));
        case "d":
        case "i":
        case "u":
          return format(whole(value, type), spec("d"));
        case "x":
        case "X":
        case "o":
          if (!isInt(value)) {
            throw typeError(`%${type} format: an integer is required, not ${typeOf(value).name}`);
          }
          return format(whole(value, type), spec(type));
        case "e":
        case "E":
        case "f":
        case "F":
        case "g":
        case "G":
          if (!isInt(value) && !(value instanceof PyFloat)) {
            throw typeError(`must be real number, not ${typeOf(value).name}`);
          }
          return format(typeof value === "boolean" ? Number(value) : value, spec(`${point || ".6"}${type}`));
        default:
          throw valueError(
            `unsupported format character '${type}' (0x${type.charCodeAt(0).toString(16)}) at index ${template.indexOf(all) + all.length - 1}`,
          );
      }
    },
  );
  if (used < list.length && !isMapping(values)) {
    throw typeError("not all arguments converted during string formatting");
  }
  return result;
}

/** Lists count too: whatever has items by key. */
function isMapping(value: Value): boolean {
  if (value instanceof PyTuple || typeof value === "string") return false;
  return typeOf(value).lookup("__getitem__") !== undefined;
}

function whole(value: Value, type: string): Value {
  if (value instanceof PyFloat) return intOf(Math.trunc(value.value));
  if (isInt(value)) return typeof value === "boolean" ? Number(value) : value;
  throw typeError(`%${type} format: a real number is required, not ${typeOf(value).name}`);
}
