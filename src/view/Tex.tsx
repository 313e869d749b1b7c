import { useEffect, useRef, useState } from "react";
import { texToText } from "../trace/tex-to-text.ts";
import { useMedia } from "./use-media.ts";

type Katex = typeof import("katex").default;

let katex: Katex | undefined;
let loading: Promise<Katex> | undefined;

/** KaTeX comes after the first picture; until then formulas are plain text. */
async function loadKatex(): Promise<Katex> {
  loading ??= import("katex").then((module) => {
    katex = module.default;
    return katex;
  });
  return loading;
}

interface TexProps {
  /** TeX of this project's own definitions; `\primal` and `\adjoint` colour their argument. */
  readonly children: string;
  readonly display?: boolean;
}

/** A formula, set by KaTeX with its MathML once it comes near the visible part of the page. */
export function Tex({ children: tex, display = false }: TexProps) {
  const ref = useRef<HTMLSpanElement>(null);
  const [visible, setVisible] = useState(false);
  const dark = useMedia("(prefers-color-scheme: dark)");

  useEffect(() => {
    const element = ref.current;
    if (element === null || visible) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setVisible(true);
      },
      { rootMargin: "200px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [visible]);

  useEffect(() => {
    const element = ref.current;
    if (element === null || !visible) return;
    let current = true;
    const render = (library: Katex) => current && renderTex(library, element, tex, display, dark);
    if (katex === undefined) void loadKatex().then(render);
    else render(katex);
    return () => {
      current = false;
    };
  }, [visible, tex, display, dark]);

  return (
    <span ref={ref} className="tex">
      {texToText(tex)}
    </span>
  );
}

function renderTex(
  library: Katex,
  element: HTMLElement,
  tex: string,
  displayMode: boolean,
  dark: boolean,
): void {
  library.render(coloured(tex, dark), element, {
    displayMode,
    trust: false,
    maxSize: 10,
    maxExpand: 200,
    throwOnError: false,
  });
}

/** Colours are written out here, since a macro of KaTeX would take the `#` of a colour for an argument. */
function coloured(tex: string, dark: boolean): string {
  const [primal, adjoint] = dark ? ["#7db4f5", "#ff9d70"] : ["#0b63c5", "#c2410c"];
  return tex
    .replaceAll("\\primal{", `\\textcolor{${primal}}{`)
    .replaceAll("\\adjoint{", `\\textcolor{${adjoint}}{`);
}
