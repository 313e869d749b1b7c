import type { AnyCase } from "../../cases/define-case.ts";
import type { Run } from "../../engine/messages.ts";
import { Tex } from "../math/Tex.tsx";
import { derivationLines, type Line } from "../panels/derivation-lines.ts";
import { PHASE_HEADINGS } from "../panels/phase-headings.ts";
import { texWidth } from "../panels/tex-width.ts";

/** How wide a line may be set, in ems, where two columns stand beside each other. */
const COLUMN = 26;
/** Fewer lines are not worth two columns. */
const FEW = 4;

/** All lines of a case with their results, by phase, the one of the step marked. */
export function PaperDerivation({
  spec,
  run,
  index,
}: {
  readonly spec: AnyCase;
  readonly run: Run;
  readonly index: number;
}) {
  const lines = derivationLines(spec, run);
  return [...new Set(lines.map(({ phase }) => phase))].map((phase) => {
    const own = lines.filter((line) => line.phase === phase);
    const narrow = own.length >= FEW && Math.max(...own.map(widthOf)) <= COLUMN;
    return (
      <section key={phase} className="paper-phase" data-phase={phase}>
        <h3>{PHASE_HEADINGS[phase]}</h3>
        <ol className={narrow ? "paper-lines two-columns" : "paper-lines"} start={own[0]?.index}>
          {own.map((line) => (
            <li
              key={line.key}
              value={line.index}
              data-step={line.index}
              data-paper-line={line.key}
              aria-current={line.index === index ? "step" : undefined}
            >
              <Tex>{line.tex + line.result}</Tex>
              {line.aside !== "" && <span className="aside">{line.aside}</span>}
            </li>
          ))}
        </ol>
      </section>
    );
  });
}

function widthOf({ tex, result, aside }: Line): number {
  return texWidth(tex + result) + 0.45 * aside.length;
}
