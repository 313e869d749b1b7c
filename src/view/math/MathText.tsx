import { useContext } from "react";
import { BAR, textRuns } from "../../words/text-runs.ts";
import { SymbolsContext } from "./symbols.ts";

/**
 * A line of plain-text mathematics in KaTeX's fonts, without KaTeX, for labels and captions. Bars are drawn,
 * and are also in the text for copying and screen readers.
 */
export function MathText({ children }: { readonly children: string }) {
  const symbol = useContext(SymbolsContext).byText.get(children);
  return (
    <span className="math-text" data-symbol={symbol?.node} data-part={symbol?.part}>
      {textRuns(children).map(({ text, face, script, bar }, i) => {
        const key = `${i} ${text}`;
        const className = `math-${face}${bar ? " math-bar" : ""}`;
        if (script === "sub")
          return (
            <sub key={key} className={className}>
              {text}
            </sub>
          );
        if (script === "super")
          return (
            <sup key={key} className={className}>
              {text}
            </sup>
          );
        return (
          <span key={key} className={className}>
            {text}
            {bar && <span className="visually-hidden">{BAR}</span>}
          </span>
        );
      })}
    </span>
  );
}
