import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inEnvelope, readEnvelope } from "./envelope.ts";

const WHOLE = { source: "pullback", v: 1, type: "go", id: 7, step: "acc.v2.0" };
const READ = { v: 1, type: "go", id: 7, fields: { step: "acc.v2.0" } };

describe("a message", () => {
  it.each<[string, unknown]>([
    ["an object", WHOLE],
    ["JSON", JSON.stringify(WHOLE)],
    ["what is sent", inEnvelope({ type: "go", step: "acc.v2.0" } as { type: string }, 7)],
  ])("is read from %s", (_, data) => {
    expect(readEnvelope(data)).toEqual(READ);
  });

  it.each<[string, object, object]>([
    ["without an id", { id: undefined }, { id: undefined }],
    ["with an id of letters", { id: "a" }, { id: "a" }],
    ["of another version", { v: 2 }, { v: 2 }],
    ["of a type that nobody knows", { type: "fly" }, { type: "fly" }],
  ])("%s is read", (_, change, expected) => {
    expect(readEnvelope({ ...WHOLE, ...change })).toEqual({ ...READ, ...expected });
  });

  it("is read at any depth of nesting", () => {
    const deep = `${"[".repeat(45_000)}${"]".repeat(45_000)}`;
    expect(readEnvelope(`{"source":"pullback","v":1,"type":"go","step":${deep}}`)).toMatchObject({
      type: "go",
    });
  });
});

describe("data that is not a message", () => {
  it.each<[string, unknown]>([
    ["of others", { ...WHOLE, source: "webpack" }],
    ["without a source", { ...WHOLE, source: undefined }],
    ["without a version", { ...WHOLE, v: undefined }],
    ["with a version of letters", { ...WHOLE, v: "1" }],
    ["without a type", { ...WHOLE, type: undefined }],
    ["with a type that is no text", { ...WHOLE, type: 1 }],
    ["with an id that is an object", { ...WHOLE, id: {} }],
    ["with an id that is not finite", { ...WHOLE, id: Number.NaN }],
    ["with an id without end", { ...WHOLE, id: "a".repeat(101) }],
    ["in a list", [WHOLE]],
    ["in a map", new Map(Object.entries(WHOLE))],
    ["as broken JSON", JSON.stringify(WHOLE).slice(0, -1)],
    ["as JSON after a blank", ` ${JSON.stringify(WHOLE)}`],
    ["as JSON of ten megabytes", JSON.stringify({ ...WHOLE, step: "a".repeat(10_000_000) })],
    ["a word of a deck", "slide:start"],
    ["nothing", null],
  ])("%s is ignored", (_, data) => {
    expect(readEnvelope(data)).toBeUndefined();
  });

  it("is rejected quickly and without throwing", () => {
    const any = fc.oneof(
      fc.anything({ withMap: true, withSet: true, withDate: true, withBigInt: true, withTypedArray: true }),
      fc.json(),
      fc.record({
        source: fc.constantFrom("pullback", "x"),
        v: fc.anything(),
        type: fc.anything(),
        id: fc.anything(),
      }),
      fc.string({ unit: "binary" }).map((text) => `{${text}`),
    );
    const read = (data: unknown) => {
      const found = readEnvelope(data);
      if (found === undefined) return;
      expect(typeof found.type).toBe("string");
      expect(typeof found.v).toBe("number");
      expect(["string", "number", "undefined"]).toContain(typeof found.id);
    };
    fc.assert(fc.property(any, read), { numRuns: 1000 });
  });

  it("does not reach `Object.prototype`", () => {
    const text = '{"source":"pullback","v":1,"type":"go","__proto__":{"polluted":1},"constructor":{"a":1}}';
    const read = readEnvelope(text);
    expect(({ ...read?.fields } as { polluted?: unknown }).polluted).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
