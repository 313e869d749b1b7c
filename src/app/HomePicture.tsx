import { memo } from "react";
import type { SymbolExpression } from "../formula/expression.ts";
import { toRuns } from "../formula/to-runs.ts";
import { SCRIPT_SHIFTS, SCRIPT_SIZE } from "../layout/script-places.ts";
import type { Picture, SmallNode } from "./home-picture.ts";

const LETTER = 16;

/** A small graph of a case. It adds no information to the card's text. */
export const HomePicture = memo(function HomePicture({ picture }: { readonly picture: Picture }) {
  const { width, height, unit, nodes, edges } = picture;
  const pad = 3 * unit;
  return (
    <svg
      className="picture"
      viewBox={`${-pad} ${-pad} ${width + 2 * pad} ${height + 2 * pad}`}
      style={{ maxWidth: (width / unit + 6) * 1.15, fontSize: LETTER * unit }}
      aria-hidden="true"
    >
      {edges.map(({ id, line, head }) => (
        <g key={id} className="picture-edge">
          <path className="line" d={line} />
          <path className="head" d={head} />
        </g>
      ))}
      {nodes.map((node) => (
        <PictureNode key={node.id} node={node} radius={6 * unit} />
      ))}
    </svg>
  );
});

function PictureNode({ node, radius }: { readonly node: SmallNode; readonly radius: number }) {
  const { x, y, width, height, kind, symbol, at, patches } = node;
  return (
    <g className="picture-node" data-kind={kind} transform={`translate(${x},${y})`}>
      <rect className="box" width={width} height={height} rx={radius} />
      {patches.map(({ of, tint, ...patch }) => (
        <rect
          key={`${of} ${patch.x} ${patch.y}`}
          className={`patch ${of}`}
          fillOpacity={(0.1 + 0.6 * tint).toFixed(2)}
          {...patch}
        />
      ))}
      <text x={at.x} y={at.y} dy="0.34em">
        <Letters>{symbol}</Letters>
      </text>
    </g>
  );
}

/** A variable in KaTeX's fonts, with its index as a subscript. */
function Letters({ children }: { readonly children: SymbolExpression }) {
  return toRuns(children).map(({ text, face, script }, i) => {
    const key = `${i} ${text}`;
    const dy = `${(SCRIPT_SHIFTS[script] / SCRIPT_SIZE).toFixed(2)}em`;
    const small = script === "normal" ? {} : { dy, fontSize: `${SCRIPT_SIZE}em` };
    return (
      <tspan key={key} className={`math-${face}`} {...small}>
        {text}
      </tspan>
    );
  });
}
