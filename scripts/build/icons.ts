import { pngOf } from "./png.ts";

/** The background of the icon, and of the app while it starts. */
const GROUND = "#fbfaf7";

/** The icon's files, with their side in pixels, and whether the picture fills the square. */
const ICONS = [
  { file: "icons/192.png", size: 192, full: false },
  { file: "icons/512.png", size: 512, full: false },
  { file: "icons/maskable.png", size: 512, full: true },
  { file: "icons/apple-touch.png", size: 180, full: true },
] as const;

/**
 * Returns the icon in the sizes that systems need, by file. Icons that a system crops to its own shape fill
 * the square.
 */
export async function iconFiles(svg: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const files = ICONS.map(
    async ({ file, size, full }) => [file, await pngOf(sized(svg, size, full))] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}

function sized(svg: string, size: number, full: boolean): string {
  // Systems may crop to the centred circle with a diameter of four fifths of the side.
  const [at, side] = full ? [2, 28] : [0, 32];
  const inner = svg.replace("<svg ", `<svg x="${at}" y="${at}" width="${side}" height="${side}" `);
  const ground = full ? `<rect width="32" height="32" fill="${GROUND}"/>` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${ground}${inner}</svg>`;
}

/** Returns the web app manifest. All its addresses are relative. */
export function manifest(name: string, description: string): string {
  const icon = (src: string, sizes: string, purpose = "any") => ({ src, sizes, type: "image/png", purpose });
  return JSON.stringify({
    name,
    short_name: name,
    description,
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: GROUND,
    theme_color: GROUND,
    icons: [
      { src: "./icon.svg", sizes: "any", type: "image/svg+xml" },
      icon("./icons/192.png", "192x192"),
      icon("./icons/512.png", "512x512"),
      icon("./icons/maskable.png", "512x512", "maskable"),
    ],
  });
}
