import { type ReactNode, useId, useRef } from "react";
import { graphWords } from "../../words/en/graph.ts";
import { lazily } from "../ui/lazily.ts";
import type { WalkProps } from "./walk-props.ts";

const Walk = lazily(async () => (await import("./Walk.tsx")).Walk);

interface GraphWalkProps extends WalkProps {
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * The single tab stop of a graph, in which `Walk` listens to keys once its code is loaded. The role is `application`,
 * because otherwise screen readers handle the arrow keys themselves.
 */
export function GraphWalk({ label, children, ...walk }: GraphWalkProps) {
  const keys = useId();
  const group = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={group}
      className="graph-walk"
      role="application"
      aria-label={label}
      aria-roledescription={graphWords.role}
      aria-describedby={keys}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work here
      tabIndex={0}
    >
      <p id={keys} className="visually-hidden">
        {graphWords.keys}
      </p>
      {children}
      <Walk group={group} {...walk} />
    </div>
  );
}
