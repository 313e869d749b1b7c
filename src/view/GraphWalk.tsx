import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useState } from "react";
import { press, type Spot, spotWords, type Walkable } from "./graph-spot.ts";
import type { Pointed } from "./provenance.ts";

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
  const [spot, setSpot] = useState<Spot>();
  const [told, tell] = useState("");
  const id = spot && of?.trace.nodes[spot.node]?.id;
  const card = of !== undefined && spot?.open && spot.entry === undefined ? spotWords(of, spot) : "";

  useEffect(() => {
    for (const node of svg.current?.querySelectorAll<SVGElement>("[data-node]") ?? []) {
      if (node.dataset.node === id) node.dataset.walked = "";
      else delete node.dataset.walked;
    }
  });

  function go(next: Spot | undefined): void {
    setSpot(next);
    tell(of === undefined || next === undefined ? "" : spotWords(of, next));
    onSpot(next && of?.trace.nodes[next.node]?.id, next?.entry);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (of === undefined || event.target !== event.currentTarget) return;
    const next = press(of, spot, event.key);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== "out") go(next);
    else event.currentTarget.closest<HTMLElement>("[data-pullback]")?.focus();
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
      onKeyDown={onKeyDown}
      onBlur={() => go(undefined)}
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
