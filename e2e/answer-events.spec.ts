import { answer, asked } from "./testing/answering.ts";
import { openAround, twoHosts } from "./testing/around.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ASK = "acc.v3.0:contribution,acc.v2.0:contribution";
const questions = asked("two-inputs", 7, { ask: ASK });
const [first, second] = questions;

let hosts: Awaited<ReturnType<typeof twoHosts>>;
test.beforeAll(async () => {
  hosts = await twoHosts();
});
test.afterAll(() => hosts.stop());

const about = (i: number) => ({ step: questions[i]?.question.key, asked: "contribution" });
const EVENTS = [
  { ...about(0), given: first?.wrong, correct: false, misconceptions: [] },
  { ...about(0), given: first?.right, correct: true, misconceptions: [] },
  { ...about(1), given: null, correct: false, misconceptions: [] },
  { score: { right: 0, asked: 2 }, misconceptions: [] },
];

test("a page of another origin hears the answers in a frame, and cannot change its inputs", async ({
  page,
}) => {
  const src = `${hosts.site}cases/two-inputs/?embed=1&predict=1&seed=7&ask=${ASK}`;
  const embed = await openAround(page, hosts.around, { src });
  const root = embed.locator("[data-pullback]");
  await page.evaluate(() => {
    const all: unknown[] = [];
    Object.assign(window, { all });
    for (const type of ["answer", "done"] as const)
      window.remote.on(type, ({ type: _, ...fields }) => all.push(fields));
  });
  const refused = await page.evaluate(() =>
    window.remote.setState({ params: { x1: 1 } }).catch(({ code, message }) => `${code}: ${message}`),
  );
  expect(refused).toMatch(/^locked: params cannot be changed during an exercise/);
  const { index } = await page.evaluate(() => window.remote.go("collect"));
  expect(index).toBe(first?.question.position);
  await answer(root, first?.wrong ?? "");
  await answer(root, first?.right ?? "");
  await root.getByRole("button", { name: "Continue" }).click();
  await root.getByRole("button", { name: "Show me" }).click();
  await expect.poll(() => page.evaluate(() => Object(window).all)).toEqual(EVENTS);
  expect(second?.question.key).toBe("acc.v2.0");
});

test("an element dispatches them, and begins its exercise again when the attribute seed changes", async ({
  page,
}) => {
  await page.goto(`${hosts.around}e2e/testing/around.html`);
  await page.evaluate(
    async ([define, ask]) => {
      const all: unknown[] = [];
      Object.assign(window, { all });
      for (const type of ["pb-answer", "pb-done"])
        document.addEventListener(type, (event) => all.push((event as CustomEvent).detail));
      const element = document.createElement("pull-back");
      for (const [name, value] of Object.entries({ case: "two-inputs", predict: "1", seed: "7", ask }))
        element.setAttribute(name, String(value));
      document.body.append(element);
      await import(String(define));
    },
    [`${hosts.around}lib/define.js`, ASK] as const,
  );
  const element = page.locator("pull-back");
  const root = element.locator("[data-pullback]");
  await answer(root, first?.wrong ?? "");
  await answer(root, first?.right ?? "");
  await root.getByRole("button", { name: "Continue" }).click();
  await root.getByRole("button", { name: "Show me" }).click();
  await expect.poll(() => page.evaluate(() => Object(window).all)).toEqual(EVENTS);
  await element.evaluate((host) => host.setAttribute("seed", "8"));
  const [other] = asked("two-inputs", 8, { ask: ASK });
  await answer(root, other?.right ?? "");
  await expect
    .poll(() => page.evaluate(() => Object(window).all.at(-1)))
    .toMatchObject({ given: other?.right });
});
