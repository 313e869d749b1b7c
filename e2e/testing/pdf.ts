import { inflateSync } from "node:zlib";

/** A text of a PDF document as Chromium writes it. */
export interface PdfText {
  /** The number of letters, spaces included. */
  readonly letters: number;
  /** The size of its font, in CSS pixels where the page is not zoomed. */
  readonly size: number;
}

/** The number of pages of a PDF document. */
export function pageCount(pdf: Buffer): number {
  return [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page\b/g)].length;
}

/** The texts of a PDF document, page by page, in the order in which they are painted. */
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

/** The contents of a document's compressed streams. */
function streamsOf(pdf: Buffer): readonly string[] {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/(?<!end)stream\r?\n/g)].flatMap(({ index, 0: start }) => {
    const data = pdf.subarray(index + start.length, text.indexOf("endstream", index));
    try {
      return [inflateSync(data).toString("latin1")];
    } catch {
      // A stream that is not compressed sets no text.
      return [];
    }
  });
}
