import { call } from "./calls.ts";
import { typeError, valueError } from "./exceptions.ts";
import { exponential, fixed, positional, shortest, significant } from "./float-text.ts";
import { type Int, toFloat } from "./numbers.ts";
import { objectType, typeOf, type Value } from "./object.ts";
import { bigText, repr, str } from "./represent.ts";
import { codePoints, letters } from "./text.ts";
import { PyFloat } from "./values.ts";
import { allocate } from "./vm.ts";

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly alternative: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([_,])?(?:\.(\d+))?([a-zA-Z%])?$/u;

/**
 * `format(value, specification)`.
 *
 * @throws ValueError (of Python) for a specification that the type does not know
 */
export function format(value: Value, specification: string): string {
  const cls = typeOf(value);
  if (cls.dispatches) {
    const method = cls.lookup("__format__");
    if (method !== undefined && method !== objectType.attributes.get("__format__")) {
      const found = call(method, [value, specification]);
      if (typeof found === "string") return found;
      throw typeError(`__format__ must return a str, not ${typeOf(found).name}`);
    }
  }
  if (specification === "") return str(value);
  const isNumber = typeof value === "number" || typeof value === "bigint" || value instanceof PyFloat;
  if (!isNumber && typeof value !== "string" && typeof value !== "boolean") {
    throw typeError(`unsupported format string passed to ${cls.name}.__format__`);
  }
  const spec = parse(specification, cls.name);
  if (typeof value === "string") return formatText(value, spec);
  if (value instanceof PyFloat) return formatFloat(value.value, spec, "float");
  const number = typeof value === "boolean" ? Number(value) : value;
  return formatInt(number, spec, cls.name);
}

