import { misconceptions } from "../misconceptions/all.ts";
import type { Run } from "../misconceptions/mistaken-answers.ts";
import type { Trace } from "../trace/trace.ts";
import type { MisconceptionId } from "../words/en/misconceptions.ts";
import type { EdgeQuestion } from "./question.ts";

/** Maximum number of edges to choose from. */
const MOST_CHOICES = 6;

/**
 * Returns the question which edge carries the next contribution, at an accumulation. Undefined if every edge that is
 * left could be next, and in runs that recompute values, where an edge also waits for those.
 */
export function edgeQuestion(run: Run, position: number): EdgeQuestion | undefined {
  const { trace } = run;
  const step = trace.steps.at(position);
  if (step?.kind !== "accumulate" || trace.steps.first("recompute") >= 0) return undefined;
  const left = edgesLeft(trace, position);
  const waiting = left.filter((edge) => !isReady(trace, position, edge));
  if (waiting.length === 0) return undefined;
  const mistaken = nextOfMistakes(run, position);
  const ready = left.filter((edge) => isReady(trace, position, edge));
  const wanted = [step.edge, ...mistaken.map(([, edge]) => edge), ...ready.slice(0, 2), ...waiting];
  const choices = [...new Set(wanted)].slice(0, MOST_CHOICES).sort((a, b) => a - b);
  return { kind: "edge", key: step.key, position, choices, mistaken };
}

/** Returns the edges whose contributions come at a position of a trace or later, in the order in which they come. */
export function edgesLeft({ steps }: Trace, position: number): number[] {
  const left: number[] = [];
  for (let i = position; i < steps.length; i++) {
    const step = steps.at(i);
    if (step?.kind === "accumulate") left.push(step.edge);
  }
  return left;
}

/**
 * Returns whether an edge can carry the next contribution: all contributions to its child have arrived. The engine's order
 * is one of several in which every edge is ready in turn.
 */
export function isReady(trace: Trace, position: number, edge: number): boolean {
  return missingInto(trace, position, edge).length === 0;
}

/** Returns the positions of the steps that still have to add to the adjoint of an edge's child. */
export function missingInto(trace: Trace, position: number, edge: number): number[] {
  const child = trace.edges.children[edge] as number;
  return [...trace.steps.index.sumsOf(child)].filter((sum) => sum >= position);
}

/** Returns the edge that comes next if the sweep has the order of a mistake, and the same edges have been used. */
function nextOfMistakes(run: Run, position: number): EdgeQuestion["mistaken"] {
  const { trace } = run;
  const left = new Set(edgesLeft(trace, position).map((edge) => trace.edges.at(edge)?.id));
  return misconceptions.flatMap((misconception): [MisconceptionId, number][] => {
    if (misconception.order === undefined) return [];
    const broken = run.broken(misconception);
    for (const step of broken?.steps ?? []) {
      if (step.kind !== "accumulate" || broken === undefined) continue;
      const { id = "" } = broken.edges.at(step.edge) ?? {};
      if (!left.has(id)) continue;
      const edge = trace.edges.indexOf(id);
      return isReady(trace, position, edge) ? [] : [[misconception.id, edge]];
    }
    return [];
  });
}

/** Returns the ids of the nodes whose contributions an edge's child still waits for; an output's id for its seed. */
export function waitsFor(trace: Trace, position: number, edge: number): number[] {
  return missingInto(trace, position, edge).map((sum) => {
    const step = trace.steps.at(sum);
    if (step?.kind === "accumulate") return trace.edges.children[step.edge] as number;
    return step !== undefined && "node" in step ? step.node : 0;
  });
}

/** Returns the edge that an answer names by the key of its step, such as `acc.v2.0`; undefined if there is none. */
export function edgeOfKey(trace: Trace, key: string): number | undefined {
  const position = trace.steps.keys.find(key);
  const step = position === undefined ? undefined : trace.steps.at(position);
  return step?.kind === "accumulate" ? step.edge : undefined;
}

/** Returns the key of the step in which an edge carries its contribution; empty for an edge that carries none. */
export function keyOfEdge({ steps }: Trace, edge: number): string {
  const position = edge < 0 ? -1 : steps.index.flowOf(edge);
  return position < 0 ? "" : steps.keys.keyOf(position);
}
