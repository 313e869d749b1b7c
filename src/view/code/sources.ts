import type { EngineData, Moment, MomentData, OperationData, ProgramData } from "./code-data.ts";

// The build answers `?code` with data, see scripts/build/source-code.ts.
const files = Object.values(
  import.meta.glob<EngineData>(
    [
      "../../autodiff/{backward,checkpoint,matrix,operation,topological-order,no-grad,var}.ts",
      "../../autodiff/operations/*.ts",
      "!**/*.test.ts",
    ],
    { query: "?code", import: "default", eager: true },
  ),
);

const programs = import.meta.glob<ProgramData>("../../cases/*.case.ts", {
  query: "?code",
  import: "default",
  eager: true,
});

/**
 * Returns a file of the engine that listings show.
 *
 * @throws RangeError if listings show no such file
 */
export function engineData(path: string): EngineData {
  const found = files.find(({ file }) => file.path === path);
  if (found === undefined) throw new RangeError(`code: no file ${path} among the sources`);
  return found;
}

/**
 * Returns what a file of the engine shows at a moment.
 *
 * @throws RangeError if nothing of the file runs at the moment
 */
export function momentData(path: string, moment: Moment): MomentData {
  const found = engineData(path).moments[moment];
  if (found === undefined) throw new RangeError(`code: nothing of ${path} runs at ${moment}`);
  return found;
}

/**
 * Returns the definition of an operation, or of `elementwise`, with its file.
 *
 * @throws RangeError if no file defines the operation
 */
export function operationData(id: string): OperationData & Pick<EngineData, "file"> {
  for (const { file, operations } of files) {
    const found = operations[id];
    if (found !== undefined) return { file, ...found };
  }
  throw new RangeError(`code: no file in autodiff/operations defines ${id}`);
}

/**
 * Returns the program of a case.
 *
 * @throws RangeError if there is no such case
 */
export function programData(slug: string): ProgramData {
  const found = programs[`../../cases/${slug}.case.ts`];
  if (found === undefined) throw new RangeError(`code: no program ${slug} among the sources`);
  return found;
}
