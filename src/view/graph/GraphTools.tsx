import type { RefObject } from "react";
import type { Trace } from "../../trace/trace.ts";
import { GraphPin } from "../pin/GraphPin.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { lazily } from "../ui/lazily.ts";
import type { Graph } from "./create-graph.ts";
import { GraphNumbers } from "./GraphNumbers.tsx";

const AskedEdges = lazily(async () => (await import("../predict/AskedEdges.tsx")).AskedEdges);

interface GraphToolsProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly graph: RefObject<Graph | undefined>;
  /** The run that the graph shows. */
  readonly trace: Trace;
  /** Whether this is the graph of the player's own run, whose nodes can be pinned. */
  readonly leads: boolean;
}

/** What people can do with the nodes of a graph, loaded after the first picture. */
export function GraphTools({ svg, graph, trace, leads }: GraphToolsProps) {
  const asks = usePlayerState((state) => state.predict !== undefined);
  return (
    <>
      <GraphNumbers svg={svg} trace={trace} />
      {leads && <GraphPin svg={svg} graph={graph} trace={trace} />}
      {leads && asks && <AskedEdges svg={svg} graph={graph} trace={trace} />}
    </>
  );
}
