import { pngOf } from "./png.ts";

/** The ground of the icon, and of the app while it starts. */
export const GROUND = "#fbfaf7";

/** Pictures of the site's icon: a file, its width and height in pixels, and whether it fills the square. */
const ICONS = [
  { file: "icons/192.png", size: 192, full: false },
  { file: "icons/512.png", size: 512, full: false },
  { file: "icons/maskable.png", size: 512, full: true },
  { file: "icons/apple-touch.png", size: 180, full: true },
] as const;

/** The icon in the sizes that systems ask for, by file. Those that a system cuts to its own shape fill the square. */
export async function iconFiles(svg: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const files = ICONS.map(
    async ({ file, size, full }) => [file, await pngOf(sized(svg, size, full))] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}

function sized(svg: string, size: number, full: boolean): string {
  // Systems may cut away all but the circle in the middle, four fifths as wide.
  const [at, side] = full ? [2, 28] : [0, 32];
  const inner = svg.replace("<svg ", `<svg x="${at}" y="${at}" width="${side}" height="${side}" `);
  const ground = full ? `<rect width="32" height="32" fill="${GROUND}"/>` : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${ground}${inner}</svg>`;
}

/** What an app is, in a manifest whose addresses are all relative to it. */
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
