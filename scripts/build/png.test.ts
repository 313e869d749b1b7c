import { expect, it } from "vitest";
import { FONTS, type FontName } from "./fonts.ts";
import { pngOf } from "./png.ts";
import { fontAttributes } from "./preview/typeface.ts";

const picture = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">${content}</svg>`;
const drawn = async (content: string) => Buffer.from(await pngOf(picture(content))).toString("base64");

it("draws a PNG in the picture's own size", async () => {
  const png = Buffer.from(await pngOf(picture("")));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([40, 30]);
});

it("has each of its fonts", async () => {
  const text = (font: FontName) => {
    const attributes = Object.entries(fontAttributes(font)).filter(([, value]) => value !== undefined);
    const written = attributes.map(([name, value]) => `${name}="${value}"`).join(" ");
    // The last font has no letters.
    return drawn(
      `<text x="2" y="20" font-size="16" ${written}>${font === "KaTeX_Size1-Regular" ? "∑" : "x"}</text>`,
    );
  };
  const looks = await Promise.all([...FONTS.map(text), drawn("")]);
  expect(new Set(looks).size).toBe(FONTS.length + 1);
});

it("refuses text that is not a picture", async () => {
  await expect(pngOf("words")).rejects.toThrow();
});
