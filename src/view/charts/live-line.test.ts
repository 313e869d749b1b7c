import { describe, expect, it } from "vitest";
import { MARGIN, stairs, stepScales } from "./live-line.ts";

const SIZE = { width: 244, height: 126 };
const [LEFT, RIGHT, BOTTOM, TOP] = [MARGIN.left, 230, 120, MARGIN.top];

describe("the scales of a chart of counts", () => {
  it("reach from step 0 to the end of the longest line, and from 0 to the highest count", () => {
    const { x, y } = stepScales(
      [
        [1, 2, 1],
        [1, 5, 0, 0, 0],
      ],
      SIZE,
    );
    expect([x(0), x(2), x(4)]).toEqual([LEFT, (LEFT + RIGHT) / 2, RIGHT]);
    expect([y(0), y(2.5), y(5)]).toEqual([BOTTOM, (BOTTOM + TOP) / 2, TOP]);
  });

  it("have some room where there is nothing to count yet", () => {
    for (const lines of [[], [[]], [[0]]]) {
      const { x, y } = stepScales(lines, SIZE);
      expect([x(0), x(1), y(0), y(1)]).toEqual([LEFT, RIGHT, BOTTOM, TOP]);
    }
  });
});

describe("a line of counts", () => {
  const scales = stepScales([[0, 5, 5, 2, 0]], SIZE);

  it("holds each count until the next step, then moves vertically to the next count", () => {
    expect(stairs([0, 5, 5, 2, 0], scales)).toBe("M30,120" + "H80V20" + "H130V20" + "H180V80" + "H230V120");
  });

  it("may end before another line, and starts at its own count", () => {
    expect(stairs([5, 0], scales)).toBe("M30,20H80V120");
    expect(stairs([5], scales)).toBe("M30,20");
    expect(stairs([], scales)).toBe("");
  });

  it("is rounded to hundredths of a pixel", () => {
    const thirds = stepScales([[0, 1, 2, 3]], { width: 145, height: 127 });
    expect(stairs([1, 2], thirds)).toBe("M30,87.33H63.67V53.67");
  });
});
