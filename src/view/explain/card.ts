import { isNear } from "../../layout/box.ts";
import { widthOf } from "../../layout/font-metrics.ts";
import type { Box } from "../../layout/layout.ts";
import { wrapText } from "../../layout/wrap-text.ts";

/** A small card with a sentence, in CSS pixels. */
export interface Card extends Box {
  readonly lines: readonly string[];
}

/** The surroundings of a card, in CSS pixels. */
export interface Surroundings {
  /** The entry under the pointer. */
  readonly place: Box;
  /** The node or chip that shows the entry. */
  readonly owner: Box;
  readonly rings: readonly Box[];
  /** All nodes and chips. */
  readonly others: readonly Box[];
  readonly viewport: { readonly width: number; readonly height: number };
}

/** The font size, the height of a line and the padding, in CSS pixels. */
export const CARD = { size: 12.5, line: 18, pad: 9 } as const;
/** The maximum width of the lines of a card, and of a narrower card that may fit better, in CSS pixels. */
const WIDTHS = [420, 210];
/** The distance between the card and its box, and the least distance to the border, in CSS pixels. */
const [AWAY, BORDER] = [8, 4];
/** The penalty for covering a ring, in square pixels of nodes and chips covered. */
const RING = 4000;
/** The penalty for each pixel of distance. */
const DISTANCE = 24;

/** Returns the card for a sentence: near the entry, within the viewport, where the card covers the least. */
export function cardBeside(text: string, surroundings: Surroundings): Card {
  const { place, owner, rings, others, viewport } = surroundings;
  const measure = (line: string) => widthOf(line, "sans", CARD.size);
  const room = viewport.width - 2 * (CARD.pad + BORDER);
  const cards = WIDTHS.flatMap((most) => {
    const lines = wrapText(text, Math.min(most, room), measure);
    const width = Math.max(...lines.map(measure)) + 2 * CARD.pad;
    const height = lines.length * CARD.line + 2 * CARD.pad - 4;
    return [place, owner].flatMap((box) =>
      around(box, width, height, place).map((card) => ({
        ...card,
        x: within(card.x, width, viewport.width),
        y: within(card.y, height, viewport.height),
        lines,
      })),
    );
  });
  const costs = cards.map((card) => {
    const covered = [place, ...rings].filter((ring) => isNear(card, ring, 0)).length;
    const area = others.reduce((sum, other) => sum + overlap(card, other), 0);
    return RING * covered + area + DISTANCE * distance(card, place);
  });
  return cards[costs.indexOf(Math.min(...costs))] as Card;
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, across) * Math.max(0, down);
}

function distance(a: Box, b: Box): number {
  return Math.hypot(
    Math.max(0, a.x - b.x - b.width, b.x - a.x - a.width),
    Math.max(0, a.y - b.y - b.height, b.y - a.y - a.height),
  );
}

/** Returns positions below, above and on both sides of a box, aligned with the entry. */
function around(box: Box, width: number, height: number, place: Box): Box[] {
  const [x, y] = [place.x + place.width / 2 - width / 2, place.y + place.height / 2 - height / 2];
  return [
    { x, y: box.y + box.height + AWAY },
    { x, y: box.y - height - AWAY },
    { x: box.x + box.width + AWAY, y },
    { x: box.x - width - AWAY, y },
  ].map((corner) => ({ ...corner, width, height }));
}

function within(start: number, length: number, room: number): number {
  return Math.min(Math.max(start, BORDER), Math.max(BORDER, room - BORDER - length));
}
