import { useMemo } from "react";
import { shareWords } from "../../words/en/share.ts";
import { qrDrawing } from "./qr-path.ts";

/** An address as a QR code, dark on light in every theme, because readers expect that. */
export function QrCode({ text }: { readonly text: string }) {
  const drawing = useMemo(() => qrDrawing(text), [text]);
  if (drawing === undefined) return <p className="share-remark">{shareWords.qrTooLong}</p>;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      role="img"
      aria-label={shareWords.qrCode}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={drawing.path} fill="#000000" />
    </svg>
  );
}
