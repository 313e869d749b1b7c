import { useMemo } from "react";
import type { AnyCase } from "../cases/define-case.ts";
import { caseBySlug } from "../cases/record.ts";
import { runnable } from "../cases/source.ts";
import type { Example } from "../engine/examples.ts";
import type { Run } from "../engine/messages.ts";
import { run } from "../engine/run.ts";
import { scene } from "../scene/scene.ts";
import { tellingSteps } from "../scene/telling-steps.ts";
import { keyAt } from "../trace/trace.ts";
import { Tex } from "../view/math/Tex.tsx";
import { derivationLines } from "../view/panels/derivation-lines.ts";
import { captionAt } from "../words/caption.ts";
import { Tile } from "./Tile.tsx";
import type { Look } from "./themes-on-tiles.ts";
import { useNear } from "./use-near.ts";

interface ExampleRowsProps {
  readonly example: Example;
  readonly looks: readonly Look[];
}

/** One example, with a row per key step and a column per theme. */
export function ExampleRows({ example: { name, request }, looks }: ExampleRowsProps) {
  const [ref, near] = useNear<HTMLElement>();
  const finished = useMemo(() => (near ? run(request) : undefined), [near, request]);
  const spec = caseBySlug(runnable(request).case);
  return (
    <section ref={ref} data-example={name} data-drawn={finished !== undefined}>
      <h2>{name}</h2>
      {finished !== undefined &&
        spec !== undefined &&
        tellingSteps(finished.trace).map((index) => (
          <Row key={index} run={finished} spec={spec} index={index} looks={looks} />
        ))}
    </section>
  );
}

interface RowProps {
  readonly run: Run;
  readonly spec: AnyCase;
  readonly index: number;
  readonly looks: readonly Look[];
}

function Row({ run, spec, index, looks }: RowProps) {
  const { trace, layout, request } = run;
  const [ref, near] = useNear<HTMLElement>();
  const picture = useMemo(
    () => (near ? scene(trace, layout, index, request.detail ?? false) : undefined),
    [near, trace, layout, index, request],
  );
  const line = derivationLines(spec, run).find((candidate) => candidate.index === index);
  return (
    <article ref={ref} data-step={keyAt(trace, index)}>
      <h3>
        {keyAt(trace, index)} {line && <Tex>{line.tex + line.result}</Tex>}
      </h3>
      <p>{captionAt(trace, index)}</p>
      <div className="tiles">
        {looks.map((look) => (
          <Tile key={look} look={look} picture={picture} />
        ))}
      </div>
    </article>
  );
}
