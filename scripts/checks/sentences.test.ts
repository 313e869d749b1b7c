import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { textsIn } from "./sentences.ts";

/** What developers read: errors of the library and of commands, what Python says, and the names of examples. */
const FOR_DEVELOPERS =
  /^src\/(formula|autodiff|python|trace|gallery)\/|^src\/(engine\/(examples|with-fallback)|cases\/record|messages\/iframe)\.ts$|single-options\.ts$/;

const files = ["src", "scripts/build"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\/testing\/|^src\/words\/en\//.test(path))
  .filter((path) => !FOR_DEVELOPERS.test(path));

test("all texts that people read are in the catalogue", () => {
  const found = files.flatMap((path) =>
    textsIn(path, readFileSync(path, "utf8")).map(({ line, text }) => `${path}:${line} ${text}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["<p>Step back</p>", ["Step back"]],
  ['<p title="Back">{x}</p>', ["Back"]],
  ['<p aria-label={on ? "Pause" : "Play"} />', ["Pause", "Play"]],
  ['<p className="two words" translate="no">pull back</p>', []],
  ['x("the last step")', ["the last step"]],
  [`\`the last \${step} of \${all}\``, ["the last … of …"]],
  ['throw new RangeError("no such step")', []],
  ['root.querySelector("main section")', []],
  ['const tex = "\\\\frac{a b}{c}"', []],
])("in %s finds %j", (source, texts) => {
  expect(textsIn("x.tsx", source).map(({ text }) => text)).toEqual(texts);
});
