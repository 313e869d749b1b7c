import { describe, expect, it } from "vitest";
import { run } from "../../engine/run.ts";
import { arranged } from "./arrange.ts";
import { isReadable, overview, READABLE } from "./camera.ts";

const layoutOf = (slug: string, params = {}) => run({ case: slug, params }).layout;
const DESKTOP = { width: 885, height: 468 };

describe("a layout", () => {
  it("that is readable as a whole stays as it is", () => {
    const small = layoutOf("shared-intermediate");
    expect(arranged(small, { width: 1200, height: 600 }, false)).toBe(small);
    expect(arranged(small, { width: 1200, height: 600 }, true)).toBe(small);
  });

  it("of a chain is folded into as few rows as are readable", () => {
    const chain = layoutOf("checkpointed-chain");
    const room = { width: 900, height: 620 };
    expect(isReadable(chain, room)).toBe(false);
    const drawing = arranged(chain, room, false);
    expect(overview(drawing, room).k).toBeGreaterThanOrEqual(READABLE);
    expect(new Set(drawing.nodes.filter((_, i) => chain.nodes[i]?.y === 0).map(({ y }) => y)).size).toBe(2);
    expect(arranged(chain, room, false)).toBe(drawing);
  });

  it("is folded to show the whole of it only on request, at least three times as large", () => {
    const long = layoutOf("recurrence", { T: 50 });
    expect(arranged(long, DESKTOP, false)).toBe(long);
    const whole = arranged(long, DESKTOP, true);
    expect(overview(whole, DESKTOP).k).toBeGreaterThan(3 * overview(long, DESKTOP).k);
  });

  it("of a graph that is no chain stays as it is", () => {
    const scalar = layoutOf("linear-layer", { view: "scalar" });
    expect(arranged(scalar, DESKTOP, true)).toBe(scalar);
  });
});
