/** The themes with colours of their own. Forced colours bring their own contrast. */
export const SCHEMES = ["light", "dark", "projector"] as const;

/**
 * Returns the colours of a style sheet's custom properties in a theme. A property without a colour for the
 * theme has the light colour.
 */
export function coloursOf(css: string, scheme: (typeof SCHEMES)[number]): ReadonlyMap<string, string> {
  const pairs = css.matchAll(/(--[\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  const colours = new Map(
    Array.from(pairs, ([, name = "", light = "", dark = ""]) => [name, scheme === "dark" ? dark : light]),
  );
  const projector = /\[data-theme="projector"\] \{\n {2}--[^}]*/.exec(css)?.[0] ?? "";
  if (scheme === "projector") {
    for (const [, name = "", colour = ""] of projector.matchAll(/(--[\w-]+): (#\w{6})/g))
      colours.set(name, colour);
  }
  return colours;
}

/** Returns the contrast ratio of two colours by WCAG 2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
