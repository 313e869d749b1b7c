import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { graphWords } from "../../words/en/graph.ts";
import type { Pointed } from "../explain/provenance.ts";
import { usePlayer } from "../player/player-context.ts";
import { onBlurOutsidePrint } from "../ui/on-blur-outside-print.ts";
import type { Spot, SpotWords, Walkable } from "./graph-spot.ts";

const KEYS = new Set(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Enter", "Escape"]);

interface GraphWalkProps {
  readonly of: Walkable | undefined;
  /** The slug of the case. A walk ends when the case changes. */
  readonly slug: string | undefined;
  readonly label: string;
  readonly svg: RefObject<SVGSVGElement | null>;
  /** Called with the node and entry of the walk, to bring the node into view and explain the entry. */
  readonly onSpot: (node: string | undefined, entry: Pointed | undefined) => void;
  readonly children: ReactNode;
}

/**
 * The single tab stop of a graph. Arrow keys walk from node to node. Enter pins a node, and then opens the entries of a
 * tensor, in which arrow keys walk from entry to entry. Escape leads out again. A live region announces each node and entry,
 * so that the drawing can have the role of an image. It does not announce changes by a step, because the step
 * itself is announced. The role is
 * `application`, because otherwise screen readers handle the arrow keys themselves.
 */
export function GraphWalk({ of, slug, label, svg, onSpot, children }: GraphWalkProps) {
  const player = usePlayer();
  const keys = useId();
  const spot = useRef<Spot>(undefined);
  const [at, setAt] = useState<{
    readonly spot: Spot;
    readonly describe: (of: Walkable, spot: Spot) => SpotWords;
  }>();
  const [told, tell] = useState("");
  const id = at && of?.trace.nodes.at(at.spot.node)?.id;
  const lines =
    at?.spot.open && at.spot.entry === undefined && of !== undefined ? at.describe(of, at.spot).lines : [];

  useEffect(() => {
    for (const node of svg.current?.querySelectorAll<SVGElement>("[data-node]") ?? []) {
      if (node.dataset.node === id) node.dataset.walked = "";
      else delete node.dataset.walked;
    }
  });

  const now = useRef({ of, onSpot });
  useEffect(() => {
    now.current = { of, onSpot };
  });

  const leave = useCallback(() => {
    if (spot.current === undefined) return;
    spot.current = undefined;
    setAt(undefined);
    tell("");
    now.current.onSpot(undefined, undefined);
  }, []);

  // With other nodes, the same spot is another node or none.
  const nodes = of && [slug, ...of.trace.nodes.map(({ id }) => id)].join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: other nodes are the reason
  useEffect(leave, [nodes]);

  async function onKeyDown(event: KeyboardEvent<HTMLDivElement>): Promise<void> {
    const { key, currentTarget: group } = event;
    if (of === undefined || event.target !== group || !KEYS.has(key)) return;
    event.preventDefault();
    event.stopPropagation();
    // The code is not needed before the first key. If it cannot be fetched, the keys do nothing.
    const way = await import("./graph-spot.ts").catch(() => undefined);
    const { of: latest } = now.current;
    if (way === undefined || latest === undefined || !group.matches(":focus")) return;
    const next = way.pressKey(player, latest, spot.current, key);
    if (next === "out") return rootOf(group)?.focus();
    if (next === undefined) return;
    spot.current = next.spot;
    setAt({ spot: next.spot, describe: way.describeSpot });
    tell(next.announcement);
    onSpot(latest.trace.nodes.at(next.spot.node)?.id, next.spot.entry);
  }

  return (
    <div
      className="graph-walk"
      role="application"
      aria-label={label}
      aria-roledescription={graphWords.role}
      aria-describedby={keys}
      data-walking={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work here
      tabIndex={0}
      onKeyDown={(event) => void onKeyDown(event)}
      onFocus={({ target, currentTarget: group }) => {
        // A click on the graph focuses the player, so that keys step it.
        if (target === group && !group.matches(":focus-visible"))
          rootOf(group)?.focus({ preventScroll: true });
      }}
      onBlur={onBlurOutsidePrint(leave)}
    >
      <p id={keys} className="visually-hidden">
        {graphWords.keys}
      </p>
      {children}
      <p className="visually-hidden" aria-live="polite">
        {told}
      </p>
      {lines.length > 0 && (
        <p className="node-card">
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Returns the root of the player of an element. */
function rootOf(part: HTMLElement): HTMLElement | null {
  return part.closest<HTMLElement>("[data-pullback]");
}
