import type { SyntaxNode } from "@lezer/common";
import { type Declaration, functionIn } from "./declarations.ts";
import { lineAt, type SourceFile, sourceFile, textOf } from "./source-file.ts";
import { ancestorOf, argumentsOf, assignmentsTo, callsOf } from "./syntax.ts";

/** Some functions of a file, and the lines that run in them at a step, from the outermost call inwards. */
export interface EngineSource {
  readonly file: SourceFile;
  readonly parts: readonly SyntaxNode[];
  readonly lines: readonly number[];
}

/** Returns the source of the sort when it lists a node. */
export function sortSource(): EngineSource {
  const file = sourceFile("autodiff/topological-order.ts");
  const [sort, descend] = [functionIn(file, "topologicalOrder"), functionIn(file, "descend")];
  return { file, parts: partsOf(sort, descend), lines: [line(sort, callsOf(file, sort.value, "topo.push"))] };
}

/**
 * Returns the source of the sweep when it seeds an output, adds a contribution for an operand, or has ended.
 */
export function sweepSource(event: "seed" | "end" | number, withMore: boolean): EngineSource {
  const file = sourceFile("autodiff/backward.ts");
  const whole = functionIn(file, "backward");
  const [more, sum] = [functionIn(file, "sweepMore"), functionIn(file, "accumulate")];
  const seeding = assignmentsTo(file, whole.value, "output.grad").filter(isSum(file));
  const calls = callsOf(file, whole.value, "accumulate");
  const further = callsOf(file, whole.value, "sweepMore");
  const adding = line(sum, assignmentsTo(file, sum.value, "parent.grad"));
  const passed = (operand: number): number[] => {
    if (operand > 1) {
      return [line(whole, further), line(more, callsOf(file, more.value, "accumulate")), adding];
    }
    const own = calls.filter((call) =>
      argumentsOf(call).some((argument) => textOf(file, argument) === `${operand}`),
    );
    return [line(whole, own), adding];
  };
  const loops = [seeding[0], calls[0]].flatMap((inner) => (inner && ancestorOf(inner, "ForStatement")) ?? []);
  return {
    file,
    parts: [...loops, ...(withMore ? partsOf(more, sum) : partsOf(sum))],
    lines: event === "seed" ? [line(whole, seeding)] : event === "end" ? [] : passed(event),
  };
}

/**
 * Returns the source of a checkpoint when it keeps its first operand or its result, or runs or sweeps its
 * segment.
 */
export function checkpointSource(
  event: "keep-operand" | "keep-result" | "run" | "run-inside" | "run-again" | "sweep",
): EngineSource {
  const file = sourceFile("autodiff/checkpoint.ts");
  const [first, again] = [functionIn(file, "checkpoint"), functionIn(file, "pullThrough")];
  const keeping = callsOf(file, first.value, "watcher?.kept");
  const lines = {
    "keep-operand": () => line(first, keeping.slice(0, 1)),
    "keep-result": () => line(first, keeping.slice(1)),
    run: () => line(first, callsOf(file, first.value, "run")),
    "run-inside": () => line(first, callsOf(file, first.value, "segment")),
    "run-again": () => line(again, callsOf(file, again.value, "run")),
    sweep: () => line(again, callsOf(file, again.value, "backward")),
  };
  return { file, parts: partsOf(first, again), lines: [lines[event]()] };
}

/**
 * The mode that a segment first runs in, and the constructor that leaves out operands and pullbacks in
 * it. No line of these runs when a value is discarded.
 */
export function noGradSources(): EngineSource[] {
  const [mode, node] = [sourceFile("autodiff/no-grad.ts"), sourceFile("autodiff/var.ts")];
  const [first] = assignmentsTo(node, node.root, "this.a");
  const made = first && ancestorOf(first, "MethodDeclaration");
  return [
    { file: mode, parts: partsOf(functionIn(mode, "noGrad")), lines: [] },
    { file: node, parts: made ? [made] : [], lines: [] },
  ];
}

function partsOf(...declarations: readonly Declaration[]): SyntaxNode[] {
  return declarations.map(({ statement }) => statement);
}

function isSum(file: SourceFile): (assignment: SyntaxNode) => boolean {
  return (assignment) => callsOf(file, assignment, "plus").length > 0;
}

function line({ file, statement }: Declaration, [found]: readonly SyntaxNode[]): number {
  if (found !== undefined) return lineAt(file, found.from);
  throw new RangeError(`code: ${file.path} has no such line near line ${lineAt(file, statement.from)}`);
}
