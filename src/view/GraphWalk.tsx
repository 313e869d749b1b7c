import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useState } from "react";
import type { Layout } from "../layout/layout.ts";
import { replay } from "../trace/replay.ts";
import type { Trace } from "../trace/trace.ts";
import { isWalkKey, nodeWords, walk } from "./graph-walk.ts";

/** A graph that can be walked through, at a step. */
export interface Walkable {
  readonly trace: Trace;
  readonly layout: Layout;
  readonly index: number;
}

interface GraphWalkProps {
  readonly of: Walkable | undefined;
  readonly label: string;
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly children: ReactNode;
}

/**
 * The one tab stop of a graph. Arrows walk from node to node, Enter opens the node's numbers in full, Escape
 * leaves. The node is told in a live region, so that the drawing itself can stay a picture.
 */
export function GraphWalk({ of, label, svg, children }: GraphWalkProps) {
  const [at, setAt] = useState<number>();
  const [open, setOpen] = useState(false);
  const id = of !== undefined && at !== undefined ? of.trace.nodes[at]?.id : undefined;
  const words =
    of !== undefined && at !== undefined && id !== undefined
      ? nodeWords(of.trace, replay(of.trace, of.index), at)
      : "";

  useEffect(() => {
    for (const node of svg.current?.querySelectorAll<SVGElement>("[data-node]") ?? []) {
      if (node.dataset.node === id) node.dataset.walked = "";
      else delete node.dataset.walked;
    }
  });

  function leave(): void {
    setAt(undefined);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (of === undefined || event.target !== event.currentTarget) return;
    if (isWalkKey(event.key))
      setAt(at === undefined ? activeNode(of) : walk(of.trace, of.layout, at, event.key));
    else if (event.key === "Enter") {
      setAt(at ?? activeNode(of));
      setOpen(!open);
    } else if (event.key === "Escape") {
      leave();
      event.currentTarget.closest<HTMLElement>("[data-pullback]")?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
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
      onBlur={leave}
    >
      {children}
      <p className="visually-hidden" aria-live="polite">
        {words}
      </p>
      {open && words !== "" && (
        <p className="node-card">
          {words.split("; ").map((part) => (
            <span key={part}>{part}</span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Where a walk begins: at the node of the step, or at the first. */
function activeNode({ trace, index }: Walkable): number {
  const step = trace.steps[index - 1];
  return step !== undefined && "node" in step ? step.node : 0;
}
