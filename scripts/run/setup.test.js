import { describe, expect, it } from "vitest";
import { isInstalled } from "./setup.js";

const react = { version: "19.3.1", integrity: "sha512-a" };
const locked = { "": { version: "0.1.0" }, "node_modules/react": react };

describe("node_modules is up to date", () => {
  it("when npm's record of it agrees with the lock file", () => {
    expect(isInstalled(locked, { "node_modules/react": react })).toBe(true);
  });

  it("when only optional packages of other platforms are absent", () => {
    const fsevents = { version: "2.3.3", optional: true };
    const more = { ...locked, "node_modules/fsevents": fsevents };
    expect(isInstalled(more, { "node_modules/react": react })).toBe(true);
  });

  it.each([
    ["a package is missing", {}],
    ["a package has another version", { "node_modules/react": { ...react, version: "19.3.0" } }],
    ["a package has other content", { "node_modules/react": { ...react, integrity: "sha512-b" } }],
    ["a package is too many", { "node_modules/react": react, "node_modules/left-pad": react }],
  ])("not when %s", (_, installed) => {
    expect(isInstalled(locked, installed)).toBe(false);
  });
});
