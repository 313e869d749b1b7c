import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type OpenSource, openSource } from "../cases/source.ts";
import type { Example } from "../engine/examples.ts";
import type { Run } from "../engine/messages.ts";
import { run } from "../engine/run.ts";
import { boundingBox } from "../scene/box.ts";
import { type Scene, scene } from "../scene/scene.ts";
import { tellingSteps } from "../scene/telling-steps.ts";
import { keyAt } from "../trace/trace.ts";
import { drawStill } from "../view/graph/draw-still.ts";
import { Tex } from "../view/math/Tex.tsx";
import { derivationLines } from "../view/panels/derivation-lines.ts";
import { captionAt } from "../words/caption.ts";
import type { Look } from "./themes-on-tiles.ts";

interface ExampleRowsProps {
  readonly example: Example;
  readonly looks: readonly Look[];
}

/** One example, with a row per key step and a column per theme. */
export function ExampleRows({ example: { name, request }, looks }: ExampleRowsProps) {
  const [ref, near] = useNear<HTMLElement>();
  const finished = useMemo(() => (near ? run(request) : undefined), [near, request]);
  const open = openSource(request);
  return (
    <section ref={ref} data-example={name} data-drawn={finished !== undefined}>
      <h2>{name}</h2>
      {finished !== undefined &&
        tellingSteps(finished.trace).map((index) => (
          <Row key={index} run={finished} open={open} index={index} looks={looks} />
        ))}
    </section>
  );
}

interface RowProps {
  readonly run: Run;
  readonly open: OpenSource;
  readonly index: number;
  readonly looks: readonly Look[];
}

function Row({ run, open, index, looks }: RowProps) {
  const { trace, layout, request } = run;
  const [ref, near] = useNear<HTMLElement>();
  const picture = useMemo(
    () => (near ? scene(trace, layout, index, request.detail ?? false) : undefined),
    [near, trace, layout, index, request],
  );
  const line = derivationLines(open, run).find((candidate) => candidate.index === index);
  return (
    <article ref={ref} data-step={keyAt(trace, index)}>
      <h3>
        {keyAt(trace, index)} {line && <Tex of={line.done} />}
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

/** Returns a ref, and whether its element has ever come near the viewport. */
function useNear<E extends Element>(): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null || near) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: "800px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);
  return [ref, near];
}

/** The margin around a drawing, in drawing units. */
const PAD = 12;

interface TileProps {
  readonly look: Look;
  /** Undefined until the tile comes near the viewport. */
  readonly picture: Scene | undefined;
}

/** A still drawing of one step in one theme. */
function Tile({ look, picture }: TileProps) {
  const drawn = useRef<SVGGElement>(null);
  const whole = picture && { x: 0, y: 0, width: picture.width, height: picture.height };
  const box = picture && whole && boundingBox([whole, ...picture.nodes, ...picture.chips]);
  useLayoutEffect(() => {
    if (drawn.current !== null && picture !== undefined && box !== undefined)
      drawStill(drawn.current, picture, box);
  });
  const view = box ?? { x: 0, y: 0, width: 4, height: 3 };
  return (
    <div className="tile graph" data-theme={look}>
      <svg
        aria-label={look}
        viewBox={`${view.x - PAD} ${view.y - PAD} ${view.width + 2 * PAD} ${view.height + 2 * PAD}`}
      >
        <g ref={drawn} className="camera" />
      </svg>
    </div>
  );
}
