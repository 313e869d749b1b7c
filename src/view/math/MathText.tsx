import { useContext } from "react";
import type { Expression } from "../../formula/expression.ts";
import { readFormula } from "../../formula/parse.ts";
import { BAR, DOT, type Run } from "../../formula/runs.ts";
import { toRuns } from "../../formula/to-runs.ts";
import { type NodeSymbols, nodeOf, SymbolsContext } from "./symbols.ts";

/**
 * A formula in one line of KaTeX's fonts, without KaTeX, for labels and captions. Bars are drawn, and are also
 * in the text for copying and screen readers.
 */
export function MathText({ children }: { readonly children: Expression | string }) {
  const symbols = useContext(SymbolsContext);
  const formula = typeof children === "string" ? readFormula(children) : children;
  return (
    <span className="math-text">
      {wordsOf(toRuns(formula), symbols).map(({ runs, symbol }, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place
          key={i}
          data-symbol={symbol?.node}
          data-part={symbol?.part}
        >
          {runs.map((run) => (
            <RunText key={`${run.script} ${run.text}`} run={run} />
          ))}
        </span>
      ))}
    </span>
  );
}

/** Groups the runs of each symbol of a node; the runs between symbols form groups of their own. */
function wordsOf(runs: readonly Run[], symbols: NodeSymbols) {
  const groups: { of: Run["of"]; runs: Run[] }[] = [];
  for (const run of runs) {
    const last = groups.at(-1);
    if (last !== undefined && last.of === run.of) last.runs.push(run);
    else groups.push({ of: run.of, runs: [run] });
  }
  return groups.map(({ of, runs: own }) => ({ runs: own, symbol: of && nodeOf(of, symbols) }));
}

function RunText({ run: { text, face, script, bar, dot } }: { readonly run: Run }) {
  const className = `math-${face}${bar ? " math-bar" : ""}`;
  if (script === "sub") return <sub className={className}>{text}</sub>;
  if (script === "super") return <sup className={className}>{text}</sup>;
  return (
    <span className={className}>
      {dot ? text + DOT : text}
      {bar && <span className="visually-hidden">{BAR}</span>}
    </span>
  );
}
