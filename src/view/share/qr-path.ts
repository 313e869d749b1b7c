import { encodeQR } from "qr";

/** A QR code as a drawing of unit squares. */
export interface QrDrawing {
  /** The number of squares per side, including the quiet zone that readers need. */
  readonly size: number;
  /** The dark squares, as path data. */
  readonly path: string;
}

/**
 * Returns the QR code of a text. Undefined if the text is too long (ISO/IEC 18004: 2,331 bytes at this
 * level).
 */
export function qrDrawing(text: string): QrDrawing | undefined {
  try {
    const rows = encodeQR(text, "raw", { ecc: "medium", border: 3 });
    const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: rows.length, path: squares.join("") };
  } catch {
    return undefined;
  }
}
