import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cases } from "../../src/cases/all.ts";
import type { Both } from "./both.ts";
import { recording } from "./problems.ts";
import {
  countNumbers,
  focusOn,
  isBackOn,
  readPanel,
  readPlayer,
  readQrCode,
  readSlide,
  readTabs,
} from "./reading.ts";
import { type FramePath, PAGE } from "./tab.ts";
import { expect, root, test } from "./test.ts";

/**
 * Other forms of the cases, with other operations. ECMAScript leaves the last bit of sin, exp and tanh to the
 * engine: for random arguments, Firefox and Chromium round 3 % of the sines and 10 % of the exponentials
 * differently. At the inputs here all engines agree.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  "linear-layer": ["?view=kernels", "?view=scalar"],
  "softmax-cross-entropy": ["?variant=direct"],
  recurrence: ["?T=12"],
};

/** Steps a player by keys to its end. The numbers of every step equal Chromium's, bit for bit. */
async function walk(both: Both, place: FramePath, from: number | string = 0): Promise<void> {
  const { annotations } = test.info();
  let shown = await both.agreeOn(`step ${from}`, place, readPlayer, from);
  let numbers = countNumbers(shown);
  while (shown.index < shown.total) {
    await both.press("ArrowRight");
    shown = await both.agreeOn(`step ${shown.index + 1}`, place, readPlayer, shown.index + 1);
    numbers += countNumbers(shown);
  }
  expect(shown.step).toBe("collect");
  annotations.push({ type: "numbers", description: String(numbers) });
}

/** Opens every panel of a tab list by keys. Each panel has the same text in both browsers. */
async function openPanels(both: Both, list: string, look?: (title: string) => Promise<void>): Promise<void> {
  const titles = await both.agreeOn("the tabs", PAGE, readTabs, list);
  await both.call(PAGE, focusOn, `${list} .tabs [role=tab]`);
  for (const [i, title] of titles.entries()) {
    if (i > 0) await both.press("ArrowRight");
    await both.agreeOn(`the panel ${title}`, PAGE, readPanel, list, title);
    await look?.(title);
  }
}

for (const { slug } of cases)
  test(`${slug} has the same numbers at every step and the same panels`, async ({ both, host }) => {
    for (const form of ["", ...(FORMS[slug] ?? [])]) {
      await both.open(`${host}dist/cases/${slug}/${form}${form === "" ? "?" : "&"}speed=4`);
      await walk(both, PAGE);
      await openPanels(both, ".panel");
    }
  });

test("the share dialog has the same links, code and QR code, and previews a frame", async ({
  both,
  host,
}) => {
  await both.open(`${host}dist/cases/two-inputs/?step=acc.v1.0`);
  await both.agreeOn("the linked step", PAGE, readPlayer, "acc.v1.0");
  await both.call(PAGE, focusOn, ".share-button");
  await both.press("Enter");
  await both.agreeOn("the QR code", PAGE, readQrCode);
  await openPanels(both, ".share", async (title) => {
    // The link and the assignment have no preview in a frame.
    if (title !== "Link" && title !== "Assignment")
      await both.agreeOn("the preview", [".share iframe"], readPlayer, "acc.v1.0");
  });
  await both.press("Escape");
  await both.agreeOn("the button that opened the dialog", PAGE, isBackOn, ".share-button");
});

test("two elements in a page have the same numbers", async ({ both, host }) => {
  await both.open(`${host}examples/plain/index.html`);
  await both.agreeOn("the other element", ["#at"], readPlayer, "acc.v2.0");
  await both.agreeOn("the element", ["#shared"], readPlayer, 0);
  await both.call(["#shared"], focusOn, "[data-pullback]");
  await walk(both, ["#shared"]);
  await both.call(PAGE, focusOn, "#there");
  await both.press("Enter");
  await both.agreeOn("the element after its method go", ["#shared"], readPlayer, "acc.v2.0");
});

test("a deck steps its elements and its frame", async ({ both, host }) => {
  const slide = (number: number) => `.slides > section:nth-child(${number + 1})`;
  await both.open(`${host}examples/reveal/index.html`);
  expect(await both.agreeOn("the first slide", PAGE, readSlide, false)).toBe(0);
  for (const [number, player, from] of [
    [1, "pull-back", 0],
    [2, "iframe", 0],
    [3, "pull-back", "acc.v2.0"],
  ] as const) {
    await both.press("ArrowRight");
    expect(await both.agreeOn(`slide ${number}`, PAGE, readSlide, true)).toBe(number);
    await walk(both, [`${slide(number)} ${player}`], from);
  }
  await both.press("ArrowRight");
  expect(await both.agreeOn("the last slide", PAGE, readSlide, false)).toBe(4);
});

test("the single file has the same numbers when opened from disk", async ({ both }) => {
  const folder = mkdtempSync(join(tmpdir(), "pullback-"));
  const file = join(folder, "single.html");
  writeFileSync(file, recording(readFileSync(join(root, "dist/single.html"), "utf8")));
  for (const slug of ["two-inputs", "softmax-cross-entropy"]) {
    await both.open(`${pathToFileURL(file)}?case=${slug}`);
    await walk(both, PAGE);
    await openPanels(both, ".panel");
  }
  rmSync(folder, { recursive: true });
});

test("errors of every kind are reported, in the console and outside it", async ({ both, host }) => {
  const provoke = () => {
    console.error("provoked in the console");
    console.warn("provoked as a warning");
    setTimeout(() => {
      throw new Error("provoked, uncaught");
    });
    Promise.reject(new Error("provoked, unhandled"));
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "img-src 'none'";
    document.head.append(policy);
    const style = { rel: "stylesheet", href: "provoked-missing.css" };
    const picture = { src: "provoked-forbidden.png" };
    document.head.append(Object.assign(document.createElement("link"), style));
    document.body.append(Object.assign(document.createElement("img"), picture));
    const face = new FontFace("provoked", "url(provoked-font.woff2)");
    document.fonts.add(face);
    face.load().catch(() => {});
  };
  const kinds = [
    /^console\.error: provoked in the console$/,
    /^console\.warn: provoked as a warning$/,
    /^uncaught: .*provoked, uncaught/,
    /^unhandled rejection: Error: provoked, unhandled/,
    /^not loaded: provoked-missing\.css/,
    /^img-src forbids .*provoked-forbidden\.png/,
    /^font not loaded: "?provoked/,
  ];
  await both.open(`${host}dist/cases/two-inputs/`);
  await both.agreeOn("the player", PAGE, readPlayer, 0);
  expect(await both.takeProblems()).toEqual([[], []]);
  await both.call(PAGE, provoke);
  const found: (readonly string[])[] = [[], []];
  await expect(async () => {
    for (const [i, problems] of (await both.takeProblems()).entries())
      found[i] = [...(found[i] ?? []), ...problems];
    for (const problems of found)
      for (const kind of kinds) expect(problems).toContainEqual(expect.stringMatching(kind));
  }).toPass();
});
