import { isTheme } from "../player/themes.ts";
import { type Framing, place, viewOf } from "../view/graph/camera.ts";
import { rememberedTheme } from "./remembered-theme.ts";

// A classic script in the head of each case's page, which runs before the first paint. The page holds the markup of
// the case before its first step. Any link parameter but the theme may ask for another picture, so that the markup stays
// hidden.

const page = document.documentElement;
const params = new URLSearchParams(location.search);
const asked = params.get("theme");
const theme = isTheme(asked) ? asked : rememberedTheme();
if (theme !== "auto") page.dataset.theme = theme;
params.delete("theme");
if (params.toString() === "") {
  page.dataset.start = "";
  placeGraph();
}

/**
 * Places the graph as the player does, in the frame in which the page first has the graph: a frame's callbacks run
 * before it is painted.
 */
function placeGraph(): void {
  const svg = document.querySelector<SVGSVGElement>("[data-framing]");
  const camera = svg?.querySelector<SVGGElement>(".camera");
  if (svg && camera) {
    const framing: Framing = JSON.parse(svg.dataset.framing ?? "");
    place(camera, viewOf(framing, { width: svg.clientWidth, height: svg.clientHeight }));
  } else if (document.readyState === "loading") requestAnimationFrame(placeGraph);
}
