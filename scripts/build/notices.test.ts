import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NOTICES, noticesOf, thirdPartyNotices } from "./notices.ts";

const text = "Permission is granted.";

describe("the notices", () => {
  it("have each licence once, with all packages that share it", () => {
    const notices = noticesOf([
      { name: "b", version: "2.0.0", identifier: "MIT", text },
      { name: "a", version: "1.0.0", identifier: "MIT", text },
      { name: "c", version: "3.0.0", identifier: "ISC", text: "Other." },
    ]);
    expect(notices).toContain(`a 1.0.0, licence: MIT\nb 2.0.0, licence: MIT\n\n${text}\n`);
    expect(notices.split(text)).toHaveLength(2);
    expect(notices).toContain("c 3.0.0, licence: ISC\n\nOther.\n");
    expect(notices).not.toContain("SIL OPEN FONT LICENSE");
  });

  it("have the licence of KaTeX's fonts, with the copyright that the fonts state", () => {
    const notices = noticesOf([{ name: "katex", version: "0.0.1", identifier: "MIT", text }]);
    expect(notices).toContain("Design Science, Inc. (<www.mathjax.org>)");
    expect(notices).toMatch(/with Reserved Font Name KaTeX_AMS, .*KaTeX_Main, .*KaTeX_Typewriter\.\n/);
    expect(notices).toContain("SIL OPEN FONT LICENSE Version 1.1");
  });

  it("cannot be made if a package has no licence text", () => {
    expect(() => noticesOf([{ name: "a", version: "1.0.0", identifier: "MIT" }])).toThrow(
      "a 1.0.0 has no file with its licence",
    );
  });
});

describe("a build", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "pullback-notices-"));
    for (const name of ["used", "unused"]) {
      const folder = join(root, "node_modules", name);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.2.3", license: "MIT" }));
      writeFileSync(join(folder, "index.js"), `export const ${name} = () => console.log("${name}");`);
    }
    writeFileSync(
      join(root, "main.js"),
      'import { used } from "used"; import { unused } from "unused"; used();',
    );
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const made = () =>
    build({
      root,
      configFile: false,
      logLevel: "silent",
      plugins: [thirdPartyNotices()],
      build: {
        write: false,
        rolldownOptions: { input: join(root, "main.js"), treeshake: { moduleSideEffects: false } },
      },
    });

  it("has the licences of the packages with modules in it", async () => {
    writeFileSync(join(root, "node_modules/used/LICENSE"), text);
    const built = await made();
    if (!("output" in built)) throw new Error("no output");
    const files = built.output.filter(({ type }) => type === "asset");
    expect(files.map(({ fileName }) => fileName)).toEqual([NOTICES]);
    const [notices] = files;
    const noticesText = notices?.type === "asset" ? String(notices.source) : "";
    expect(noticesText).toContain(`used 1.2.3, licence: MIT\n\n${text}\n`);
    expect(noticesText).not.toContain("unused 1.2.3");
  });

  it("fails if a package has no licence text", async () => {
    await expect(made()).rejects.toThrow("used 1.2.3 has no file with its licence");
  });
});
