import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { iconFiles, manifest } from "./icons.ts";

const svg = readFileSync(new URL("../../public/icon.svg", import.meta.url), "utf8");

test("every icon in the manifest is a picture of the stated size", async () => {
  const files = await iconFiles(svg);
  const { icons } = JSON.parse(manifest("Pullback", "what it is"));
  const pictures: { src: string; sizes: string }[] = icons.slice(1);
  expect(pictures).toHaveLength(3);
  for (const { src, sizes } of pictures) {
    const bytes = Buffer.from(files[src.replace("./", "")] ?? []);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
});

test("every address in the manifest is relative, so that the site works at any path", () => {
  const { start_url, scope, icons } = JSON.parse(manifest("Pullback", "what it is"));
  for (const address of [start_url, scope, ...icons.map(({ src }: { src: string }) => src)]) {
    expect(address).toMatch(/^\.\//);
  }
});
