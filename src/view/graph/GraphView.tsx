import { useLayoutEffect, useRef, useState } from "react";
import type { Scene } from "../../scene/scene.ts";
import { graphWords } from "../../words/en/graph.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import { GraphWalk } from "../walk/GraphWalk.tsx";
import type { Walkable } from "../walk/graph-spot.ts";
import { createGraph, type Graph, type View } from "./create-graph.ts";

const Remarks = lazily(async () => (await import("./Remarks.tsx")).Remarks);
const GraphTools = lazily(async () => (await import("./GraphTools.tsx")).GraphTools);
const ZoomButtons = lazily(
  async () => (await import("./ZoomButtons.tsx")).ZoomButtons,
  () => <fieldset className="zoom" />,
);

interface GraphViewProps {
  /** The scene to draw. Undefined before the first run. */
  readonly scene: Scene | undefined;
  /** The slug of the case. When it changes, the view fits again. */
  readonly slug: string | undefined;
  readonly label: string;
  /** The run that the keyboard can walk through. */
  readonly walkable: Walkable | undefined;
  /** The heading of the graph, where two graphs are shown. */
  readonly title: string | undefined;
  /** Whether numbers are told elsewhere when they arrive in this graph. */
  readonly leads: boolean;
  /** Called when the view changes. */
  readonly onView?: (view: View) => void;
}

/** The view before the first picture. */
export const FOLLOWING: View = {
  following: true,
  partial: false,
  whole: false,
  room: { width: 0, height: 0 },
};

function isSameView(a: View, b: View): boolean {
  const isSameRoom = a.room.width === b.room.width && a.room.height === b.room.height;
  return isSameRoom && a.following === b.following && a.partial === b.partial && a.whole === b.whole;
}

/** A graph with its zoom buttons. */
export function GraphView({ scene, slug, label, walkable, title, leads, onView }: GraphViewProps) {
  const svg = useRef<SVGSVGElement>(null);
  const cards = useRef<SVGSVGElement>(null);
  const graph = useRef<Graph>(undefined);
  const [view, setView] = useState(FOLLOWING);
  const player = usePlayer();
  const moved = usePlayerState((state) => state.moved);
  const speed = usePlayerState((state) => state.speed);
  const zoom = usePlayerState((state) => state.zoom);

  // Layout effects: the graph is drawn before the player is painted.
  useLayoutEffect(() => {
    if (svg.current === null || cards.current === null) return;
    graph.current = createGraph(svg.current, cards.current, {
      onView: (next) => setView((old) => (isSameView(old, next) ? old : next)),
      onDeparture: () => leads && player.setArrived(false),
      onArrival: () => leads && player.setArrived(true),
      onMissing: player.reportLoadFailure,
      isFixed: () => !player.store.getState().zoom,
      leavesWheel: () => player.store.getState().embed || scrolls(svg.current),
      now: () => latest.current,
      clicks: { player, pin: leads },
    });
    return () => graph.current?.destroy();
  }, [player, leads]);

  // This effect runs before the drawing effect, which explains the entry under the pointer again.
  const latest = useRef(walkable);
  useLayoutEffect(() => {
    latest.current = walkable;
  });

  // Before the player is painted, as the view decides about the layout.
  useLayoutEffect(() => onView?.(view), [view, onView]);

  // In a ref, so that a change of speed alone does not draw again.
  const pace = useRef(speed);
  useLayoutEffect(() => {
    pace.current = speed;
  }, [speed]);

  useLayoutEffect(() => {
    if (scene === undefined) return;
    graph.current?.draw(scene, moved, pace.current);
  }, [scene, moved]);

  // A view moved by hand applies only to the case in which it was moved.
  useLayoutEffect(() => {
    if (slug !== undefined) graph.current?.fit("jump");
  }, [slug]);

  return (
    <div className="graph">
      {title !== undefined && <p className="graph-title">{title}</p>}
      {scene !== undefined && scene.warnings.length + scene.kinks.length > 0 && <Remarks scene={scene} />}
      <GraphWalk
        of={walkable}
        slug={slug}
        label={graphWords.nodes(title)}
        svg={svg}
        onSpot={(node, entry) => {
          graph.current?.explain(entry);
          graph.current?.reveal(node);
        }}
      >
        <div className="graph-view" data-fixed={!zoom || undefined}>
          <svg ref={svg} role="img" aria-label={label} />
          <svg ref={cards} className="cards" aria-hidden="true" />
        </div>
        {walkable && <GraphTools svg={svg} graph={graph} trace={walkable.trace} leads={leads} />}
      </GraphWalk>
      {zoom && <ZoomButtons graph={graph} view={view} />}
    </div>
  );
}

/** Returns whether the document of an element scrolls vertically. */
function scrolls(element: Element | null): boolean {
  const page = element?.ownerDocument.documentElement;
  return page !== undefined && page.scrollHeight > page.clientHeight;
}
