import { type Nested, nestedOf, shapeText } from "../autodiff/tensor.ts";
import { shapeOf, type Value } from "../autodiff/value.ts";
import { totalsProblems } from "./check-totals.ts";
import { edgesOf } from "./edges.ts";
import {
  choiceOf,
  entriesOf,
  type Field,
  fieldOf,
  isPresent,
  listOf,
  objectOf,
  refuse,
  textOf,
} from "./json-field.ts";
import { readProgram } from "./program-json.ts";
import { readEvents } from "./read-events.ts";
import { readNodes } from "./read-nodes.ts";
import { createValueReader, type ValueReader } from "./read-value.ts";
import { createWarnings, type TraceWarning } from "./read-warnings.ts";
import type { Jacobian, Nodes, Trace, TraceOperation } from "./trace.ts";
import { FORMAT, type TraceMeta } from "./trace-json.ts";

/** Maximum number of names in the Jacobian. */
const MAX_NAMES = 10_000;

/** The result of `readTrace`. */
export interface ReadTrace {
  readonly trace: Trace;
  readonly meta: TraceMeta;
  /** Contradictions within the document; empty if every sum is right. */
  readonly warnings: readonly TraceWarning[];
}

/**
 * Reads the JSON form of a trace, `pullback-trace/1`, of any producer. Checks every field and adds every
 * contribution again. Ignores fields that the format lacks; unknown operations keep their names.
 *
 * @param json the result of `JSON.parse`
 * @throws RangeError whose message starts with `readTrace:` and states the field, its value and the fix; also if
 * a node has statistics instead of a value, or the document exceeds a limit
 * @example readTrace(JSON.parse(text)).trace.gradients
 */
export function readTrace(json: unknown): ReadTrace {
  const root: Field = { path: "", value: json };
  if (typeof json === "string")
    refuse({ ...root, path: "the trace" }, "; give what JSON.parse makes of the text");
  objectOf({ ...root, path: "the trace" });
  choiceOf(fieldOf(root, "format"), [FORMAT]);
  const dtype = choiceOf(fieldOf(root, "dtype"), ["float64"]);
  const meta = readMeta(root);
  const values = createValueReader();
  const { warn, list } = createWarnings();

  const read = readNodes(fieldOf(root, "nodes"), values);
  const { nodes } = read;
  const edges = edgesOf(nodes);
  const { steps, seen } = readEvents(root, { ...read, edges, values, warn });
  const jacobian = readJacobian(fieldOf(root, "jacobian"), values);
  const trace: Trace = {
    dtype,
    operations: readOperations(fieldOf(root, "operations"), nodes),
    nodes,
    edges,
    steps,
    seen,
    outputs: readResults(fieldOf(root, "outputs"), values),
    gradients: readResults(fieldOf(root, "gradients"), values),
    ...(jacobian === undefined ? {} : { jacobian }),
    ...readProgram(fieldOf(root, "program"), nodes.length, steps.length, readResults, values),
  };
  for (const problem of totalsProblems(trace)) warn(undefined, problem);
  return { trace, meta, warnings: list() };
}

function readMeta(root: Field): TraceMeta {
  const [producer, title] = [objectOf(fieldOf(root, "producer")), fieldOf(root, "title")];
  return {
    producer: { name: textOf(fieldOf(producer, "name")), version: textOf(fieldOf(producer, "version")) },
    ...(isPresent(title) ? { title: textOf(title) } : {}),
  };
}

/** The operations of the nodes. One that the document does not describe has its id for a label. */
function readOperations(field: Field, nodes: Nodes): Record<string, TraceOperation> {
  const described = isPresent(field) ? objectOf(field) : field;
  const ids = new Set(nodes.flatMap(({ op }) => op ?? []));
  return Object.fromEntries(
    [...ids].map((id) => {
      const operation = fieldOf(described, id);
      return [id, { label: isPresent(operation) ? textOf(fieldOf(objectOf(operation), "label")) : id }];
    }),
  );
}

// By fromEntries, not by assignment, which would take __proto__ for the prototype.
function readResults(field: Field, values: ValueReader): Record<string, Nested> {
  return Object.fromEntries(entriesOf(field).map(([name, entry]) => [name, values.nested(entry)]));
}

function readJacobian(field: Field, values: ValueReader): Jacobian | undefined {
  if (!isPresent(field)) return undefined;
  const names = (part: string) => listOf(fieldOf(objectOf(field), part), MAX_NAMES).map(textOf);
  const [outputs, inputs, rows] = [names("outputs"), names("inputs"), fieldOf(field, "rows")];
  const matrix: Value = values.value(rows);
  const [found, wanted] = [shapeText(shapeOf(matrix)), shapeText([outputs.length, inputs.length])];
  if (found === wanted) return { outputs, inputs, rows: nestedOf(matrix) as number[][] };
  throw new RangeError(`readTrace: ${rows.path} has the shape ${found}; give a row per output: ${wanted}`);
}
