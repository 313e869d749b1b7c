import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeProgram, encodeProgram } from "./code-link.ts";
import { MOST_BYTES } from "./size.ts";

describe("a program in a link", () => {
  it("is read back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        const code = await encodeProgram(text);
        expect(code).toMatch(/^[\w-]*$/);
        expect(await decodeProgram(code)).toBe(text);
      }),
    );
  });

  it("is refused if it is damaged or too large", async () => {
    expect(await decodeProgram("%%%")).toBeUndefined();
    expect(await decodeProgram("AAAA")).toBeUndefined();
    expect(await decodeProgram(await encodeProgram("x".repeat(MOST_BYTES)))).toHaveLength(MOST_BYTES);
    expect(await decodeProgram(await encodeProgram("x".repeat(MOST_BYTES + 1)))).toBeUndefined();
    expect(await decodeProgram(await encodeProgram("x".repeat(50_000_000)))).toBeUndefined();
  });
});
