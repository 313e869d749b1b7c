import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type OpenSource, openSource } from "../cases/source.ts";
import type { Example } from "../engine/examples.ts";
import type { Run } from "../engine/messages.ts";
import { run } from "../engine/run.ts";
import { boundingBox } from "../layout/box.ts";
import type { Box } from "../layout/layout.ts";
import type { DisplayList } from "../scene/display-list.ts";
import { timelineOf } from "../scene/motion/timelines.ts";
import { type Picture, picture } from "../scene/picture.ts";
import { type Scene, sceneAt } from "../scene/scene.ts";
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
  /** Fractions of the time of a step's motion. */
  readonly times: readonly number[];
}

/** One example, with a row per key step and a column per theme. */
export function ExampleRows({ example: { name, request }, looks, times }: ExampleRowsProps) {
  const [ref, near] = useNear<HTMLElement>();
  const finished = useMemo(() => (near ? run(request) : undefined), [near, request]);
  const drawing = useMemo(() => finished && picture(finished, request.detail ?? false), [finished, request]);
  const open = openSource(request);
  return (
    <section ref={ref} data-example={name} data-drawn={finished !== undefined}>
      <h2>{name}</h2>
      {finished !== undefined &&
        drawing !== undefined &&
        tellingSteps(finished.trace).map((index) => (
          <Row
            key={index}
            run={finished}
            picture={drawing}
            open={open}
            index={index}
            looks={looks}
            times={times}
          />
        ))}
    </section>
  );
}

interface RowProps {
  readonly run: Run;
  readonly picture: Picture;
  readonly open: OpenSource;
  readonly index: number;
  readonly looks: readonly Look[];
  readonly times: readonly number[];
}

function Row({ run, picture, open, index, looks, times }: RowProps) {
  const { trace } = run;
  const [ref, near] = useNear<HTMLElement>();
  const scene = useMemo(() => (near ? sceneAt(picture, index) : undefined), [near, picture, index]);
  const timeline = useMemo(() => (near ? timelineOf(picture, index) : undefined), [near, picture, index]);
  const line = derivationLines(open, run).find((candidate) => candidate.index === index);
  return (
    <article ref={ref} data-step={keyAt(trace, index)}>
      <h3>
        {keyAt(trace, index)} {line && <Tex of={line.done} />}
      </h3>
      <p>{captionAt(trace, index)}</p>
      <div className="tiles">
        {looks.flatMap((look) =>
          times.map((t) => (
            <Tile
              key={`${look} ${t}`}
              look={look}
              list={timeline?.at(t) ?? scene?.list}
              box={scene && boundsOf(scene)}
            />
          )),
        )}
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
  /** What is drawn, and the box around it. Undefined until the tile comes near the viewport. */
  readonly list: DisplayList | undefined;
  readonly box: Box | undefined;
}

/** A drawing of one step, at one time of its motion, in one theme. */
function Tile({ look, list, box }: TileProps) {
  const drawn = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    if (drawn.current !== null && list !== undefined && box !== undefined)
      drawStill(drawn.current, list, box);
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

/** Returns the box around a drawing and its chips. */
function boundsOf({ width, height, list }: Scene): Box {
  const parts = [...list.nodes, ...list.chips].map(({ box }) => box);
  return boundingBox([{ x: 0, y: 0, width, height }, ...parts]);
}
