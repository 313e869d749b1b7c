import type { Box } from "../../layout/layout.ts";
import { near } from "../../scene/box.ts";

/** A small card with a sentence, in CSS pixels. */
export interface Card extends Box {
  readonly lines: readonly string[];
}

/** What a card stands beside and what it had better not cover, in CSS pixels. */
export interface Surroundings {
  /** The entry that is pointed at. */
  readonly place: Box;
  /** The node or chip that shows it. */
  readonly owner: Box;
  readonly rings: readonly Box[];
  /** All nodes and chips. */
  readonly others: readonly Box[];
  readonly viewport: { readonly width: number; readonly height: number };
}

/** The size of the letters, the height of a line and the space around them. */
export const CARD = { size: 12.5, line: 18, pad: 9 } as const;
/** The width of a letter at the most, on average. */
const LETTER = 6.6;
/** The most letters of a line, and of the lines of a narrower card that may find more room. */
const LETTERS = [64, 32];
/** The space between the card and what it stands beside, and at the least to the border. */
const [AWAY, BORDER] = [8, 4];
/** How bad it is to cover a ring, in square pixels of nodes and chips covered. */
const RING = 4000;
/** And how bad it is to stand a pixel farther off. */
const DISTANCE = 24;

/** The card for a sentence: near the entry, where it lies within the viewport and covers the least. */
export function cardBeside(text: string, surroundings: Surroundings): Card {
  const { place, owner, rings, others, viewport } = surroundings;
  const room = Math.max(16, Math.floor((viewport.width - 2 * (CARD.pad + BORDER)) / LETTER));
  const cards = LETTERS.flatMap((most) => {
    const lines = linesOf(text, Math.min(most, room));
    const width = Math.max(...lines.map(({ length }) => length)) * LETTER + 2 * CARD.pad;
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
    const covered = [place, ...rings].filter((ring) => near(card, ring, 0)).length;
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

/** Places below, above and beside a box, level with what is pointed at. */
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

function linesOf(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < most) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
