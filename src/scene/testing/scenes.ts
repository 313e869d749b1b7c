import { type Example, examples, matrixExamples } from "../../engine/examples.ts";
import type { Run } from "../../engine/messages.ts";
import { run } from "../../engine/run.ts";
import { indexOfKey, type Step } from "../../trace/trace.ts";
import type { DisplayList, Drawn, Group, NodeGroup } from "../display-list.ts";
import { type Picture, picture } from "../picture.ts";
import { type Scene, sceneAt as sceneOf } from "../scene.ts";

/** A run, and its name for test titles. */
export interface NamedRun {
  readonly name: string;
  readonly run: Run;
}

/** Runs of every case, with and without engine detail, and some with extreme numbers. */
export const runs: readonly NamedRun[] = examples.map(named);

/**
 * All of `runs`, and runs whose drawings differ: many nodes, matrices of all sizes, numbers that are not
 * finite.
 */
export const drawings: readonly NamedRun[] = [...runs, ...matrixExamples.map(named)];

function named({ name, request }: Example): NamedRun {
  return { name, run: run(request) };
}

const pictures = new WeakMap<Run, Picture>();

/** Prepares the picture of a run. */
export function pictureOf(run: Run): Picture {
  return picture(run, run.request.detail ?? false);
}

/** Returns the scene at an index, of one picture per run. */
export function sceneAt(run: Run, index: number): Scene {
  const prepared = pictures.get(run) ?? pictureOf(run);
  pictures.set(run, prepared);
  return sceneOf(prepared, index);
}

/**
 * Returns the index of a step.
 *
 * @throws Error if the run has no such step.
 */
export function indexOf({ trace }: Run, key: string): number {
  const index = indexOfKey(trace, key);
  if (index === undefined) throw new Error(`no step ${key}`);
  return index;
}

/** Returns every index of a run with its step; undefined for the start. */
export function everyStep({ trace }: Run): { readonly index: number; readonly step: Step | undefined }[] {
  return [undefined, ...trace.steps].map((step, index) => ({ index, step }));
}

/** Returns all steps of a short run, and about fifty of a long run. */
export function someSteps(run: Run): ReturnType<typeof everyStep> {
  const stride = Math.ceil(run.trace.steps.length / 50);
  return everyStep(run).filter(({ index }) => index % stride === 0);
}

/**
 * Returns a node by its id.
 *
 * @throws Error if the scene has no such node.
 */
export function nodeIn({ list }: Scene, id: string): NodeGroup {
  const node = list.nodes.find(({ data }) => data.node === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}

/** Returns all elements of a list, each group before its children. */
export function elementsOf({ edges, nodes, chips, copies }: DisplayList): Drawn[] {
  return [...edges, ...nodes, ...chips, ...copies].flatMap(withChildren);
}

function withChildren(element: Drawn): Drawn[] {
  return element.kind === "group" ? [element, ...element.children.flatMap(withChildren)] : [element];
}

/** Returns the texts of a role in a group, in order. */
export function textsOf(group: Group, role: string): string[] {
  return withChildren(group).flatMap((element) =>
    (element.kind === "text" || element.kind === "formula") && element.role === role ? [element.text] : [],
  );
}

/** Returns the texts of the entries that a slot of a node or chip shows; undefined if it shows no cells. */
export function entriesOf(group: Group, slot: string): string[] | undefined {
  const grid = group.children.find((child) => child.kind === "group" && child.data.slot === slot);
  return grid?.kind === "group" ? textsOf(grid, "entry") : undefined;
}
