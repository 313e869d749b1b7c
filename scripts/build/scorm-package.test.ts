import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { manifestOf, scormPackage } from "./scorm-package.ts";

const lesson = { slug: "two-inputs", title: 'x < y & "z"', query: "", pass: 80, out: "" };

test("the manifest has the title, the page and the score to pass", () => {
  const manifest = manifestOf(lesson);
  expect(manifest.match(/<title>(.*)<\/title>/)?.[1]).toBe("x &lt; y &amp; &quot;z&quot;");
  expect(manifest).toContain("<schemaversion>1.2</schemaversion>");
  expect(manifest).toContain('adlcp:scormtype="sco" href="index.html"');
  expect(manifest).toContain("<adlcp:masteryscore>80</adlcp:masteryscore>");
  expect(manifestOf({ ...lesson, pass: undefined })).not.toContain("mastery");
});

test("a package has the manifest and the page, and the same bytes each time", () => {
  const zip = scormPackage(lesson, "<p>∂</p>");
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(["imsmanifest.xml", "index.html"]);
  expect(strFromU8(files["index.html"] as Uint8Array)).toBe("<p>∂</p>");
  expect(scormPackage(lesson, "<p>∂</p>")).toEqual(zip);
});
