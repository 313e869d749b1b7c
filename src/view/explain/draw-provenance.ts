import { select } from "d3";
import { isNear } from "../../layout/box.ts";
import type { Box } from "../../layout/layout.ts";
import type { DisplayList } from "../../scene/display-list.ts";
import { provenanceWords } from "../../words/en/provenance.ts";
import { READ } from "../../words/writing.ts";
import { type Placement, placed, type Viewport } from "../graph/camera.ts";
import { CARD, cardBeside } from "./card.ts";
import { type Ring, ringsOf } from "./marks.ts";
import type { Provenance } from "./provenance.ts";

/** Draws rings around the entries of a provenance, the ring of the entry under the pointer first. */
export function drawRings(
  layer: SVGGElement,
  list: DisplayList,
  provenance: Provenance | undefined,
): readonly Ring[] {
  const rings = provenance === undefined ? [] : ringsOf(list, provenance.marks);
  select(layer)
    .selectAll<SVGRectElement, Ring>("rect")
    .data(rings)
    .join("rect")
    .attr("class", ({ role }) => role)
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .attr("width", ({ width }) => width)
    .attr("height", ({ height }) => height)
    .attr("rx", ({ height }) => Math.min(3, height / 5));
  return rings;
}

/** Draws the card that explains the provenance of the entry in the first ring. */
export function drawCard(
  layer: SVGGElement,
  { nodes, chips }: DisplayList,
  provenance: Provenance | undefined,
  rings: readonly Ring[],
  view: Placement,
  viewport: Viewport,
): void {
  const onScreen = (box: Box) => placed(view, box);
  const [ring] = rings;
  const all = [...nodes, ...chips].map(({ box }) => box);
  const owner = ring && all.find((box) => isNear(box, ring, 0));
  const cards =
    provenance && ring && owner
      ? [
          cardBeside(provenanceWords.sentence(provenance, READ), {
            place: onScreen(ring),
            owner: onScreen(owner),
            rings: rings.map(onScreen),
            others: all.map(onScreen),
            viewport,
          }),
        ]
      : [];
  const groups = select(layer)
    .selectAll<SVGGElement, (typeof cards)[number]>("g.card")
    .data(cards)
    .join((entering) => {
      const card = entering.append("g").attr("class", "card");
      card.append("rect").attr("rx", 7);
      return card;
    })
    .attr("data-card", ({ lines }) => lines.join(" "))
    .attr("transform", ({ x, y }) => `translate(${x},${y})`);
  groups
    .select("rect")
    .attr("width", ({ width }) => width)
    .attr("height", ({ height }) => height);
  groups
    .selectAll<SVGTextElement, string>("text")
    .data(({ lines }) => lines)
    .join("text")
    .attr("x", CARD.pad)
    .attr("y", (_, i) => CARD.pad + CARD.size - 1 + i * CARD.line)
    .text((line) => line);
}
