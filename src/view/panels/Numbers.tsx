import { type CSSProperties, useEffect, useRef } from "react";
import type { Expression } from "../../formula/expression.ts";
import { Tex } from "../math/Tex.tsx";

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

/** Gives the box of a formula the width of the formula. */
function measure(text: Element | null | undefined): void {
  const box = text?.parentElement;
  const formula = text?.querySelector<HTMLElement>(".katex-html");
  if (!text || !box || !formula) return;
  const before = box.style.getPropertyValue("--ems");
  // At its full size, so that the measurement does not depend on the previous width.
  box.style.setProperty("--ems", "0.01");
  const found = formula.offsetWidth / Number.parseFloat(getComputedStyle(text).fontSize);
  // Elements that are not rendered have no width.
  box.style.setProperty("--ems", found > 0 ? (MEASURED * found).toFixed(2) : before);
}
