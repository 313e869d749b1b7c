import type { Page } from "playwright/test";
import type { Nested } from "../../src/autodiff/tensor.ts";
import { node } from "./player.ts";

/** Returns the values or adjoints that nodes show, unrounded. A list has a node per entry, counted from 1. */
export async function shown(
  page: Page,
  name: string,
  what: "value" | "adjoint",
  like: Nested,
): Promise<Nested> {
  const whole = node(page, name);
  if ((await whole.count()) > 0) return JSON.parse((await whole.getAttribute(`data-${what}`)) ?? "null");
  const entries = typeof like === "number" ? [] : [...like.keys()];
  return Promise.all(
    entries.map(async (i) => Number(await node(page, `${name}${i + 1}`).getAttribute(`data-${what}`))),
  );
}
