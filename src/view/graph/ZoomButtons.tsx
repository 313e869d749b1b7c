import type { RefObject } from "react";
import { graphWords } from "../../words/en/graph.ts";
import { Icon } from "../ui/Icon.tsx";
import type { Graph, View } from "./create-graph.ts";

interface ZoomButtonsProps {
  readonly graph: RefObject<Graph | undefined>;
  readonly view: View;
}

/** The buttons that zoom the view, and that return from a view moved by hand to the view of the step. */
export function ZoomButtons({ graph, view }: ZoomButtonsProps) {
  const fit = view.partial ? graphWords.follow : graphWords.fit;
  return (
    <fieldset className="zoom" aria-label={graphWords.view}>
      <button
        type="button"
        aria-label={graphWords.zoomIn}
        title={graphWords.zoomIn}
        onClick={() => graph.current?.zoomBy(1.4)}
      >
        <Icon name="plus" />
      </button>
      <button
        type="button"
        aria-label={graphWords.zoomOut}
        title={graphWords.zoomOut}
        onClick={() => graph.current?.zoomBy(1 / 1.4)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        aria-label={fit}
        title={fit}
        aria-pressed={view.following}
        onClick={() => graph.current?.fit("turning")}
      >
        <Icon name={view.partial ? "follow" : "fit"} />
      </button>
      {view.partial && (
        <button
          type="button"
          aria-label={graphWords.overview}
          title={graphWords.overview}
          onClick={() => graph.current?.overview()}
        >
          <Icon name="fit" />
        </button>
      )}
    </fieldset>
  );
}
