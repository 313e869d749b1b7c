/** What a tile can look like: the themes, and the system's own colours. */
export const LOOKS = ["light", "dark", "projector", "forced"] as const;

/** The name of a look. */
export type Look = (typeof LOOKS)[number];

/**
 * Copies the rules that give the whole page a theme for elements with the class `tile`, so that all
 * themes stand on one page. System colours stand in for forced ones, which only a browser can force.
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
