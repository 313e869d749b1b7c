import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import type { FrameLocator, Page } from "playwright/test";
import type { Scorm12API } from "scorm-again";
import { hostFiles } from "../scripts/build/file-host.js";
import { rightAnswer } from "../src/predict/grade.ts";
import { exerciseOf } from "../src/predict/testing/exercises.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const root = fileURLToPath(new URL("..", import.meta.url));
const ASK = { ask: "acc.*:contribution" };
const { exercise, trace } = exerciseOf("two-inputs", ASK, 7);
const answers = exercise.questions.map((question) => rightAnswer(trace, question));

/**
 * Returns a page as of a learning management system: the interface, with the score to pass and what was stored, and the lesson in
 * a frame.
 */
const lms = (
  mastery: string,
) => `<!doctype html><html lang="en"><title>LMS</title><link rel="icon" href="data:,"><body>
<script src="scorm12.js"></script>
<script>
  window.API = new Scorm12API({ autocommit: false });
  const stored = sessionStorage.getItem("cmi");
  if (stored !== null) API.loadFromJSON(JSON.parse(stored));
  API.cmi.student_data.mastery_score = "${mastery}";
  API.on("LMSFinish", () => sessionStorage.setItem("cmi", JSON.stringify(API.renderCommitCMI(true).cmi)));
</script>
<iframe title="Lesson" src="index.html" width="960" height="600"></iframe>`;

let folder = "";
let host: Awaited<ReturnType<typeof hostFiles>>;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pullback-"));
  const file = join(folder, "lesson.zip");
  const options = [
    "--predict",
    "--seed",
    "7",
    "--ask",
    ASK.ask,
    "--task",
    "Follow the sine.",
    "--pass",
    "80",
  ];
  const args = ["--case", "two-inputs", ...options, "--out", file];
  execFileSync(process.execPath, ["scripts/build/build-scorm.js", ...args], { cwd: root, stdio: "pipe" });
  for (const [name, content] of Object.entries(unzipSync(readFileSync(file))))
    writeFileSync(join(folder, name), content);
  copyFileSync(createRequire(import.meta.url).resolve("scorm-again/scorm12/min"), join(folder, "scorm12.js"));
  const manifest = readFileSync(join(folder, "imsmanifest.xml"), "utf8");
  const [, mastery = ""] = /<adlcp:masteryscore>(\d+)</.exec(manifest) ?? [];
  writeFileSync(join(folder, "lms.html"), lms(mastery));
  host = await hostFiles(folder);
});

test.afterAll(async () => {
  await host.stop();
  rmSync(folder, { recursive: true });
});

type LmsWindow = Window & { readonly API: InstanceType<typeof Scorm12API> };

/** Returns values of the system, without a call of its interface, which counts as the lesson's. */
const stored = (page: Page) =>
  page.evaluate(() => {
    const { cmi } = (window as unknown as LmsWindow).API;
    const { score, lesson_status: status } = cmi.core;
    return { raw: score.raw, min: score.min, max: score.max, status, suspended: cmi.suspend_data };
  });

const lesson = (page: Page): FrameLocator => page.frameLocator("iframe");
const asked = (page: Page) => lesson(page).locator("[data-pullback]");

async function answer(page: Page, text: string, judged: "right" | "wrong"): Promise<void> {
  await lesson(page).locator(".answer-field input").fill(text);
  await lesson(page).getByRole("button", { name: "Check", exact: true }).click();
  await expect(asked(page)).toHaveAttribute("data-answer", judged);
  if (judged === "right") await lesson(page).getByRole("button", { name: "Continue" }).click();
}

test("a package reports score, status, answers and time, and goes on after a break", async ({ page }) => {
  expect(answers).toHaveLength(5);
  const keys = exercise.questions.map(({ key }) => `contribution ${key}`);
  await page.goto(`${host.address}lms.html`);
  await expect(lesson(page).locator(".task")).toHaveText("Task Follow the sine.");
  await expect(asked(page)).toHaveAttribute("data-asked", keys[0] ?? "");
  await expect(lesson(page).getByRole("link", { name: "Open" })).toHaveCount(0);
  expect(await stored(page)).toMatchObject({ status: "incomplete", suspended: "" });
  await answer(page, answers[0] ?? "", "right");
  await expect(asked(page)).toHaveAttribute("data-asked", keys[1] ?? "");
  await answer(page, "1234567", "wrong");
  await expect.poll(async () => (await stored(page)).suspended).toContain("1:,1234567");
  expect(await stored(page)).toMatchObject({ raw: "20", min: "0", max: "100", status: "incomplete" });

  // The learner leaves: the browser shows another page, and later the lesson again.
  await page.goto(`${host.address}scorm12.js`);
  await page.goto(`${host.address}lms.html`);
  await expect(asked(page)).toHaveAttribute("data-asked", keys[1] ?? "");
  await expect(asked(page)).toHaveAttribute("data-answer", "wrong");
  expect((await stored(page)).status).toBe("incomplete");
  for (const [i, text] of answers.entries()) {
    if (i === 0) continue;
    await expect(asked(page)).toHaveAttribute("data-asked", keys[i] ?? "");
    await answer(page, text, "right");
  }
  await expect(lesson(page).locator(".score")).toContainText("4 of 5 right at the first try.");
  expect(await stored(page)).toMatchObject({ raw: "80", status: "passed" });
  const { suspended } = await stored(page);
  expect(suspended.length).toBeLessThan(100);

  await page.goto(`${host.address}scorm12.js`);
  const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem("cmi") ?? ""));
  expect(kept.core).toMatchObject({ exit: "suspend", lesson_status: "passed", score: { raw: "80" } });
  expect(kept.core.total_time).toMatch(/^\d{2,4}:\d\d:\d\d/);
  await page.goto(`${host.address}lms.html`);
  await expect(lesson(page).locator(".score")).toContainText("4 of 5 right at the first try.");
  expect(await stored(page)).toMatchObject({ raw: "80", status: "passed", suspended });
});

test("a package in a window of its own finds the interface in the window that opened it", async ({
  page,
}) => {
  await page.goto(`${host.address}lms.html`);
  await expect(asked(page)).toHaveAttribute("data-ready", "true");
  await page.locator("iframe").evaluate((frame) => frame.remove());
  await page.evaluate(() => {
    const { API } = window as unknown as LmsWindow;
    API.reset();
  });
  const opened = page.waitForEvent("popup");
  await page.evaluate(() => void window.open("index.html"));
  const popup = await opened;
  await expect(popup.locator("[data-pullback]")).toHaveAttribute("data-asked", /^contribution/);
  await popup.locator(".answer-field input").fill(answers[0] ?? "");
  await popup.keyboard.press("Enter");
  await expect.poll(async () => (await stored(page)).raw).toBe("20");
  await popup.close();
});
