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

/** Returns the contents of a document's compressed streams. */
function streamsOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/(?<!end)stream\r?\n/g)].flatMap(({ index, 0: start }) => {
    const data = pdf.subarray(index + start.length, text.indexOf("endstream", index));
    try {
      return [inflateSync(data).toString("latin1")];
    } catch {
      // A stream that is not compressed contains no text.
      return [];
    }
  });
}
