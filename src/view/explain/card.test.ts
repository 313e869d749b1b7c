import fc from "fast-check";
import { expect, it } from "vitest";
import { isNear } from "../../layout/box.ts";
import { cardBeside } from "./card.ts";

const viewport = { width: 900, height: 600 };
const place = { x: 400, y: 300, width: 48, height: 22 };
const owner = { x: 300, y: 200, width: 200, height: 200 };
const text = "entry (1,1): column 1 of X · column 1 of Ȳ = 1.25";

it("a card stands clear of the entry, the rings and the node where there is room", () => {
  const rings = [place, { ...place, y: 330 }];
  const card = cardBeside(text, { place, owner, rings, others: [owner], viewport });
  for (const box of [...rings, owner]) expect(isNear(card, box, 0)).toBe(false);
});

it("a card covers a node rather than a ring", () => {
  const wall = { x: 0, y: 0, width: 900, height: 600 };
  const card = cardBeside(text, { place, owner: wall, rings: [place], others: [wall], viewport });
  expect(isNear(card, place, 0)).toBe(false);
});

it("a sentence is broken between words in a narrow view, without losing any", () => {
  const card = cardBeside(text, {
    place,
    owner,
    rings: [],
    others: [],
    viewport: { width: 240, height: 400 },
  });
  expect(card.lines.length).toBeGreaterThan(1);
  expect(card.lines.join(" ")).toBe(text);
});

it("a card lies within any view that is large enough", () => {
  const at = fc.integer({ min: -500, max: 1500 });
  fc.assert(
    fc.property(at, at, fc.integer({ min: 320, max: 1400 }), (x, y, width) => {
      const here = { x, y, width: 48, height: 22 };
      const card = cardBeside(text, {
        place: here,
        owner: here,
        rings: [],
        others: [],
        viewport: { width, height: 400 },
      });
      expect([card.x >= 0, card.y >= 0]).toEqual([true, true]);
      expect([card.x + card.width <= width, card.y + card.height <= 400]).toEqual([true, true]);
    }),
  );
});
