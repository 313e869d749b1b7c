import { useLayoutEffect, useRef } from "react";
import type { Expression } from "../formula/expression.ts";
import { toPython } from "../formula/to-python.ts";
import { toRuns } from "../formula/to-runs.ts";
import { toTex } from "../formula/to-tex.ts";
import { toText } from "../formula/to-text.ts";
import { widthOfRuns } from "../layout/font-metrics.ts";
import { drawRuns } from "../view/graph/draw-runs.ts";
import { Tex } from "../view/math/Tex.tsx";
import { spoken } from "../words/spoken.ts";
import { printedFormulas } from "./printed-formulas.ts";

/** Every formula of all cases and operations, as each printer writes it. */
export function FormulaTable() {
  return (
    <section data-formulas="">
      <h2>Formulas</h2>
      <table className="formulas">
        <thead>
          <tr>
            {["place", "set by KaTeX", "TeX", "letters in SVG", "text", "speech", "Python"].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {printedFormulas().map(({ place, formula }) => (
            <tr key={place}>
              <th scope="row">{place}</th>
              <td>
                <Tex of={formula} />
              </td>
              <td>
                <code>{toTex(formula)}</code>
              </td>
              <td>
                <Letters of={formula} />
              </td>
              <td>{toText(formula)}</td>
              <td>{spoken(formula)}</td>
              <td>
                <code>{toPython(formula)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The font size of a formula's letters, in CSS pixels. */
const SIZE = 17;

/** A formula drawn as in a graph. */
function Letters({ of }: { readonly of: Expression }) {
  const ref = useRef<SVGTextElement>(null);
  const runs = toRuns(of);
  useLayoutEffect(() => {
    if (ref.current !== null) drawRuns(ref.current, toRuns(of));
  }, [of]);
  return (
    <svg role="img" aria-label={toText(of)} width={widthOfRuns(runs, SIZE) + 4} height={2 * SIZE}>
      <text ref={ref} x={2} y={1.3 * SIZE} fontSize={SIZE} fill="currentColor" />
    </svg>
  );
}
