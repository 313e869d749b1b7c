/** The player's style sheets, shared by all elements of a page, in loading order. */
const sheets: CSSStyleSheet[] = [];
const roots = new Set<ShadowRoot>();

function give(root: ShadowRoot, added: readonly CSSStyleSheet[]): void {
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added];
}

/** Creates a style sheet from text. A constructed style sheet is not subject to a content security policy. */
function sheetOf(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Adds a style sheet to all current and future elements. */
export function addStyle(text: string): void {
  const sheet = sheetOf(text);
  sheets.push(sheet);
  for (const root of roots) give(root, [sheet]);
}

/**
 * Adopts the player's style sheets, current and future, in a shadow root. Returns a function that stops this.
 */
export function adoptStyles(root: ShadowRoot): () => void {
  give(root, sheets);
  roots.add(root);
  return () => {
    roots.delete(root);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };
}

/**
 * Adds a font to the document: browsers do not load fonts declared in a shadow root. The font is fetched when
 * text needs it.
 *
 * @param address the address of its WOFF2 file
 */
export function addFont(family: string, address: string, descriptors: FontFaceDescriptors): void {
  document.fonts.add(new FontFace(family, `url(${JSON.stringify(address)}) format("woff2")`, descriptors));
}