function parse(text: string, type: string): Spec {
  const found = SPEC.exec(text);
  if (!found) {
    if (/\.$/.test(text) || /\.[a-zA-Z%]$/.test(text)) throw valueError("Format specifier missing precision");
    if (/,_|_,/.test(text)) throw valueError("Cannot specify both ',' and '_'.");
    if (/,,/.test(text)) throw valueError("Cannot specify ',' with ','.");
    throw valueError(`Invalid format specifier '${text}' for object of type '${type}'`.replace(/ '.*/, ""));
  }
  const [, fill, align, sign = "", , alternative, zero, width, grouping = "", precision, kind = ""] = found;
  const spec = {
    fill: fill ?? (zero ? "0" : " "),
    align: align ?? (zero && type !== "str" ? "=" : ""),
    sign,
    alternative: alternative !== undefined,
    width: Number(width ?? 0),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type: kind,
  };
  if (spec.width > 2 ** 31 || (spec.precision ?? 0) > 2 ** 31) {
    throw valueError("Too many decimal digits in format string");
  }
  const groups = spec.grouping === "_" ? /^[deEfFgG%boxX]?$/ : /^[deEfFgG%]?$/;
  const own = kind || (type === "str" ? "s" : "");
  if (spec.grouping && !groups.test(own))
    throw valueError(`Cannot specify '${spec.grouping}' with '${own}'.`);
  allocate(spec.width + (spec.precision ?? 0));
  return spec;
}

function unknown(spec: Spec, type: string): never {
  throw valueError(`Unknown format code '${spec.type}' for object of type '${type}'`);
}

function pad(text: string, { fill, align, width }: Spec, usual: string): string {
  const missing = width - codePoints(text);
  if (missing <= 0) return text;
  switch (align || usual) {
    case "<":
      return text + fill.repeat(missing);
    case "^":
      return fill.repeat(Math.floor(missing / 2)) + text + fill.repeat(Math.ceil(missing / 2));
    default:
      return fill.repeat(missing) + text;
  }
}

function formatText(text: string, spec: Spec): string {
  if (spec.type !== "" && spec.type !== "s") unknown(spec, "str");
  if (spec.sign === " ") throw valueError("Space not allowed in string format specifier");
  if (spec.sign) throw valueError("Sign not allowed in string format specifier");
  if (spec.alternative) throw valueError("Alternate form (#) not allowed in string format specifier");
  if (spec.align === "=") {
    throw valueError("'=' alignment not allowed in string format specifier");
  }
  const { precision } = spec;
  const cut = precision === undefined ? text : cutLetters(text, precision);
  return pad(cut, spec, "<");
}

function cutLetters(text: string, count: number): string {
  const chars = letters(text);
  return typeof chars === "string" ? chars.slice(0, count) : chars.slice(0, count).join("");
}

function formatInt(value: Int, spec: Spec, name: string): string {
  const { type, alternative } = spec;
  if (/^[eEfFgG%]$/.test(type)) return formatFloat(toFloat(value), spec, name);
  const base = { b: 2, o: 8, x: 16, X: 16, d: 10, n: 10, c: 10, "": 10 }[type];
  if (base === undefined) unknown(spec, name);
  if (spec.precision !== undefined) throw valueError("Precision not allowed in integer format specifier");
  const size = value < 0 ? -value : value;
  if (type === "c") {
    if (size > 0x10ffff) throw valueError("%c arg not in range(0x110000)");
    return pad(String.fromCodePoint(Number(size)), spec, "<");
  }
  const digits =
    base === 10 ? (typeof size === "bigint" ? bigText(size) : String(size)) : size.toString(base);
  const prefix = alternative && base !== 10 ? `0${type}` : "";
  return signed(
    value < 0,
    type === "X" ? digits.toUpperCase() : digits,
    "",
    prefix,
    spec,
    base === 10 ? 3 : 4,
  );
}

function formatFloat(value: number, spec: Spec, from: string): string {
  const { type, alternative } = spec;
  if (type !== "" && !/^[eEfFgGn%]$/.test(type)) unknown(spec, from);
  const negative = value < 0 || Object.is(value, -0);
  const size = type === "%" ? Math.abs(value) * 100 : Math.abs(value);
  const upper = /[EFG]/.test(type);
  if (!Number.isFinite(size)) {
    const name = Number.isNaN(size) ? "nan" : "inf";
    const text = (upper ? name.toUpperCase() : name) + (type === "%" ? "%" : "");
    return signed(negative && !Number.isNaN(size), text, "", "", { ...spec, grouping: "" }, 3);
  }
  let text = floatDigits(size, type.toLowerCase(), spec.precision, alternative);
  if (upper) text = text.toUpperCase();
  const [, whole = "", digits = ""] = /^(\d+)(.*)$/.exec(text) ?? [];
  const rest = alternative && !digits.startsWith(".") ? `.${digits}` : digits;
  return signed(negative, whole, rest, "", spec, 3);
}

/** The digits of a float that is not negative, in a format. */
function floatDigits(x: number, type: string, precision: number | undefined, alternative: boolean): string {
  switch (type) {
    case "f":
      return fixed(x, precision ?? 6);
    case "%":
      return `${fixed(x, precision ?? 6)}%`;
    case "e":
      return exponential(significant(x, (precision ?? 6) + 1));
    case "g":
    case "n":
      return general(x, Math.max(1, precision ?? 6), alternative, false);
    default: {
      if (precision !== undefined) return general(x, Math.max(1, precision), alternative, true);
      const decimal = x === 0 ? { digits: "0", point: 1 } : shortest(x);
      if (decimal.point > 16 || decimal.point < -3) return exponential(decimal);
      const text = positional(decimal);
      return text.includes(".") ? text : `${text}.0`;
    }
  }
}

/** The format `g`; without a type, a float keeps a digit after its point. */
function general(x: number, precision: number, alternative: boolean, keepsPoint: boolean): string {
  const decimal = significant(x, precision);
  const digits = alternative ? decimal.digits : decimal.digits.replace(/0+$/, "") || "0";
  const { point } = decimal;
  if (point - 1 < -4 || point - 1 >= precision - (keepsPoint ? 1 : 0)) {
    if (keepsPoint && point <= precision && point - 1 >= -4 && digits.length < point) {
      return exponential({ digits, point });
    }
    return exponential({ digits, point });
  }
  const text = positional({ digits, point });
  return keepsPoint && !text.includes(".") ? `${text}.0` : text;
}

/** Puts sign, prefix, separators and padding around digits. */
function signed(
  negative: boolean,
  whole: string,
  rest: string,
  prefix: string,
  spec: Spec,
  group: number,
): string {
  const sign = (negative ? "-" : spec.sign === "-" ? "" : spec.sign) + prefix;
  let digits = whole;
  if (spec.grouping) {
    if (spec.align === "=" && spec.fill === "0") {
      digits = groupZeros(whole, spec.width - sign.length - rest.length, spec.grouping, group);
    } else digits = grouped(whole, spec.grouping, group);
  }
  if (spec.align === "=") {
    const missing = Math.max(0, spec.width - sign.length - digits.length - rest.length);
    return sign + spec.fill.repeat(missing) + digits + rest;
  }
  return pad(sign + digits + rest, spec, ">");
}

function grouped(digits: string, separator: string, size: number): string {
  return digits.replace(new RegExp(`\\B(?=(\\w{${size}})+$)`, "g"), separator);
}

/** Fills with zeros up to a width, in groups too. */
function groupZeros(digits: string, width: number, separator: string, size: number): string {
  let text = digits;
  while (grouped(text, separator, size).length < width) text = `0${text}`;
  const found = grouped(text, separator, size);
  return found;
}

/** `template.format(*args, **keywords)`. */
export function formatTemplate(
  template: string,
  argument: (name: string) => Value,
  lookup: (value: Value, step: string, isAttribute: boolean) => Value,
): string {
  let result = "";
  let auto = 0;
  const expand = (text: string): string =>
    text.replace(/\{([^{}]*)\}/g, (_, field: string) => replace(field));
  const replace = (field: string): string => {
    const [, name = "", conversion, specification = ""] =
      /^([^!:]*)(?:!([rsa]))?(?::([\s\S]*))?$/.exec(field) ?? [];
    const [, first = "", path = ""] = /^([^.[]*)(.*)$/s.exec(name) ?? [];
    if (first === "" && auto < 0) {
      throw valueError("cannot switch from manual field specification to automatic field numbering");
    }
    if (/^\d+$/.test(first) && auto > 0) {
      throw valueError("cannot switch from automatic field numbering to manual field specification");
    }
    if (/^\d+$/.test(first)) auto = -1;
    let value = argument(first === "" ? String(auto++) : first);
    for (const [, attribute, index] of path.matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
      value = lookup(value, attribute ?? (index as string), attribute !== undefined);
    }
    if (conversion) value = conversion === "s" ? str(value) : repr(value);
    return format(value, expand(specification));
  };
  for (let i = 0; i < template.length; i++) {
    const char = template[i] as string;
    if ((char === "{" || char === "}") && template[i + 1] === char) {
      result += char;
      i++;
    } else if (char === "}") throw valueError("Single '}' encountered in format string");
    else if (char === "{") {
      let [end, level] = [i + 1, 1];
      for (; end < template.length; end++) {
        if (template[end] === "{") level++;
        if (template[end] === "}" && --level === 0) break;
      }
      if (level > 0) {
        throw valueError(
          end === i + 1 ? "Single '{' encountered in format string" : "expected '}' before end of string",
        );
      }
      result += replace(template.slice(i + 1, end));
      i = end;
    } else result += char;
  }
  return result;
}
