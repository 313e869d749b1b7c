/** The advance widths of a font's characters, in ems. */
export type FontWidths = ReadonlyMap<string, number>;

/**
 * Reads the advance widths of a TrueType font from its tables `head`, `hhea`, `hmtx` and `cmap`.
 *
 * @throws Error if the font has no Unicode table of format 4, which nearly all fonts have
 */
export function widthsOf(font: Uint8Array): FontWidths {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = tablesOf(view);
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`font: there is no table "${name}"`);
    return offset;
  };
  const em = view.getUint16(at("head") + 18);
  const measured = view.getUint16(at("hhea") + 34);
  const widthOf = (glyph: number) => view.getUint16(at("hmtx") + 4 * Math.min(glyph, measured - 1)) / em;
  return new Map(
    [...glyphsOf(view, at("cmap"))].map(([code, glyph]) => [String.fromCodePoint(code), widthOf(glyph)]),
  );
}

function tablesOf(view: DataView): ReadonlyMap<string, number> {
  const count = view.getUint16(4);
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const record = 12 + 16 * i;
      const name = [0, 1, 2, 3].map((k) => String.fromCharCode(view.getUint8(record + k))).join("");
      return [name, view.getUint32(record + 8)];
    }),
  );
}

/**
 * Yields the glyph of each character in the segments of a format 4 table. Glyph 0 is the glyph for missing
 * characters.
 */
function* glyphsOf(view: DataView, cmap: number): Generator<[code: number, glyph: number]> {
  const count = view.getUint16(cmap + 2);
  const offsets = Array.from({ length: count }, (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i));
  const table = offsets.find((offset) => view.getUint16(offset) === 4);
  if (table === undefined) throw new Error("font: there is no character table of format 4");
  const span = view.getUint16(table + 6);
  for (let i = 0; i < span; i += 2) {
    const end = view.getUint16(table + 14 + i);
    const start = view.getUint16(table + 16 + span + i);
    const delta = view.getUint16(table + 16 + 2 * span + i);
    const place = table + 16 + 3 * span + i;
    const range = view.getUint16(place);
    for (let letter = start; letter <= end && letter !== 0xffff; letter++) {
      const found = range === 0 ? letter : view.getUint16(place + range + 2 * (letter - start));
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) yield [letter, glyph];
    }
  }
}
