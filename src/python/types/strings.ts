import { getAttribute } from "../attributes.ts";
import { error, typeError, valueError } from "../exceptions.ts";
import { formatTemplate } from "../format.ts";
import { forEach, toArray } from "../iteration.ts";
import type { Bodies } from "../native.ts";
import { type Keywords, typeOf, type Value } from "../object.ts";
import { getItem, indexOf } from "../subscripts.ts";
import { codePoints, letters } from "../text.ts";
import { isTrue } from "../truth.ts";
import { PyDict, PyList, PyTuple } from "../values.ts";
import { allocate, charge } from "../vm.ts";

/** Written as text, because these are control characters. */
const ENDS = "\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029";
const AFTER_LINE = new RegExp(`(?<=\\r\\n|[${ENDS}])(?<!\\r(?=\\n))`, "u");
const LINE_END = new RegExp(`(\\r\\n|[${ENDS}])$`, "u");
const SPACE = "\\s\\x1c-\\x1f\\x85";

const BLANK = new RegExp(`[${SPACE}]`, "u");
const BLANKS = new RegExp(`[${SPACE}]+`, "u");

function words(text: string, most: number): string[] {
  const trimmed = text.replace(new RegExp(`^[${SPACE}]+`, "u"), "");
  const found: string[] = [];
  let rest = trimmed;
  while (rest !== "") {
    const match = BLANKS.exec(rest);
    if (!match || found.length === most) {
      found.push(found.length === most ? rest.replace(new RegExp(`[${SPACE}]+$`, "u"), "") : rest);
      break;
    }
    found.push(rest.slice(0, match.index));
    rest = rest.slice(match.index + match[0].length);
  }
  return found;
}

function split(text: string, separator: Value, most: number): string[] {
  charge(text.length / 16);
  if (separator === null) {
    if (most < 0) return text.split(BLANKS).filter((word) => word !== "");
    return words(text, most);
  }
  const by = need(separator, "must be str or None, not");
  if (by === "") throw valueError("empty separator");
  const parts = text.split(by);
  if (most < 0 || parts.length <= most + 1) return parts;
  return [...parts.slice(0, most), parts.slice(most).join(by)];
}

function splitRight(text: string, separator: Value, most: number): string[] {
  if (most < 0) return split(text, separator, most);
  const reversed = (part: string) => [...part].reverse().join("");
  const by = typeof separator === "string" ? reversed(separator) : separator;
  return split(reversed(text), by, most).map(reversed).reverse();
}

function need(value: Value | undefined, message = "must be str, not"): string {
  if (typeof value === "string") return value;
  throw typeError(`${message} ${typeOf(value ?? null).name}`);
}

function strip(text: string, chars: Value | undefined, left: boolean, right: boolean): string {
  const stripped = chars === undefined || chars === null ? undefined : new Set(need(chars));
  const isStripped = (char: string) => (stripped ? stripped.has(char) : BLANK.test(char));
  let [start, end] = [0, text.length];
  while (left && start < end && isStripped(text[start] as string)) start++;
  while (right && start < end && isStripped(text[end - 1] as string)) end--;
  return text.slice(start, end);
}

/** Where a text is found, counted in letters; −1 if it is not. */
function find(
  text: string,
  part: Value,
  start: Value | undefined,
  stop: Value | undefined,
  last = false,
): number {
  const chars = letters(text);
  const [from, to] = bounds(chars.length, start, stop);
  const inside = typeof chars === "string" ? chars.slice(from, to) : chars.slice(from, to).join("");
  const wanted = need(part);
  if (from > chars.length) return -1;
  const at = last ? inside.lastIndexOf(wanted) : inside.indexOf(wanted);
  return at < 0 ? -1 : from + codePoints(inside.slice(0, at));
}

function bounds(length: number, start: Value | undefined, stop: Value | undefined): [number, number] {
  const bound = (value: Value | undefined, usual: number) => {
    const at = value === undefined || value === null ? usual : Number(indexOf(value));
    return at < 0 ? Math.max(0, at + length) : at;
  };
  return [bound(start, 0), Math.min(length, bound(stop, length))];
}

function affix(
  name: "startsWith" | "endsWith",
  text: string,
  given: Value,
  start?: Value,
  stop?: Value,
): boolean {
  const [from, to] = bounds(text.length, start, stop);
  const inside = text.slice(from, to);
  const wanted = given instanceof PyTuple ? given.items : [given];
  return wanted.some((part) => {
    if (typeof part === "string") return inside[name](part);
    const own = name.toLowerCase();
    throw typeError(`${own} first arg must be str or a tuple of str, not ${typeOf(part).name}`);
  });
}

