import { type CSSProperties, useEffect, useRef } from "react";
import type { Expression } from "../../formula/expression.ts";
import { Tex } from "../math/Tex.tsx";
import { beforePaint } from "../ui/before-paint.ts";

/** Converts the estimate, in ems of KaTeX's letters, to ems of the surrounding text, with some slack. */
const ESTIMATED = 1.22;
/** Slack for the measured width, which is in whole pixels. */
const MEASURED = 1.01;

interface NumbersProps {
  readonly formula: Expression;
  /**
   * The estimated width, in ems of its letters. Used until the formula is set, and where it is not rendered.
   */
  readonly ems: number;
}

/**
 * Sets a working in rows that do not wrap. The style sheet shrinks it, by its width in `--ems`, to fit its
 * box.
 */
export function Numbers({ formula, ems }: NumbersProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    const fonts = box?.ownerDocument.fonts;
    // Fonts that load later have other widths.
    const measureAgain = () => measure(box?.firstElementChild);
    fonts?.addEventListener("loadingdone", measureAgain);
    return () => fonts?.removeEventListener("loadingdone", measureAgain);
  }, []);
  return (
    <div ref={ref} className="numbers" style={{ "--ems": ESTIMATED * ems } as CSSProperties}>
      <Tex of={formula} eager onSet={measure} />
    </div>
  );
}

/** Gives the box of a formula the width of the formula, before the next paint. */
function measure(text: Element | null | undefined): void {
  const box = text?.parentElement;
  if (!text || !box) return;
  beforePaint(() => {
    const width = text.querySelector<HTMLElement>(".katex-html")?.offsetWidth ?? 0;
    // Elements that are not rendered have no width.
    if (width === 0) return undefined;
    const ems = (MEASURED * width) / Number.parseFloat(getComputedStyle(text).fontSize);
    const before = Number(box.style.getPropertyValue("--ems"));
    return Math.abs(ems - before) < 0.05 ? undefined : () => box.style.setProperty("--ems", ems.toFixed(2));
  });
}
