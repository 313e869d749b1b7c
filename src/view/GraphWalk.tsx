import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { Spot, spotWords, Walkable } from "./graph-spot.ts";
import type { Pointed } from "./provenance.ts";

const KEYS = new Set(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Enter", "Escape"]);

interface GraphWalkProps {
  readonly of: Walkable | undefined;
  readonly label: string;
  readonly svg: RefObject<SVGSVGElement | null>;
  /** The node that was walked to is to be seen, and its entry explained as if a mouse pointed at it. */
  readonly onSpot: (node: string | undefined, entry: Pointed | undefined) => void;
  readonly children: ReactNode;
}

/**
 * The one tab stop of a graph. Arrows walk from node to node, Enter opens the node's numbers, where arrows
 * walk from entry to entry; Escape leads out again. What is walked to is told in a live region, so that the
 * drawing itself can stay a picture; what a step changes there is not, because the step itself is announced.
 */
export function GraphWalk({ of, label, svg, onSpot, children }: GraphWalkProps) {
  const spot = useRef<Spot>(undefined);
  const [at, setAt] = useState<{ readonly spot: Spot; readonly words: typeof spotWords }>();
  const [told, tell] = useState("");
  const id = at && of?.trace.nodes[at.spot.node]?.id;
  const card = at?.spot.open && at.spot.entry === undefined && of !== undefined ? at.words(of, at.spot) : "";

  useEffect(() => {
    for (const node of svg.current?.querySelectorAll<SVGElement>("[data-node]") ?? []) {
      if (node.dataset.node === id) node.dataset.walked = "";
      else delete node.dataset.walked;
    }
  });

  function leave(): void {
    spot.current = undefined;
    setAt(undefined);
    tell("");
    onSpot(undefined, undefined);
  }

  async function onKeyDown(event: KeyboardEvent<HTMLDivElement>): Promise<void> {
    const { key, currentTarget: group } = event;
    if (of === undefined || event.target !== group || !KEYS.has(key)) return;
    event.preventDefault();
    event.stopPropagation();
    // The way through the graph is not needed before the first key.
    const { press, spotWords: words } = await import("./graph-spot.ts");
    if (!group.matches(":focus")) return;
    const next = press(of, spot.current, key);
    if (next === "out") return group.closest<HTMLElement>("[data-pullback]")?.focus();
    if (next === undefined) return;
    spot.current = next;
    setAt({ spot: next, words });
    tell(words(of, next));
    onSpot(of.trace.nodes[next.node]?.id, next.entry);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of nodes is no fieldset
    <div
      className="graph-walk"
      role="group"
      aria-label={label}
      data-walking={id}
      aria-roledescription="graph, arrow keys walk through it"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work here
      tabIndex={0}
      onKeyDown={(event) => void onKeyDown(event).catch(() => undefined)}
      onBlur={leave}
    >
      {children}
      <p className="visually-hidden" aria-live="polite">
        {told}
      </p>
      {card !== "" && (
        <p className="node-card">
          {card.split("; ").map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
      )}
    </div>
  );
}
