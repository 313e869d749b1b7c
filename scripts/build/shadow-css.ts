/** A page's style sheet rewritten for a shadow root, and its fonts, which must be added to the page. */
export interface ShadowCss {
  readonly css: string;
  readonly fonts: readonly ShadowFont[];
}

/** A font of a style sheet. */
export interface ShadowFont {
  readonly family: string;
  readonly weight: string;
  readonly style: string;
  /** The WOFF2 file, relative to the style sheet. */
  readonly file: string;
}

/** The element that stands for the page in the shadow root. */
const PAGE = ".screen";
/** The container that stands for the browser's window. */
const WINDOW = "pullback";

/**
 * Rewrites a style sheet for a page into a style sheet for a part of a page: `:root` and `body` become the
 * element with the class `screen`, and the window becomes the container named `pullback`.
 *
 * @throws Error if the style sheet uses the window in a way without a counterpart
 */
export function toShadowCss(text: string): ShadowCss {
  const fonts: ShadowFont[] = [];
  const css = text
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/@font-face\s*\{([^}]*)\}/g, (_, rule: string) => {
      fonts.push(fontOf(rule));
      return "";
    })
    .replaceAll(/:root\b|(?<=^|[\s,}])body(?=[\s,{])/g, PAGE)
    .replaceAll(/@media\s+([^{]+?)\s*\{/g, (rule, query: string) => containerOf(query) ?? rule)
    .replaceAll(/(?<=\d)(?:[dsl]?v)([wh])\b/g, "cq$1");
  const left = /(?<![-.\w])html(?=[\s,{])|\b[\d.]+[dsl]?v(?:min|max|i|b)\b/.exec(css);
  if (left !== null) throw new Error(`shadow css: "${left[0]}" asks for the page`);
  return { css: css.trim(), fonts };
}

/** Returns the container query for a media query, or undefined if the query is not about sizes. */
function containerOf(query: string): string | undefined {
  if (!/(?:width|height)\b/.test(query)) return undefined;
  const alternatives = query.split(/\s*,\s*/);
  const bounds = /^\((?:width|height) [<>]=? [^()]+\)(?: and \((?:width|height) [<>]=? [^()]+\))*$/;
  if (!alternatives.every((all) => bounds.test(all)))
    throw new Error(`shadow css: "@media ${query}" asks for more than sizes`);
  const asked = alternatives.length === 1 ? query : alternatives.map((all) => `(${all})`).join(" or ");
  return `@container ${WINDOW} ${asked} {`;
}

function fontOf(rule: string): ShadowFont {
  const value = (name: string, usual: string) =>
    new RegExp(`font-${name}:\\s*"?([^;"]+)`).exec(rule)?.[1]?.trim() ?? usual;
  const file = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(rule)?.[1];
  if (file === undefined) throw new Error(`shadow css: a font without a WOFF2 file, ${rule.trim()}`);
  return {
    family: value("family", ""),
    weight: value("weight", "normal"),
    style: value("style", "normal"),
    file,
  };
}
