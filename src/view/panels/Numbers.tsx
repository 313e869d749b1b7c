import { type CSSProperties, useEffect, useRef } from "react";
import { Tex } from "../math/Tex.tsx";

/** From the ems of an estimate, which are those of KaTeX's letters, to those of the text around, and to spare. */
const ESTIMATED = 1.22;
/** From the measured width, which is in whole pixels. */
const MEASURED = 1.01;

interface NumbersProps {
  readonly tex: string;
  /** About how wide it is set, in ems of its letters; what counts until it is set, and where it is not shown. */
  readonly ems: number;
}

/**
 * A working in rows of its own, which are not broken. The style sheet makes it as small as its width, in
 * `--ems`, needs to be in whatever box it is shown.
 */
export function Numbers({ tex, ems }: NumbersProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    const fonts = box?.ownerDocument.fonts;
    // Letters of fonts that are still to come have other widths.
    const measureAgain = () => measure(box?.firstElementChild);
    fonts?.addEventListener("loadingdone", measureAgain);
    return () => fonts?.removeEventListener("loadingdone", measureAgain);
  }, []);
  return (
    <div ref={ref} className="numbers" style={{ "--ems": ESTIMATED * ems } as CSSProperties}>
      <Tex eager onSet={measure}>
        {tex}
      </Tex>
    </div>
  );
}

/** Gives the box of a set formula the formula's width. */
function measure(text: Element | null | undefined): void {
  const box = text?.parentElement;
  const formula = text?.querySelector<HTMLElement>(".katex-html");
  if (!text || !box || !formula) return;
  const before = box.style.getPropertyValue("--ems");
  // At its full size, so that the outcome is the same from whatever it was.
  box.style.setProperty("--ems", "0.01");
  const found = formula.offsetWidth / Number.parseFloat(getComputedStyle(text).fontSize);
  // What is not shown has no width.
  box.style.setProperty("--ems", found > 0 ? (MEASURED * found).toFixed(2) : before);
}
