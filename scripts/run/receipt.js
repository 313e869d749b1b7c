// npm run receipt -- file.json …: makes the exercise of each receipt again and prints the score of its answers, and what in
// the file differs. Exits with 1 if anything differs.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.js";

const { runnerImport } = await import("vite");
const load = async (path) => (await runnerImport(join(root, path), { root, configFile: false })).module;
const { checkReceipt } = await load("src/predict/receipt.ts");
const { receiptWords } = await load("src/words/en/receipt.ts");
const { predictWords } = await load("src/words/en/predict.ts");

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("Name receipts: npm run receipt -- file.json");
  process.exitCode = 1;
}
for (const file of files) {
  let receipt;
  try {
    receipt = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
    continue;
  }
  const { score, differences, plan } = await checkReceipt(receipt);
  if (plan !== undefined) console.log(receiptWords.exercise(plan));
  console.log(`${file}: ${score === undefined ? "no score" : predictWords.score(score)}`);
  for (const difference of differences) console.log(`  ${receiptWords.difference(difference)}`);
  if (differences.length === 0) console.log(`  ${receiptWords.agrees}`);
  else process.exitCode = 1;
}