function justify(
  text: string,
  width: Value,
  fill: Value,
  left: (missing: number, width: number) => number,
): string {
  const size = Number(indexOf(width));
  const missing = size - codePoints(text);
  if (missing <= 0) return text;
  allocate(missing);
  const char = need(fill, "The fill character must be a unicode character, not");
  if (codePoints(char) !== 1) throw typeError("The fill character must be exactly one character long");
  const before = left(missing, size);
  return char.repeat(before) + text + char.repeat(missing - before);
}

const title = (text: string) =>
  text.replace(/\p{L}+/gu, (word) => (word[0] as string).toUpperCase() + word.slice(1).toLowerCase());
const isAll = (text: string, pattern: RegExp) => text !== "" && pattern.test(text);
const list = (parts: readonly Value[]) => new PyList([...parts]);

export const stringMethods: Bodies = {
  "upper 0": (self: string) => self.toUpperCase(),
  "lower 0": (self: string) => self.toLowerCase(),
  "casefold 0": (self: string) => self.toLowerCase().replaceAll("ß", "ss"),
  "title 0": title,
  "capitalize 0": (self: string) => {
    const [first = "", ...rest] = self;
    return first.toUpperCase() + rest.join("").toLowerCase();
  },
  "swapcase 0": (self: string) =>
    [...self].map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase())).join(""),
  "strip 0-1": (self: string, chars?: Value) => strip(self, chars, true, true),
  "lstrip 0-1": (self: string, chars?: Value) => strip(self, chars, true, false),
  "rstrip 0-1": (self: string, chars?: Value) => strip(self, chars, false, true),
  "split 0-2 sep:0 maxsplit:1": (self: string, sep: Value = null, most: Value = -1) =>
    list(split(self, sep, Number(most))),
  "rsplit 0-2 sep:0 maxsplit:1": (self: string, sep: Value = null, most: Value = -1) =>
    list(splitRight(self, sep, Number(most))),
  "splitlines 0-1 keepends:0": (self: string, keep: Value = false) => {
    const lines = self.split(AFTER_LINE).filter((line) => line !== "");
    return list(isTrue(keep) ? lines : lines.map((line) => line.replace(LINE_END, "")));
  },
  "join 1": (self: string, parts: Value) => {
    let size = 0;
    if (parts === null || (typeof parts !== "object" && typeof parts !== "string")) {
      throw typeError("can only join an iterable");
    }
    const texts = toArray(parts).map((part, index) => {
      if (typeof part !== "string") {
        throw typeError(`sequence item ${index}: expected str instance, ${typeOf(part).name} found`);
      }
      size += part.length + self.length;
      return part;
    });
    allocate(size);
    return texts.join(self);
  },
  "replace 2-3": (self: string, before: Value, after: Value, count: Value = -1) => {
    const [old, fresh] = [
      need(before, "replace() argument 1 must be str, not"),
      need(after, "replace() argument 2 must be str, not"),
    ];
    const pieces = old === "" ? ["", ...self, ""] : self.split(old);
    const most = Number(count) < 0 ? pieces.length - 1 : Math.min(Number(count), pieces.length - 1);
    allocate(self.length + most * fresh.length);
    return (
      pieces.slice(0, most + 1).join(fresh) +
      pieces
        .slice(most + 1)
        .map((piece) => old + piece)
        .join("")
    );
  },
  "find 1-3": (self: string, part: Value, start?: Value, stop?: Value) => find(self, part, start, stop),
  "rfind 1-3": (self: string, part: Value, start?: Value, stop?: Value) =>
    find(self, part, start, stop, true),
  "index 1-3": (self: string, part: Value, start?: Value, stop?: Value) => {
    const at = find(self, part, start, stop);
    if (at < 0) throw valueError("substring not found");
    return at;
  },
  "rindex 1-3": (self: string, part: Value, start?: Value, stop?: Value) => {
    const at = find(self, part, start, stop, true);
    if (at < 0) throw valueError("substring not found");
    return at;
  },
  "count 1-3": (self: string, part: Value, start?: Value, stop?: Value) => {
    const [from, to] = bounds(self.length, start, stop);
    const wanted = need(part);
    return wanted === ""
      ? codePoints(self.slice(from, to)) + 1
      : self.slice(from, to).split(wanted).length - 1;
  },
  "startswith 1-3": (self: string, part: Value, start?: Value, stop?: Value) =>
    affix("startsWith", self, part, start, stop),
  "endswith 1-3": (self: string, part: Value, start?: Value, stop?: Value) =>
    affix("endsWith", self, part, start, stop),
  "removeprefix 1": (self: string, part: string) => (self.startsWith(part) ? self.slice(part.length) : self),
  "removesuffix 1": (self: string, part: string) =>
    part !== "" && self.endsWith(part) ? self.slice(0, -part.length) : self,
  "partition 1": (self: string, by: Value) => {
    const at = self.indexOf(need(by));
    const size = need(by).length;
    return new PyTuple(at < 0 ? [self, "", ""] : [self.slice(0, at), by, self.slice(at + size)]);
  },
  "rpartition 1": (self: string, by: Value) => {
    const at = self.lastIndexOf(need(by));
    const size = need(by).length;
    return new PyTuple(at < 0 ? ["", "", self] : [self.slice(0, at), by, self.slice(at + size)]);
  },
  "ljust 1-2": (self: string, width: Value, fill: Value = " ") => justify(self, width, fill, () => 0),
  "rjust 1-2": (self: string, width: Value, fill: Value = " ") =>
    justify(self, width, fill, (missing) => missing),
  "center 1-2": (self: string, width: Value, fill: Value = " ") =>
    justify(self, width, fill, (missing, size) => Math.floor(missing / 2) + (missing & size & 1)),
  "zfill 1": (self: string, width: Value) => {
    allocate(Number(indexOf(width)));
    const sign = /^[+-]/.test(self) ? (self[0] as string) : "";
    return sign + self.slice(sign.length).padStart(Number(indexOf(width)) - sign.length, "0");
  },
  "expandtabs 0-1 tabsize:0": (self: string, size: Value = 8) => {
    let column = 0;
    allocate(self.split("\t").length * Number(size));
    return self.replace(/\t|\n|[^\t\n]+/g, (part) => {
      const missing = part === "\t" ? Number(size) - (column % Number(size)) : 0;
      column = part === "\n" ? 0 : column + (part === "\t" ? missing : part.length);
      return part === "\t" ? " ".repeat(missing) : part;
    });
  },
  "isdigit 0": (self: string) => isAll(self, /^[\p{Nd}\u00b2\u00b3\u00b9]+$/u),
  "isdecimal 0": (self: string) => isAll(self, /^\p{Nd}+$/u),
  "isnumeric 0": (self: string) => isAll(self, /^\p{N}+$/u),
  "isalpha 0": (self: string) => isAll(self, /^\p{L}+$/u),
  "isalnum 0": (self: string) => isAll(self, /^[\p{L}\p{N}]+$/u),
  "isspace 0": (self: string) => isAll(self, new RegExp(`^[${SPACE}]+$`, "u")),
  "isupper 0": (self: string) => /\p{Lu}/u.test(self) && !/\p{Ll}/u.test(self),
  "islower 0": (self: string) => /\p{Ll}/u.test(self) && !/\p{Lu}/u.test(self),
  "istitle 0": (self: string) => /\p{L}/u.test(self) && title(self) === self,
  "isidentifier 0": (self: string) => /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(self),
  "isascii 0": (self: string) => [...self].every((char) => char.charCodeAt(0) < 128),
  "isprintable 0": (self: string) => !/[\p{C}\p{Z}]/u.test(self.replaceAll(" ", "")),
  "format *": (self: string, args: Value[], keywords?: Keywords) =>
    formatTemplate(
      self,
      (name) => {
        const found = /^\d+$/.test(name) ? args[Number(name)] : keywords?.get(name);
        if (found !== undefined) return found;
        if (!/^\d+$/.test(name)) throw error("KeyError", name);
        throw error("IndexError", `Replacement index ${name} out of range for positional args tuple`);
      },
      (value, step, isAttribute) =>
        isAttribute ? getAttribute(value, step) : getItem(value, /^\d+$/.test(step) ? Number(step) : step),
    ),
  "format_map 1": (self: string, map: Value) =>
    formatTemplate(
      self,
      (name) => getItem(map, name),
      (value, step, isAttribute) => (isAttribute ? getAttribute(value, step) : getItem(value, step)),
    ),
  "translate 1": (self: string, table: Value) => {
    if (!(table instanceof PyDict)) throw typeError("translate() takes a dict here");
    return [...self]
      .map((char) => {
        const found = table.map.get(char.codePointAt(0) as number);
        if (found === undefined) return char;
        return typeof found === "number" ? String.fromCodePoint(found) : (found ?? "");
      })
      .join("");
  },
  "encode *": () => {
    throw typeError("bytes are not supported here; use a str");
  },
};

/** `str.maketrans`. */
export function makeTranslation([first, second, third]: Value[]): PyDict {
  const table = new PyDict();
  if (first instanceof PyDict) {
    for (const [key, value] of first.map) {
      const code = typeof key === "string" ? (key.codePointAt(0) as number) : (key as number);
      table.store(code, code, value);
    }
    return table;
  }
  const to = [...need(second)];
  [...need(first)].forEach((char, i) => {
    table.store(
      char.codePointAt(0) as number,
      char.codePointAt(0) as number,
      (to[i] as string).codePointAt(0) as number,
    );
  });
  if (third !== undefined) {
    forEach(third, (char) => {
      table.store(need(char).codePointAt(0) as number, need(char).codePointAt(0) as number, null);
    });
  }
  return table;
}
