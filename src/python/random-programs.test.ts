import fc from "fast-check";
import { expect, test } from "vitest";
import { runPython } from "./run-python.ts";
import { askPython, ENDED, hasPython, transcript } from "./testing/programs.ts";
import { randomProgram } from "./testing/random-programs.ts";

const draws = Number(process.env.PULLBACK_DRAWS ?? 300);
const seed = Number(process.env.PULLBACK_SEED ?? 1);
const together = 50;

test.runIf(hasPython())(`${draws} random programs give what python3 gives`, () => {
  const programs = fc.array(randomProgram, { minLength: together, maxLength: together });
  let compared = 0;
  fc.assert(
    fc.property(programs, (texts) => {
      const expected = askPython(texts);
      texts.forEach((text, i) => {
        const { output, error } = runPython(text);
        const wanted = expected[i] as string;
        // A value that is too large ends the run here, and is made or refused there.
        const large = error?.type === "limit";
        if (wanted === ENDED || wanted.includes("MemoryError")) return;
        if (large) expect(wanted.startsWith(output)).toBe(true);
        else expect(`${text}\n→\n${transcript(output, error)}`).toBe(`${text}\n→\n${wanted}`);
        if (!large) compared++;
      });
    }),
    { numRuns: Math.ceil(draws / together), seed },
  );
  expect(compared).toBeGreaterThan(0.9 * draws);
});

test("random programs end, and never with an error of JavaScript", () => {
  fc.assert(
    fc.property(randomProgram, (text) => {
      expect(() => runPython(text)).not.toThrow();
    }),
    { numRuns: draws, seed },
  );
});

/** Pieces of programs, put together without sense. */
const PIECES =
  "def f ( x ) : return lambda class A if else elif for in while try except finally with as import from yield await async match case global nonlocal del assert raise pass break continue and or not is True None 1 2.5 'a' f'{x}' f'{ \"\"\" + - * ** / // % @ & | ^ ~ << >> < > = == != := += -> . ... , ; [ ] { } \\ # \n \n\n \n\t $ ? ! ` é 😀 0x 1_ __proto__ constructor".split(
    " ",
  );

test("texts without sense are refused with a place, or run", () => {
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.constant("\n    "), fc.string({ maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(" ");
      const { error } = runPython(text, { limits: { steps: 10_000 } });
      if (error?.type.endsWith("SyntaxError")) {
        expect(error.line).toBeGreaterThan(0);
        expect(error.line).toBeLessThanOrEqual(text.split("\n").length + 1);
        expect(error.column).toBeGreaterThan(0);
      }
    }),
    { numRuns: 10 * draws, seed },
  );
});
