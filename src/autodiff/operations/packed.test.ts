import fc from "fast-check";
import { expect, it } from "vitest";
import { packed } from "./packed.ts";

const numbers = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });

it.each([1, 2] as const)("reads back every code of %d bits at its position", (width) => {
  fc.assert(
    fc.property(numbers, (list) => {
      const codes = list.map((x) => x % 2 ** width);
      const read = packed(Float64Array.from(list), width, (x) => x % 2 ** width);
      expect(codes.map((_, i) => read(i))).toEqual(codes);
    }),
  );
});
