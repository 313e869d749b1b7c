import { inflateSync } from "node:zlib";

/** A text of a PDF document as Chromium writes it. */
export interface PdfText {
  /** The number of letters, including spaces. */
  readonly letters: number;
  /** The font size, in CSS pixels if the page is not zoomed. */
  readonly size: number;
}

/** Returns the number of pages of a PDF document. */
export function pageCount(pdf: Buffer): number {
  return [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
}

/** Returns the texts of a PDF document, page by page, in paint order. */
export function textsOf(pdf: Buffer): readonly PdfText[] {
  return streamsOf(pdf).flatMap((stream) =>
    [...stream.matchAll(/\bBT\b(.*?)\bET\b/gs)].map(([, text = ""]) => ({
      letters: [...text.matchAll(/<([0-9A-F]+)> Tj/gi)].reduce(
        (sum, [, ids = ""]) => sum + ids.length / 4,
        0,
      ),
      size: Number(/([\d.]+) Tf/.exec(text)?.[1]),
    })),
  );
}

/** Returns the letters of each page of a document as Chromium writes it, in paint order, without spaces between texts. */
export function pageTexts(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  const [kids = ""] = [...objects.values()].flatMap(
    ({ head }) => /\/Kids \[([^\]]*)\]/.exec(head)?.[1] ?? [],
  );
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = ""]) => {
    const { head = "" } = objects.get(id) ?? {};
    return lettersOf(objects, /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? "", head);
  });
}

interface PdfObject {
  readonly head: string;
  /** The contents of the object's stream; empty without one. */
  readonly stream: string;
}

/** Returns the objects of a document, by their numbers. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString("latin1");
  const objects = [...text.matchAll(/(?<=^|\n)(\d+) 0 obj\n/g)].map(({ index, 0: start, 1: id = "" }) => {
    const from = index + start.length;
    const head = text.slice(from, text.indexOf("endobj", from)).split(/(?<!end)stream\r?\n/)[0] ?? "";
    const stream = /^stream\r?\n/.exec(text.slice(from + head.length, from + head.length + 9));
    const begin = from + head.length + (stream?.[0].length ?? 0);
    const data = pdf.subarray(begin, text.indexOf("endstream", begin));
    return [id, { head, stream: stream === null ? "" : inflated(data) }] as const;
  });
  return new Map(objects);
}

/** Returns the letters that a content stream paints, and those of the forms in it. */
function lettersOf(objects: ReadonlyMap<string, PdfObject>, id: string, resources: string): string {
  const numberOf = (name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(resources)?.[1] ?? "";
  const operators = /\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)> Tj|\/(\w+) Do/g;
  let letters: ReadonlyMap<string, string> = new Map();
  let text = "";
  for (const [, font, ids = "", form] of (objects.get(id)?.stream ?? "").matchAll(operators)) {
    if (font !== undefined) letters = lettersOfFont(objects, numberOf(font));
    else if (form !== undefined) {
      const inner = numberOf(form);
      text += lettersOf(objects, inner, objects.get(inner)?.head ?? "");
    } else for (const [glyph] of ids.matchAll(/.{4}/g)) text += letters.get(glyph.toLowerCase()) ?? "\ufffd";
  }
  return text;
}

/** Returns the letters of a font's glyphs, by their ids in hexadecimal. */
function lettersOfFont(objects: ReadonlyMap<string, PdfObject>, id: string): ReadonlyMap<string, string> {
  const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "")?.[1] ?? "";
  const letters = new Map<string, string>();
  const ranges = /<(\w+)> (?:<(\w+)> )?<(\w+)>$/gm;
  for (const [, from = "", to = from, letter = ""] of (objects.get(map)?.stream ?? "").matchAll(ranges)) {
    const first = Number.parseInt(from, 16);
    const last = Number.parseInt(to, 16);
    const text = Buffer.from(letter, "hex").swap16().toString("utf16le");
    for (let glyph = first; glyph <= last; glyph++) {
      const shifted = (text.codePointAt(0) ?? 0) + glyph - first;
      letters.set(
        glyph.toString(16).padStart(4, "0"),
        glyph === first ? text : String.fromCodePoint(shifted),
      );
    }
  }
  return letters;
}

/** Returns the contents of a document's compressed streams. */
function streamsOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/(?<!end)stream\r?\n/g)].map(({ index, 0: start }) =>
    inflated(pdf.subarray(index + start.length, text.indexOf("endstream", index))),
  );
}

/** Returns the contents of a compressed stream. A stream that is not compressed contains no text. */
function inflated(data: Buffer): string {
  try {
    return inflateSync(data).toString("latin1");
  } catch {
    return "";
  }
}
