import { type RefObject, useEffect } from "react";
import { openQuestion } from "../../player/questions.ts";
import { keyOfEdge } from "../../predict/edges.ts";
import type { Question } from "../../predict/question.ts";
import { isAnswered, replaced, UNANSWERED } from "../../predict/result.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import type { Graph } from "../graph/create-graph.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";

/** How far from an edge a click may be, in CSS pixels: a finger is not exact. */
const REACH = 16;
/** The distance between the points of an edge that are tried, in units of the drawing. */
const SPACING = 6;

interface AskedEdgesProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly graph: RefObject<Graph | undefined>;
  readonly trace: Trace;
}

/** Marks the edge that a question is about, or those to choose from, of which a click chooses one. */
export function AskedEdges({ svg, graph, trace }: AskedEdgesProps) {
  const player = usePlayer();
  const run = usePlayerState((state) => state.run);
  const at = usePlayerState((state) => openQuestion(state)?.at ?? -1);
  const draft = usePlayerState((state) => state.answers[at]?.draft);
  const arrived = usePlayerState((state) => state.arrived);
  const question = run?.exercise?.questions[at];

  // After each rendering: the drawing may have new elements.
  useEffect(() => {
    const asked = question === undefined || !arrived ? [] : edgesOf(trace, question);
    const marked: SVGElement[] = [];
    for (const edge of svg.current?.querySelectorAll<SVGElement>("[data-edge]") ?? []) {
      const key = keyOfId(trace, edge.dataset.edge);
      if (!asked.includes(key)) continue;
      edge.dataset.asked = key === draft ? "chosen" : "";
      marked.push(edge);
    }
    return () => {
      for (const edge of marked) delete edge.dataset.asked;
    };
  });

  // What receives the contribution is often out of view on a phone, where the view is at what was sent last.
  const receiver = question === undefined ? undefined : receiverOf(trace, question);
  useEffect(() => {
    if (arrived) graph.current?.reveal(receiver);
  }, [graph, receiver, arrived]);

  const isChoice = question?.kind === "edge";
  useEffect(() => {
    const area = svg.current?.parentElement;
    if (!area || !isChoice) return;
    const listening = new AbortController();
    area.classList.add("over-edges");
    area.addEventListener(
      "click",
      ({ clientX, clientY }) => {
        const chosen = nearest(area, clientX, clientY);
        const { answers } = player.store.getState();
        const answered = answers[at] ?? UNANSWERED;
        if (chosen === undefined || isAnswered(answered)) return;
        player.setAnswers(replaced(answers, at, { ...answered, draft: keyOfId(trace, chosen) }));
      },
      { signal: listening.signal },
    );
    return () => {
      listening.abort();
      area.classList.remove("over-edges");
    };
  }, [svg, player, trace, isChoice, at]);
  return null;
}

/** Returns the id of the node that a question is about, if it does not ask for the edge. */
function receiverOf(trace: Trace, { kind, position }: Question): string | undefined {
  const step = trace.steps.at(position);
  return kind === "edge" || step === undefined || !("node" in step) ? undefined : nodeAt(trace, step.node).id;
}

function keyOfId(trace: Trace, id = ""): string {
  return keyOfEdge(trace, trace.edges.indexOf(id));
}

/** Returns the keys of the steps of the edges that a question marks. */
function edgesOf(trace: Trace, question: Question): readonly string[] {
  if (question.kind === "edge") return question.choices.map((edge) => keyOfEdge(trace, edge));
  return question.kind === "value" ? [] : [question.key];
}

/** Returns the id of the marked edge that is nearest to a point of the screen; undefined if none is near. */
function nearest(area: Element, x: number, y: number): string | undefined {
  let best = { distance: REACH, id: undefined as string | undefined };
  for (const edge of area.querySelectorAll<SVGElement>("[data-asked]")) {
    const path = edge.querySelector<SVGPathElement>("path.line");
    const place = path?.getScreenCTM();
    if (!path || !place) continue;
    for (let along = 0, length = path.getTotalLength(); along <= length; along += SPACING) {
      const point = path.getPointAtLength(along).matrixTransform(place);
      const distance = Math.hypot(point.x - x, point.y - y);
      if (distance < best.distance) best = { distance, id: edge.dataset.edge };
    }
  }
  return best.id;
}
