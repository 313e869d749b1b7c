import { type RefObject, useEffect, useRef, useState } from "react";
import { LEAST_TIME } from "../../player/reading-time.ts";
import type { Scene, SceneNode } from "../../scene/scene.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { useMedia } from "../ui/use-media.ts";
import { GraphWalk } from "../walk/GraphWalk.tsx";
import type { Walkable } from "../walk/graph-spot.ts";
import { createGraph, type Graph, type View } from "./create-graph.ts";
import type { HitTarget } from "./edit-at.ts";

interface GraphViewProps {
  /** What is drawn; nothing before the first run. */
  readonly picture: Scene | undefined;
  /** The case, whose view is looked at anew. */
  readonly slug: string | undefined;
  readonly label: string;
  /** What the keyboard walks through. */
  readonly walkable: Walkable | undefined;
  /** What a click on a place would do; nothing where it does nothing. */
  readonly onPlace: ((place: HitTarget) => (() => void) | undefined) | undefined;
  /** What it is called where there is a second one. */
  readonly title: string | undefined;
}

/** A drawn graph with its zoom buttons. */
export function GraphView({ picture, slug, label, walkable, title, onPlace }: GraphViewProps) {
  const svg = useRef<SVGSVGElement>(null);
  const graph = useRef<Graph>(undefined);
  const [view, setView] = useState<View>({ following: true, partial: false });
  const player = usePlayer();
  const moved = usePlayerState((state) => state.moved);
  const playing = usePlayerState((state) => state.playing);
  const speed = usePlayerState((state) => state.speed);
  const zoom = usePlayerState((state) => state.zoom);
  const still = useMedia("(prefers-reduced-motion: reduce)");

  useEffect(() => {
    if (svg.current === null) return;
    graph.current = createGraph(svg.current, {
      onView: (next) =>
        setView((old) => (old.following === next.following && old.partial === next.partial ? old : next)),
      onMissing: player.reportLoadFailure,
      isFixed: () => !player.store.getState().zoom,
      leavesWheel: () => player.store.getState().embed || scrolls(svg.current),
      now: () => now.current,
    });
    return () => graph.current?.destroy();
  }, [player]);

  // Before the drawing, which explains again the entry that is pointed at.
  const now = useRef(walkable);
  useEffect(() => {
    now.current = walkable;
  });

  // A change of pace alone is no reason to draw again.
  const limit = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    limit.current = playing ? (0.8 * LEAST_TIME) / speed : Number.POSITIVE_INFINITY;
  }, [playing, speed]);

  useEffect(() => {
    if (picture === undefined) return;
    graph.current?.draw(picture, still ? "jump" : moved, limit.current);
  }, [picture, moved, still]);

  // A view moved by hand belongs to the case in which it was moved.
  useEffect(() => {
    if (slug !== undefined) graph.current?.fit("at once");
  }, [slug]);

  const actionAt = (target: EventTarget) => {
    const place = placeOf(target);
    return place && onPlace?.(place);
  };
  return (
    <div className="graph">
      {title !== undefined && <p className="graph-title">{title}</p>}
      <Remarks nodes={picture?.nodes ?? []} conventions={picture?.conventions ?? []} />
      <GraphWalk
        of={walkable}
        slug={slug}
        label={title === undefined ? "Nodes of the graph" : `Nodes of the ${title} graph`}
        svg={svg}
        onSpot={(node, entry) => graph.current?.visit(node, entry)}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: what a click does, a control above the graph does too */}
        <svg
          ref={svg}
          role="img"
          aria-label={label}
          data-fixed={!zoom || undefined}
          onClick={({ target }) => actionAt(target)?.()}
          onPointerOver={({ target, currentTarget }) => {
            currentTarget.style.cursor = actionAt(target) === undefined ? "" : "pointer";
          }}
        />
      </GraphWalk>
      {zoom && <ZoomButtons graph={graph} view={view} />}
    </div>
  );
}

/** Whether the page of an element scrolls. */
function scrolls(element: Element | null): boolean {
  const page = element?.ownerDocument.documentElement;
  return page !== undefined && page.scrollHeight > page.clientHeight;
}

interface ZoomButtonsProps {
  readonly graph: RefObject<Graph | undefined>;
  readonly view: View;
}

function ZoomButtons({ graph, view }: ZoomButtonsProps) {
  return (
    <fieldset className="zoom" aria-label="View of the graph">
      <button type="button" aria-label="Zoom in" title="Zoom in" onClick={() => graph.current?.zoomBy(1.4)}>
        <Icon name="plus" />
      </button>
      <button
        type="button"
        aria-label="Zoom out"
        title="Zoom out"
        onClick={() => graph.current?.zoomBy(1 / 1.4)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        aria-label={view.partial ? "Follow the step" : "Fit the graph"}
        title={view.partial ? "Follow the step" : "Fit the graph"}
        aria-pressed={view.following}
        onClick={() => graph.current?.fit("turning")}
      >
        <Icon name={view.partial ? "follow" : "fit"} />
      </button>
      {view.partial && (
        <button
          type="button"
          aria-label="Overview"
          title="Overview"
          onClick={() => graph.current?.overview()}
        >
          <Icon name="fit" />
        </button>
      )}
    </fieldset>
  );
}

/** The node that an element of the drawing belongs to, and the entry if it is one of its value. */
function placeOf(target: EventTarget): HitTarget | undefined {
  if (!(target instanceof Element)) return undefined;
  const node = target.closest<SVGElement>("[data-node]")?.dataset.node;
  const entry = target.closest<SVGElement>("[data-slot=value] [data-entry]")?.dataset.entry;
  return node === undefined ? undefined : { node, entry: entry === undefined ? undefined : Number(entry) };
}

interface RemarksProps {
  readonly nodes: readonly SceneNode[];
  readonly conventions: readonly string[];
}

/** What is not finite, and where there is no derivative. */
function Remarks({ nodes, conventions }: RemarksProps) {
  const warnings = nodes.flatMap(({ warning }) => (warning === undefined ? [] : [warning]));
  if (warnings.length + conventions.length === 0) return null;
  return (
    <ul className="remarks" aria-label="Remarks on the numbers">
      {warnings.map((text) => (
        <li key={text} data-kind="warning">
          {text}.
        </li>
      ))}
      {conventions.map((text) => (
        <li key={text} data-kind="convention">
          {text}.
        </li>
      ))}
    </ul>
  );
}
