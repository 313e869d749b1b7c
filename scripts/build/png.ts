import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { FONTS, fontFile } from "./fonts.ts";

let started: Promise<Uint8Array[]> | undefined;

/**
 * Draws an SVG picture as a PNG, in its own size. Text is set in the families `KaTeX_Main`, `KaTeX_Math`,
 * `KaTeX_SansSerif` and `KaTeX_Size1`; no font of the machine is used, so the bytes are the same on all.
 *
 * @throws Error if the text is no SVG picture
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
