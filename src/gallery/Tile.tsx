import { useLayoutEffect, useRef } from "react";
import { boundingBox } from "../scene/box.ts";
import type { Scene } from "../scene/scene.ts";
import { drawStill } from "../view/graph/draw-still.ts";
import type { Look } from "./themes-on-tiles.ts";

/** The margin around a drawing, in drawing units. */
const PAD = 12;

interface TileProps {
  readonly look: Look;
  /** Undefined until the tile comes near the viewport. */
  readonly picture: Scene | undefined;
}

/** A still drawing of one step in one theme. */
export function Tile({ look, picture }: TileProps) {
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
