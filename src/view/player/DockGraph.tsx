import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { dockWords } from "../../words/en/dock.ts";
import { READABLE } from "../graph/camera.ts";
import { createGraph, type Graph } from "../graph/create-graph.ts";
import { useScene } from "../graph/use-scene.ts";
import { usePlayerState } from "./player-context.ts";

/** The graph counts as scrolled away when less than this part of it is on the screen. */
const LEAST = 0.3;
/** The room above and below a node, and the greatest height of the small graph, in CSS pixels. */
const [ROOM, HIGHEST] = [7, 170];

/** A small graph below the dock while the graph is scrolled away, as in the derivation on a phone. It leads back there. */
export function DockGraph() {
  const place = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);

  useEffect(() => {
    const watched = graphsBeside(place.current);
    if (!watched) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry) setAway(entry.intersectionRatio < LEAST && entry.boundingClientRect.top < 0);
      },
      { threshold: LEAST },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={place} className="dock-graph">
      {away && <SmallGraph onOpen={() => graphsBeside(place.current)?.scrollIntoView({ block: "center" })} />}
    </div>
  );
}

function graphsBeside(element: Element | null): Element | null | undefined {
  return element?.closest("[data-pullback]")?.querySelector(".graphs");
}

/** The part of the graph that the step is about, as a button. */
function SmallGraph({ onOpen }: { readonly onOpen: () => void }) {
  const { scene } = useScene();
  const moved = usePlayerState((state) => state.moved);
  const speed = usePlayerState((state) => state.speed);
  const svg = useRef<SVGSVGElement>(null);
  const cards = useRef<SVGSVGElement>(null);
  const graph = useRef<Graph>(undefined);

  useLayoutEffect(() => {
    if (svg.current === null || cards.current === null) return;
    graph.current = createGraph(svg.current, cards.current, ONLY_SHOWN);
    return () => graph.current?.destroy();
  }, []);
  const drawn = useRef({ moved, speed });
  useLayoutEffect(() => {
    drawn.current = { moved, speed };
  });
  useLayoutEffect(() => {
    if (scene !== undefined) graph.current?.draw(scene, drawn.current.moved, drawn.current.speed);
  }, [scene]);

  const tallest = Math.max(...(scene?.picture.layout.nodes ?? []).map(({ height }) => height));
  const height = Math.min(Math.ceil(tallest * READABLE) + 2 * ROOM, HIGHEST);
  return (
    <button type="button" aria-label={dockWords.showGraph} style={{ height }} onClick={onOpen}>
      <span className="graph-view">
        <svg ref={svg} aria-hidden="true" />
        <svg ref={cards} className="cards" aria-hidden="true" />
      </span>
    </button>
  );
}

const nothing = () => undefined;
const ONLY_SHOWN = {
  onView: nothing,
  onDeparture: nothing,
  onArrival: nothing,
  onMissing: nothing,
  isFixed: () => true,
  leavesWheel: () => true,
  now: nothing,
};
