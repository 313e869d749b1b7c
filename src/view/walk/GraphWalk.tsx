import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { graphWords } from "../../words/en/graph.ts";
import { lazily } from "../ui/lazily.ts";
import type { WalkKeys, WalkProps } from "./walk-props.ts";

const Walk = lazily(async () => (await import("./Walk.tsx")).Walk);

const KEYS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Enter", "Escape"];

interface GraphWalkProps extends WalkProps {
  readonly label: string;
  readonly children: ReactNode;
}

/**
 * The single tab stop of a graph. `Walk` follows its keys once its code is loaded, in order. The role is `application`,
 * because otherwise screen readers handle the arrow keys themselves.
 */
export function GraphWalk({ label, children, ...walk }: GraphWalkProps) {
  const help = useId();
  const group = useRef<HTMLDivElement>(null);
  const keys = useRef<WalkKeys>({ early: [] });

  function follow(event: KeyboardEvent): void {
    const { key, target, currentTarget, altKey, ctrlKey, metaKey } = event;
    if (walk.of === undefined || target !== currentTarget || altKey || ctrlKey || metaKey) return;
    if (!KEYS.includes(key)) return;
    event.preventDefault();
    event.stopPropagation();
    const { early, press } = keys.current;
    if (press === undefined) early.push(key);
    else press(key);
  }

  return (
    <div
      ref={group}
      className="graph-walk"
      role="application"
      aria-label={label}
      aria-roledescription={graphWords.role}
      aria-describedby={help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys work here
      tabIndex={0}
      onKeyDown={follow}
    >
      <p id={help} className="visually-hidden">
        {graphWords.keys}
      </p>
      {children}
      <Walk group={group} keys={keys} {...walk} />
    </div>
  );
}
