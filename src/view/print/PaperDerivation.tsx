import type { Run } from "../../engine/messages.ts";
import { toText } from "../../formula/to-text.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import { Tex } from "../math/Tex.tsx";
import { derivationLines, type Line, phaseLines, type Taught } from "../panels/derivation-lines.ts";
import { formulaWidth } from "../panels/formula-width.ts";

/** The maximum width of a line in a layout of two columns, in ems. */
const COLUMN = 26;
/** The least number of lines for two columns. */
const FEW = 4;

/** Lists all lines of a case with their results, by phase, and marks the line of the current step. */
export function PaperDerivation({
  taught,
  run,
  index,
}: {
  readonly taught: Taught;
  readonly run: Run;
  readonly index: number;
}) {
  const lines = derivationLines(taught, run);
  return [...new Set(lines.map(({ phase }) => phase))].map((phase) => {
    const own = lines.filter((line) => line.phase === phase);
    const narrow = own.length >= FEW && Math.max(...own.map(widthOf)) <= COLUMN;
    return (
      <section key={phase} className="paper-phase" data-phase={phase}>
        <h3>{derivationWords.headings[phase]}</h3>
        {phaseLines(taught, run, phase).map((line) => (
          <div key={toText(line)} className="text-line">
            <Tex of={line} />
          </div>
        ))}
        <ol className={narrow ? "paper-lines two-columns" : "paper-lines"} start={own[0]?.index}>
          {own.map((line) => (
            <li
              key={line.key}
              value={line.index}
              data-step={line.index}
              data-paper-line={line.key}
              aria-current={line.index === index ? "step" : undefined}
            >
              <Tex of={line.done} display={line.phase === "gradient"} />
              {line.aside !== "" && <span className="aside">{line.aside}</span>}
              {line.below.map(({ done }) => (
                <div key={toText(done)} className="text-line">
                  <Tex of={done} />
                </div>
              ))}
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

function widthOf({ done, aside }: Line): number {
  return formulaWidth(done) + 0.45 * aside.length;
}
