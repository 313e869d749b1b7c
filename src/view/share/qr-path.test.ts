import { decodeQR } from "qr/decode.js";
import { expect, it } from "vitest";
import { qrDrawing } from "./qr-path.ts";

/** Decodes a drawing like a camera, with several pixels per square. */
function scanned(text: string): string {
  const drawing = qrDrawing(text);
  if (drawing === undefined) throw new Error("there is no drawing");
  const [{ size, path }, scale] = [drawing, 4];
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < scale * scale; i++) {
      const pixel = (Number(y) * scale + Math.floor(i / scale)) * side + Number(x) * scale + (i % scale);
      data.fill(0, 4 * pixel, 4 * pixel + 3);
    }
  }
  return decodeQR({ width: side, height: side, data });
}

it.each([
  "https://example.org/cases/two-inputs/",
  `https://example.org/cases/linear-layer/?X=${"1.25,-0.5;".repeat(40)}1,2&step=acc.Y.0`,
])("a QR code is read as the link that it was made of", (link) => {
  expect(scanned(link)).toBe(link);
});

it("a link that is too long has no QR code", () => {
  expect(qrDrawing("x".repeat(3000))).toBeUndefined();
});
