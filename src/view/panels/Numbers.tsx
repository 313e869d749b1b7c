import { type CSSProperties, useCallback, useEffect, useRef } from "react";
import { Tex } from "../Tex.tsx";

/** From the ems of an estimate, which are those of KaTeX's letters, to those of the text around, and to spare. */
const ESTIMATED = 1.22;
/** From the measured width. Browsers round the widths of letters, otherwise at each size. */
const MEASURED = 1.03;

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
  const measure = useCallback(() => {
    const box = ref.current;
    const formula = box?.querySelector<HTMLElement>(".katex-html");
    if (!box || !formula) return;
    const before = box.style.getPropertyValue("--ems");
    // At its full size, so that the outcome is the same from whatever it was.
    box.style.setProperty("--ems", "0.01");
    const size = Number.parseFloat(getComputedStyle(box.firstElementChild ?? box).fontSize);
    const found = formula.offsetWidth / size;
    // What is not shown has no width.
    box.style.setProperty("--ems", found > 0 ? (MEASURED * found).toFixed(2) : before);
  }, []);
  useEffect(() => {
    // Letters of fonts that are still to come have other widths.
    const fonts = ref.current?.ownerDocument.fonts;
    fonts?.addEventListener("loadingdone", measure);
    return () => fonts?.removeEventListener("loadingdone", measure);
  }, [measure]);
  return (
    <div ref={ref} className="numbers" style={{ "--ems": ESTIMATED * ems } as CSSProperties}>
      <Tex eager onSet={measure}>
        {tex}
      </Tex>
    </div>
  );
}
