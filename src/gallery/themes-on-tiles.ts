/** The themes of tiles: the page's themes, and forced colours. */
export const LOOKS = ["light", "dark", "projector", "forced"] as const;

/** The name of a theme of tiles. */
export type Look = (typeof LOOKS)[number];

/**
 * Copies the theme rules of the root element to elements with the class `tile`, so that one page shows all
 * themes. System colours stand in for forced colours, which only a browser can set.
 */
export function themesOnTiles(document: Document): void {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const themes = rules.filter(({ cssText }) => cssText.includes(":root[data-theme"));
  const copies = themes.map(({ cssText }) => cssText.replaceAll(":root[data-theme", ".tile[data-theme"));
  const forced = rules.flatMap((rule) =>
    rule instanceof CSSMediaRule && rule.conditionText === "(forced-colors: active)"
      ? [...rule.cssRules]
      : [],
  );
  const style = document.createElement("style");
  style.textContent = [
    ...copies.filter((text) => !text.startsWith("@media")),
    ".tile[data-theme=forced] {",
    ...forced.map(({ cssText }) => cssText.replaceAll(/:root(\[data-theme\])?/g, "&")),
    "}",
  ].join("\n");
  document.head.append(style);
}
