import type { SyntaxNode } from "@lezer/common";
import type { EngineData, MomentData } from "../../../src/view/code/code-data.ts";
import { type Declaration, functionIn } from "./declarations.ts";
import { lineAt, linesOf, type ParsedFile, textOf } from "./parsed-file.ts";
import { ancestorOf, argumentsOf, assignmentsTo, callsOf } from "./syntax.ts";

type Moments = EngineData["moments"];

/** What finds the moments of each file in which the engine's own code runs, by path below `src/`. */
const MOMENTS: Readonly<Record<string, (file: ParsedFile) => Moments>> = {
  "autodiff/topological-order.ts": sortMoments,
  "autodiff/backward.ts": sweepMoments,
  "autodiff/checkpoint.ts": checkpointMoments,
  "autodiff/no-grad.ts": (file) => ({ discard: moment(file, [functionIn(file, "noGrad").statement]) }),
  "autodiff/var.ts": (file) => ({ discard: moment(file, [constructorIn(file)]) }),
};

/**
 * Returns the moments at which a file's own code runs, other than as an operation.
 *
 * @throws RangeError if the file lacks a function or a line
 */
export function momentsIn(file: ParsedFile): Moments {
  return MOMENTS[file.path]?.(file) ?? {};
}

function sortMoments(file: ParsedFile): Moments {
  const [sort, descend] = [functionIn(file, "topologicalOrder"), functionIn(file, "descend")];
  const lines = [line(sort, callsOf(file, sort.value, "topo.push"))];
  return { visit: moment(file, [sort.statement, descend.statement], lines) };
}

function sweepMoments(file: ParsedFile): Moments {
  const whole = functionIn(file, "backward");
  const [more, sum] = [functionIn(file, "sweepMore"), functionIn(file, "accumulate")];
  const seeding = assignmentsTo(file, whole.value, "output.grad").filter(
    (assignment) => callsOf(file, assignment, "plus").length > 0,
  );
  const calls = callsOf(file, whole.value, "accumulate");
  const adding = line(sum, assignmentsTo(file, sum.value, "parent.grad"));
  const loops = [seeding[0], calls[0]].flatMap((inner) => (inner && ancestorOf(inner, "ForStatement")) ?? []);
  const swept = (lines: readonly number[]): MomentData => moment(file, [...loops, sum.statement], lines);
  const callFor = (operand: number): number =>
    line(
      whole,
      calls.filter((call) => argumentsOf(call).some((argument) => textOf(file, argument) === `${operand}`)),
    );
  return {
    seed: swept([line(whole, seeding)]),
    "operand-0": swept([callFor(0), adding]),
    "operand-1": swept([callFor(1), adding]),
    "operand-more": swept([
      line(whole, callsOf(file, whole.value, "sweepMore")),
      line(more, callsOf(file, more.value, "accumulate")),
      adding,
    ]),
    end: swept([]),
    "more-operands": moment(file, [more.statement]),
  };
}

function checkpointMoments(file: ParsedFile): Moments {
  const [first, again] = [functionIn(file, "createCheckpoint"), functionIn(file, "pullThrough")];
  const keeping = callsOf(file, first.value, "watcher?.kept");
  const at = (running: number): MomentData => moment(file, [first.statement, again.statement], [running]);
  return {
    "keep-operand": at(line(first, keeping.slice(0, 1))),
    "keep-result": at(line(first, keeping.slice(1))),
    run: at(line(first, callsOf(file, first.value, "run"))),
    "run-inside": at(line(first, callsOf(file, first.value, "segment"))),
    "run-again": at(line(again, callsOf(file, again.value, "run"))),
    sweep: at(line(again, callsOf(file, again.value, "backward"))),
  };
}

/** Returns the constructor, which leaves out operands and pullbacks where no graph is made. */
function constructorIn(file: ParsedFile): SyntaxNode {
  const [first] = assignmentsTo(file, file.root, "this.a");
  const made = first && ancestorOf(first, "MethodDeclaration");
  if (made === undefined) throw new RangeError(`code: ${file.path} has no method that assigns this.a`);
  return made;
}

function moment(file: ParsedFile, parts: readonly SyntaxNode[], lines: readonly number[] = []): MomentData {
  return { parts: parts.map((part) => linesOf(file, part)), lines };
}

function line({ file, statement }: Declaration, [found]: readonly SyntaxNode[]): number {
  if (found !== undefined) return lineAt(file, found.from);
  throw new RangeError(`code: ${file.path} has no such line near line ${lineAt(file, statement.from)}`);
}
