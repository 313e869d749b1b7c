import type { Page } from "playwright/test";
import { eventKinds } from "./testing/event-kinds.ts";
import { slugs } from "./testing/goldens.ts";
import { open, player } from "./testing/player.ts";
import { randomOf } from "./testing/random.ts";
import { expectSameAsFresh, putAside } from "./testing/same-as-fresh.ts";
import { targetOf } from "./testing/target.ts";
import { BLOCKED, expect, test } from "./testing/test.ts";

/** The number of events in all runs. `npm run random` has 10,000. */
const ALL = Number(process.env.PULLBACK_EVENT_COUNT ?? 300);
const RUNS = ALL > 1000 ? 5 : 2;
const EVENTS = ALL / RUNS;
/**
 * The number of events between comparisons. After each, the next case opens. Together the runs visit all
 * cases.
 */
const INTERVAL = Math.min(200, ALL / slugs.length);
/** From this number on, each run visits all cases and has every kind of event. */
const THOROUGH = 200 * slugs.length;
const SEED = Number(process.env.PULLBACK_SEED ?? 1);
/** The numbers of the events to replay, such as `1200,1234-1260`. Without it, all events. */
const REPLAYED = process.env.PULLBACK_EVENTS;

/** The browser's message for repeated prints. */
const PRINTED = "Ignoring too frequent calls to print().";

test.use({
  contextOptions: { reducedMotion: "reduce" },
  // An action that still waits after this time has a target that is covered or gone.
  actionTimeout: 10_000,
  provoked: [/^console: Ignoring too frequent calls to print\(\)\.$/],
});

function numbers(): readonly number[] {
  const all = Array.from({ length: EVENTS }, (_, i) => i);
  if (REPLAYED === undefined) return all;
  const ranges = REPLAYED.split(",").map((range) => range.split("-").map(Number));
  return all.filter((i) => ranges.some(([from = 0, to = from]) => from <= i && i <= to));
}

/** Opens a case by the picker. */
async function visit(page: Page, slug: string): Promise<void> {
  await putAside(page);
  await page.getByRole("combobox", { name: "Choose a case" }).click();
  await page.getByRole("option").nth(slugs.indexOf(slug)).click();
  await expect(player(page)).toHaveAttribute("data-case", slug);
}

for (let run = 0; run < RUNS; run++) {
  test(`${EVENTS} random events leave the state that a fresh load of the link shows, run ${run + 1}`, async ({
    page,
    context,
  }) => {
    test.setTimeout(600_000);
    const seed = SEED * RUNS + run;
    const other = await context.newPage();
    const errors: string[] = [];
    for (const opened of [page, other]) {
      opened.on("pageerror", ({ stack, message }) => errors.push(stack ?? message));
      opened.on("console", (message) => {
        const isBad = ["error", "warning"].includes(message.type());
        if (isBad && ![BLOCKED, PRINTED].includes(message.text())) errors.push(message.text());
      });
    }
    const done: string[] = [];
    const counts = new Map(eventKinds.map(({ name }) => [name, 0]));
    const visited = new Set<string>();
    let lastFocus = "nothing";

    async function happen(i: number): Promise<void> {
      const slug = slugs[((run * slugs.length) / RUNS + i / INTERVAL) % slugs.length];
      if (slug !== undefined) {
        if (done.length > 0) await expectSameAsFresh(page, other);
        await visit(page, slug);
        done.push(`${i} ${slug} is opened`);
        return;
      }
      const random = randomOf(seed, i);
      const kinds = random.order(eventKinds);
      const target = await targetOf(page, kinds, [random.number(), random.number(), random.number()]);
      const kind = kinds.find(({ name }) => name === target.name);
      const isLost =
        target.focus === "nothing" &&
        lastFocus !== "nothing" &&
        /key .*: (?!Tab|Shift)/.test(done.at(-1) ?? "");
      expect(isLost, "a key lost the focus").toBe(false);
      lastFocus = target.focus;
      done.push(`${i} ${target.slug}: ${target.name} (${target.label})`);
      const effect = await kind?.act(page, target, random);
      if (effect !== undefined) done.push(`${done.pop()}: ${effect}`);
      visited.add(target.slug);
      counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
      expect(errors).toEqual([]);
    }

    await page.bringToFront();
    await open(page, slugs[0] ?? "");
    try {
      for (const i of numbers()) await happen(i);
      await expectSameAsFresh(page, other);
      expect(errors).toEqual([]);
    } catch (error) {
      const last = done.slice(-30).join("\n  ");
      const how = `PULLBACK_SEED=${SEED}, run ${run + 1}, after ${done.length} events; PULLBACK_EVENTS replays some.`;
      throw new Error(`${how}\n  ${last}\n${error instanceof Error ? error.message : error}`);
    }
    if (REPLAYED !== undefined || EVENTS < THOROUGH) return;
    expect(visited).toEqual(new Set(slugs));
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
  });
}
