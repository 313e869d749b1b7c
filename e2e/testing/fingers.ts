import type { Page } from "playwright/test";

/** A place on the page, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const STEPS = 12;
const between = (from: Point, to: Point, i: number): Point => ({
  x: from.x + ((to.x - from.x) * i) / STEPS,
  y: from.y + ((to.y - from.y) * i) / STEPS,
});

/** Moves fingers, each from one point to another, and lifts them. */
export async function fingers(page: Page, ...ways: (readonly [from: Point, to: Point])[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const points = (i: number) => ways.map(([from, to], id) => ({ ...between(from, to, i), id }));
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(0) });
  for (let i = 1; i <= STEPS; i++) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(i) });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}
