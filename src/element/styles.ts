/** The player's style sheets, one for all elements of a page, in the order in which their code has come. */
const sheets: CSSStyleSheet[] = [];
const roots = new Set<ShadowRoot>();

function give(root: ShadowRoot, added: readonly CSSStyleSheet[]): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added];
}

/** A style sheet of some text. No policy of a page forbids such a one. */
export function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Adds a style sheet to every element, those to come too. */
export function addStyle(text: string): void {
  const sheet = sheetOf(text);
  sheets.push(sheet);
  for (const root of roots) give(root, [sheet]);
}

/** Gives a shadow root the player's style sheets, also those that come later. Returns how to end that. */
export function adoptStyles(root: ShadowRoot): () => void {
  give(root, sheets);
  roots.add(root);
  return () => {
    roots.delete(root);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };
}

/**
 * Makes a font known to the page: one that only a shadow root knows is not loaded. It is fetched where a letter
 * needs it.
 *
 * @param address of its WOFF2 file
 */
export function addFont(family: string, address: string, descriptors: FontFaceDescriptors): void {
  document.fonts.add(new FontFace(family, `url(${JSON.stringify(address)}) format("woff2")`, descriptors));
}
