import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Receipt } from "../src/predict/receipt.ts";
import { answer, asked } from "./testing/answering.ts";
import { player } from "./testing/player.ts";
import { expect, test } from "./testing/test.ts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ASK = "acc.v3.0:contribution,acc.v2.0:contribution,acc.v1.0:contribution";
const questions = asked("two-inputs", 7, { ask: ASK });

/** Returns what `npm run receipt` prints about a file, and whether it found nothing that differs. */
function check(file: string): { readonly agrees: boolean; readonly printed: string } {
  const script = fileURLToPath(new URL("../scripts/run/receipt.js", import.meta.url));
  try {
    return { agrees: true, printed: execFileSync(process.execPath, [script, file], { encoding: "utf8" }) };
  } catch (error) {
    return { agrees: false, printed: String((error as { stdout?: unknown }).stdout) };
  }
}

/** What the script says of the exercise. */
const EXERCISE = `Exercise: case "two-inputs", seed "7", ask "${ASK}"\n`;

test("a finished exercise has a receipt, from which a script computes the score again", async ({
  page,
}, info) => {
  await page.goto(`cases/two-inputs/?predict=1&seed=7&ask=${ASK}`);
  const root = player(page);
  await answer(root, questions[0]?.wrong ?? "");
  for (const { right } of questions) {
    await answer(root, right);
    await root.getByRole("button", { name: "Continue" }).click();
  }
  const summary = root.locator(".summary");
  await expect(summary).toContainText("can be forged");
  const coming = page.waitForEvent("download");
  await summary.getByRole("button", { name: "Download receipt" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("pullback-receipt-two-inputs-7.json");
  const file = info.outputPath("receipt.json");
  await download.saveAs(file);
  const receipt: Receipt = JSON.parse(readFileSync(file, "utf8"));
  expect(receipt).toMatchObject({ format: "pullback-receipt/1", case: "two-inputs", seed: 7, ask: ASK });
  expect(receipt.questions.map(({ tries }) => tries.length)).toEqual([2, 1, 1]);

  expect(check(file)).toEqual({
    agrees: true,
    printed: `${EXERCISE}${file}: 2 of 3 right at the first try.\n  The receipt agrees with its exercise. A score made in a browser can be forged.\n`,
  });
  const forged = info.outputPath("forged.json");
  writeFileSync(forged, JSON.stringify({ ...receipt, score: { right: 3, asked: 3 } }));
  expect(check(forged)).toEqual({
    agrees: false,
    printed: `${EXERCISE}${forged}: 2 of 3 right at the first try.\n  The checksum does not match: the file was changed.\n  The receipt says 3 of 3, its answers give 2 of 3.\n`,
  });
});
