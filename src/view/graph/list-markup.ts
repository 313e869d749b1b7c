import type { DisplayList, Drawn } from "../../scene/display-list.ts";
import { escaped, tag } from "../../scene/svg.ts";
import { attributesOf, TAGS } from "./draw-list.ts";
import { spansOf } from "./draw-runs.ts";

/** Returns the layers of a list as SVG text: the elements that `drawList` draws, for the same style sheets. */
export function listMarkup({ edges, nodes, chips, copies }: DisplayList): string {
  return Object.entries({ edges, nodes, chips, copies })
    .map(([name, drawn]) => tag("g", { class: name }, ...drawn.map(markupOf)))
    .join("");
}

function markupOf(element: Drawn): string {
  return tag(TAGS[element.kind], attributesOf(element), ...contentOf(element));
}

function contentOf(element: Drawn): string[] {
  switch (element.kind) {
    case "group":
      return [
        ...(element.tooltip === undefined ? [] : [tag("title", {}, escaped(element.tooltip))]),
        ...element.children.map(markupOf),
      ];
    case "text":
      return [escaped(element.text)];
    case "formula":
      return spansOf(element.runs).map(({ text, attributes }) => tag("tspan", attributes, escaped(text)));
    default:
      return [];
  }
}
