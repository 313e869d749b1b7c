import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { FONTS, fontFile } from "./fonts.ts";

let started: Promise<Uint8Array[]> | undefined;

/**
 * Renders an SVG picture as a PNG, in the picture's own size. Text uses the families `KaTeX_Main`,
 * `KaTeX_Math`,
 * `KaTeX_SansSerif` and `KaTeX_Size1`. No system font is used, so the bytes are the same on every machine.
 *
 * @throws Error if the text is not an SVG picture
 */
export async function pngOf(svg: string): Promise<Uint8Array> {
  started ??= start();
  const renderer = new Resvg(svg, { font: { fontBuffers: await started } });
  const image = renderer.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    renderer.free();
  }
}

async function start(): Promise<Uint8Array[]> {
  const code = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await initWasm(await readFile(code));
  return FONTS.map(fontFile);
}
