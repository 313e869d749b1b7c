import { createContext, useContext, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { useAfterFirstPicture } from "../player/player-context.ts";
import type { TexSetting } from "./render-tex.ts";
import { type NodeSymbols, SymbolsContext } from "./symbols.ts";

/** Sets a formula in an element. */
type SetTex = (element: HTMLElement, of: Expression, symbols: NodeSymbols, setting: TexSetting) => void;

let setTex: SetTex | undefined;
let loading: Promise<SetTex> | undefined;

/**
 * Loads KaTeX and the code that marks its symbols, after the first picture. Until then formulas are plain
 * text. A call after a failure tries again.
 */
export function loadKatex(): Promise<SetTex> {
  loading ??= Promise.all([import("katex"), import("./render-tex.ts")]).then(
    ([{ default: katex }, { renderTex }]) => {
      setTex = (...formula) => renderTex(katex, ...formula);
      return setTex;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** For each formula that waits to come near the viewport, the function that sets the formula now. */
const waiting = new Set<() => void>();
/** The same for formulas that are near the viewport, in the order in which they came near. */
const near = new Set<() => void>();

/** How long formulas are set in a frame, in milliseconds, so that keys are answered between frames. */
const SLICE = 8;

/** Sets a formula in one of the next frames. */
function setSoon(setNow: () => void): void {
  if (near.size === 0) requestAnimationFrame(setSlice);
  near.add(setNow);
}

function setSlice(): void {
  const end = performance.now() + SLICE;
  for (const setNow of near) {
    near.delete(setNow);
    flushSync(setNow);
    if (performance.now() > end) break;
  }
  if (near.size > 0) requestAnimationFrame(setSlice);
}

/** Sets all formulas that wait to come near the viewport: on paper, everything is visible. */
export function setWaiting(): void {
  for (const setNow of waiting) setNow();
}

/**
 * Whether all formulas inside are set before the next paint, for example for paper, which is never scrolled.
 */
export const SetAtOnce = createContext(false);

interface TexProps extends TexSetting {
  readonly of: Expression;
  /** Whether to set the formula before the next paint, instead of when it comes near the viewport. */
  readonly eager?: boolean;
  /** Called whenever the formula has been set, before the paint. Must be the same function each time. */
  readonly onSet?: ((element: HTMLElement) => void) | undefined;
}

/** A formula, set by KaTeX with its MathML. Plain text until KaTeX is loaded, or if loading fails. */
export function Tex({ of: given, eager = false, onSet, display, slash }: TexProps) {
  const of = useUnchanged(given);
  const ref = useRef<HTMLSpanElement>(null);
  const [visible, setVisible] = useState(useContext(SetAtOnce) || eager);
  const unhindered = useAfterFirstPicture();
  const symbols = useContext(SymbolsContext);

  // In a layout effect, so that a formula is in the set as soon as it is in the page.
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || visible) return;
    const setNow = () => setVisible(true);
    waiting.add(setNow);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSoon(setNow);
      },
      { rootMargin: "200px" },
    );
    observer.observe(element);
    return () => {
      waiting.delete(setNow);
      near.delete(setNow);
      observer.disconnect();
    };
  }, [visible]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || !visible) return;
    if (setTex !== undefined) {
      setTex(element, of, symbols, { display, slash });
      onSet?.(element);
      return;
    }
    if (!unhindered) return;
    let current = true;
    loadKatex().then(
      (set) => {
        if (!current) return;
        set(element, of, symbols, { display, slash });
        onSet?.(element);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [visible, unhindered, of, symbols, onSet, display, slash]);

  return (
    <span ref={ref} className="tex">
      {toText(of)}
    </span>
  );
}

/** Returns the same object while formulas are equal, so that a formula is not set again at every rendering. */
function useUnchanged(of: Expression): Expression {
  const [kept, keep] = useState(of);
  if (kept === of || keyOf(kept) === keyOf(of)) return kept;
  keep(of);
  return of;
}

/** The text tells numbers apart for which JSON has no form, such as NaN and ∞. */
function keyOf(of: Expression): string {
  return `${JSON.stringify(of)} ${toText(of)}`;
}
