import { useLayoutEffect, useMemo, useRef } from "react";
import type { Box } from "../../layout/layout.ts";
import type { DisplayList } from "../../scene/display-list.ts";
import type { Scene } from "../../scene/scene.ts";
import { handoutWords } from "../../words/en/handout.ts";
import { drawStill } from "../graph/draw-still.ts";
import { piecesOf } from "./pieces.ts";

/** The whole drawing of a step, as wide as the page. A drawing that would be too small is cut into pieces. */
export function PaperGraph({ scene, caption }: { readonly scene: Scene; readonly caption: string }) {
  const { scale, boxes } = useMemo(() => piecesOf(scene.list), [scene]);
  return (
    <div className="paper-graph">
      {boxes.map((box, i) => (
        <Piece
          key={`${box.x} ${box.y}`}
          list={scene.list}
          box={box}
          scale={scale}
          cuts={cutsOf(box, boxes)}
          label={handoutWords.graph(caption, i + 1, boxes.length)}
        />
      ))}
      {boxes.length > 1 && <p className="paper-note">{handoutWords.cut}</p>}
    </div>
  );
}

interface PieceProps {
  readonly list: DisplayList;
  readonly box: Box;
  readonly scale: number;
  /** The lines along which the drawing was cut, as path data. */
  readonly cuts: string;
  readonly label: string;
}

function Piece({ list, box, scale, cuts, label }: PieceProps) {
  const drawn = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    if (drawn.current !== null) drawStill(drawn.current, list, box);
  }, [list, box]);
  const { x, y, width, height } = box;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${x} ${y} ${width} ${height}`}
      width={width * scale}
      height={height * scale}
    >
      <path className="cut" d={cuts} />
      <g ref={drawn} />
    </svg>
  );
}

/** Returns the cut sides of a piece, slightly inside the piece, so that they are visible. */
function cutsOf({ x, y, width, height }: Box, boxes: readonly Box[]): string {
  const [left, right, top, bottom] = [x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5];
  const same = boxes.filter((box) => Math.abs(box.x - x) < 1);
  return [
    boxes.some((box) => box.x < x - 1) ? `M${left},${y}v${height}` : "",
    boxes.some((box) => box.x > x + 1) ? `M${right},${y}v${height}` : "",
    same.some((box) => box.y < y - 1) ? `M${x},${top}h${width}` : "",
    same.some((box) => box.y > y + 1) ? `M${x},${bottom}h${width}` : "",
  ].join("");
}
