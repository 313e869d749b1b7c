import { expect, it } from "vitest";
import { svgText } from "../../src/scene/svg-text.ts";
import { FONTS, type FontName } from "./fonts.ts";
import { pngOf } from "./png.ts";
import { faceOf } from "./preview/style.ts";

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
    const faces = [faceOf(font)];
    const own = { math: faces, main: faces };
    // The last font has no letters.
    return drawn(
      svgText(2, 20, font === "KaTeX_Size1-Regular" ? "∑" : "x", { size: 16, fill: "#000000", font: own }),
    );
  };
  const looks = await Promise.all([...FONTS.map(text), drawn("")]);
  expect(new Set(looks).size).toBe(FONTS.length + 1);
});

it("refuses text that is not a picture", async () => {
  await expect(pngOf("words")).rejects.toThrow();
});
