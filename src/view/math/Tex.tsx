import { createContext, useContext, useLayoutEffect, useRef, useState } from "react";
import { texToText } from "../../words/tex-to-text.ts";
import { useAfterFirstPicture } from "../player/player-context.ts";
import { type NodeSymbols, SymbolsContext } from "./symbols.ts";

/** Sets a formula in an element. */
type SetTex = (element: HTMLElement, tex: string, symbols: NodeSymbols) => void;

let setTex: SetTex | undefined;
let loading: Promise<SetTex> | undefined;

/** Loads KaTeX and what marks its symbols. It comes after the first picture; until then formulas are plain text. A later call tries again. */
export function loadKatex(): Promise<SetTex> {
  loading ??= Promise.all([import("katex"), import("./render-tex.ts")]).then(
    ([{ default: katex }, { renderTex }]) => {
      setTex = (element, tex, symbols) => renderTex(katex, element, tex, symbols);
      return setTex;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** For each formula that waits to come near the visible part of the page, the function that sets it now. */
const waiting = new Set<() => void>();

/** Sets all formulas that wait to come near the visible part: on paper, everything is visible. */
export function setWaiting(): void {
  for (const come of waiting) come();
}

/** Whether all formulas inside are set before the next picture is shown, as for paper, which is never scrolled. */
export const SetAtOnce = createContext(false);

interface TexProps {
  /** TeX of this project's own definitions; `\primal` and `\adjoint` colour their argument. */
  readonly children: string;
  /** Whether to set it before the next picture is shown, instead of when it comes near the visible part. */
  readonly eager?: boolean;
  /** Called whenever it has been set, before that is shown. The same function each time. */
  readonly onSet?: ((element: HTMLElement) => void) | undefined;
}

/** A formula, set by KaTeX with its MathML. Until KaTeX is there, and if it never comes, it is plain text. */
export function Tex({ children: tex, eager = false, onSet }: TexProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const [visible, setVisible] = useState(useContext(SetAtOnce) || eager);
  const unhindered = useAfterFirstPicture();
  const symbols = useContext(SymbolsContext);

  // In a layout effect, so that a formula is on the list as soon as it is in the page.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || visible) return;
    const come = () => setVisible(true);
    waiting.add(come);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) come();
      },
      { rootMargin: "200px" },
    );
    observer.observe(element);
    return () => {
      waiting.delete(come);
      observer.disconnect();
    };
  }, [visible]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || !visible) return;
    if (setTex !== undefined) {
      setTex(element, tex, symbols);
      onSet?.(element);
      return;
    }
    if (!unhindered) return;
    let current = true;
    loadKatex().then(
      (set) => {
        if (!current) return;
        set(element, tex, symbols);
        onSet?.(element);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [visible, unhindered, tex, symbols, onSet]);

  return (
    <span ref={ref} className="tex">
      {texToText(tex)}
    </span>
  );
}
