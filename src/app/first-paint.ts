import { isTheme } from "../player/themes.ts";
import { type Framing, isReadable, place, type Size, viewOf } from "../view/graph/camera.ts";
import { rememberedTheme } from "./remembered-theme.ts";

// A classic script in the head of each case's page, which runs before the first paint. The page holds the markup of
// the case before its first step. Any link parameter but the theme may ask for another picture, so that the markup stays
// hidden.

/** The framing of the first scene, and the sizes of its drawing in rows. */
interface StartFraming extends Framing {
  readonly folded: readonly Size[];
}

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
    const framing: StartFraming = JSON.parse(svg.dataset.framing ?? "");
    const room = { width: svg.clientWidth, height: svg.clientHeight };
    // The player folds such a drawing into rows, so that nothing is shown before it.
    if (!isReadable(framing, room) && framing.folded.some((size) => isReadable(size, room)))
      delete page.dataset.start;
    else place(camera, viewOf(framing, room));
  } else if (document.readyState === "loading") requestAnimationFrame(placeGraph);
}
