import type { Run } from "../../engine/messages.ts";
import { derivationWords } from "../../words/en/derivation.ts";
import { Tex } from "../math/Tex.tsx";
import { derivationLines, type Line, type Taught } from "../panels/derivation-lines.ts";
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
    const phaseLines = lines.filter((line) => line.phase === phase);
    const narrow = phaseLines.length >= FEW && Math.max(...phaseLines.map(widthOf)) <= COLUMN;
    return (
      <section key={phase} className="paper-phase" data-phase={phase}>
        <h3>{derivationWords.headings[phase]}</h3>
        <ol className={narrow ? "paper-lines two-columns" : "paper-lines"} start={phaseLines[0]?.index}>
          {phaseLines.map((line) => (
            <li
              key={line.key}
              value={line.index}
              data-step={line.index}
              data-paper-line={line.key}
              aria-current={line.index === index ? "step" : undefined}
            >
              <Tex of={line.done} display={line.phase === "gradient"} />
              {line.aside !== "" && <span className="aside">{line.aside}</span>}
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
