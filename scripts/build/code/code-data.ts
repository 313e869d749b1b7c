import type { EngineData, FileData, LineRange, ProgramData } from "../../../src/view/code/code-data.ts";
import { fileData } from "./file-data.ts";
import { momentsIn } from "./moments.ts";
import { elementwiseIn, operationsIn } from "./operations.ts";
import type { Project } from "./parsed-file.ts";
import { programIn } from "./programs.ts";

/** What the listings need of every file that they may show, by path below `src/`. */
export interface CodeData {
  readonly engine: ReadonlyMap<string, EngineData>;
  readonly programs: ReadonlyMap<string, ProgramData>;
}

/**
 * Finds in a project what the listings show.
 *
 * @throws RangeError if a definition is not of the form that the listings can follow
 */
export function codeData(project: Project): CodeData {
  const engine = project.paths
    .filter((path) => path.startsWith("autodiff/"))
    .map((path) => engineFacts(project, path));
  const shown = new Map<string, LineRange[]>();
  for (const { path, moments, operations } of engine) {
    const defined = Object.values(operations);
    const parts = Object.values(moments).flatMap(({ parts }) => parts);
    add(shown, path, ...parts, ...defined.map(({ lines }) => lines));
    for (const { path, from, to } of defined.flatMap(({ pullbacks }) => pullbacks.flat())) {
      add(shown, path, { from: from[0], to: to[0] });
    }
  }
  const file = (path: string): FileData => fileData(project.file(path), shown.get(path) ?? []);
  const programs = project.paths.filter((path) => path.endsWith(".case.ts"));
  return {
    engine: new Map(engine.map(({ path, ...facts }) => [path, { file: file(path), ...facts }])),
    programs: new Map(programs.map((path) => [path, programData(project, path)])),
  };
}

function engineFacts(project: Project, path: string): Omit<EngineData, "file"> & { readonly path: string } {
  const file = project.file(path);
  const operations = path.startsWith("autodiff/operations/") ? operationsIn(file) : {};
  const isCarrier = path === "autodiff/operations/elementwise.ts";
  return {
    path,
    moments: momentsIn(file),
    operations: isCarrier ? { ...operations, elementwise: elementwiseIn(file) } : operations,
  };
}

function programData(project: Project, path: string): ProgramData {
  const file = project.file(path);
  const program = programIn(file);
  const called = new Map<string, LineRange[]>();
  for (const { path, lines } of program.parts.flatMap(({ calls }) => calls)) add(called, path, lines);
  return {
    file: fileData(
      file,
      program.parts.map(({ lines }) => lines),
    ),
    ...program,
    helpers: [...called].map(([path, ranges]) => fileData(project.file(path), ranges)),
  };
}

function add(ranges: Map<string, LineRange[]>, path: string, ...more: readonly LineRange[]): void {
  ranges.set(path, [...(ranges.get(path) ?? []), ...more]);
}
