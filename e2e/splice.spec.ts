import type { Page } from "playwright/test";
import { answer, asked } from "./testing/answering.ts";
import { embedded, openHost } from "./testing/host-page.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ASK = "acc.v3.0:contribution,acc.v2.0:contribution,acc.v1.0:contribution";
const questions = asked("two-inputs", 7, { ask: ASK });

interface Heard {
  readonly subject: string;
  readonly origin: string;
  readonly score?: number;
  readonly state?: { readonly questions: readonly { readonly tries: readonly string[] }[] };
}

/** A host of learning content that knows SPLICE, keeps the last score and state, and lists what it hears. */
const host = (src: string) => `<script>
  window.heard = [];
  addEventListener("message", ({ data, source, origin }) => {
    if (typeof data !== "object" || !String(data.subject).startsWith("SPLICE.")) return;
    window.heard.push({ ...data, origin });
    if (data.subject === "SPLICE.reportScoreAndState") sessionStorage.state = JSON.stringify(data.state);
    if (data.subject !== "SPLICE.getState") return;
    const state = JSON.parse(sessionStorage.state ?? "null");
    source.postMessage({ subject: "SPLICE.getState.response", message_id: data.message_id, state }, origin);
  });
</script>
<iframe title="Exercise" width="900" height="560" src="${src}"></iframe>`;

const heard = (page: Page) => page.evaluate(() => Object(window).heard as Heard[]);
const reports = async (page: Page) =>
  (await heard(page)).filter(({ subject }) => subject === "SPLICE.reportScoreAndState");

test("a host of another origin gets score and state, and the exercise goes on after a reload", async ({
  page,
  baseURL,
}) => {
  const src = `${baseURL}cases/two-inputs/?embed=1&predict=1&seed=7&ask=${ASK}`;
  await openHost(page, host(src));
  const { player } = embedded(page, "Exercise");
  await answer(player, questions[0]?.wrong ?? "");
  await answer(player, questions[0]?.right ?? "");
  await player.getByRole("button", { name: "Continue" }).click();
  await expect.poll(async () => (await reports(page)).length).toBe(3);
  await answer(player, questions[1]?.right ?? "");
  await expect.poll(async () => (await reports(page)).at(-1)?.score).toBeCloseTo(1 / 3);
  const all = await heard(page);
  expect(all[0]?.subject).toBe("SPLICE.getState");
  expect(new Set(all.map(({ origin }) => origin))).toEqual(new Set([new URL(src).origin]));

  // Another visit, with the state that the host has kept.
  await page.reload();
  await expect(player.locator(".question-text")).toContainText("Question 2 of 3");
  await expect(player).toHaveAttribute("data-index", String(questions[1]?.question.position));
  expect(await reports(page)).toEqual([]);
  await player.getByRole("button", { name: "Continue" }).click();
  await answer(player, questions[2]?.right ?? "");
  await player.getByRole("button", { name: "Continue" }).click();
  await expect(player.locator(".summary")).toContainText("2 of 3");
  const last = (await reports(page)).at(-1);
  expect(last?.score).toBeCloseTo(2 / 3);
  expect(last?.state?.questions.map(({ tries }) => tries.length)).toEqual([2, 1, 1]);
});

test("without an exercise nothing is sent, and a host that answers nothing changes nothing", async ({
  page,
  baseURL,
}) => {
  const silent = (query: string) =>
    host(`${baseURL}cases/two-inputs/?embed=1${query}`).replace("source.postMessage", "void");
  await openHost(page, silent(""));
  const { player } = embedded(page, "Exercise");
  await player.getByRole("button", { name: "Step forward" }).click();
  await expect(player).toHaveAttribute("data-index", "1");
  expect(await heard(page)).toEqual([]);
  await openHost(page, silent(`&predict=1&seed=7&ask=${ASK}`));
  await answer(player, questions[0]?.right ?? "");
  await expect.poll(async () => (await reports(page)).length).toBe(1);
});
