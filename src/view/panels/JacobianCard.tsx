import { equation, number, productOf, symbol, symbolOf, transposed } from "../../formula/build.ts";
import type { Expression, Part } from "../../formula/expression.ts";
import type { Jacobian, Trace } from "../../trace/trace.ts";
import { jacobianWords } from "../../words/en/jacobian.ts";
import { Prose } from "../math/Prose.tsx";
import { Tex } from "../math/Tex.tsx";
import { usePlayerState } from "../player/player-context.ts";
import { Region } from "../ui/Region.tsx";

/** Shows the whole Jacobian, which the reverse pass never builds, and its product with the seeds. */
export function JacobianCard() {
  const trace = usePlayerState((state) => state.run?.trace);
  if (trace?.jacobian === undefined) return null;
  return (
    <Region as="aside" className="jacobian" aria-label={jacobianWords.title}>
      <Tex of={product(trace, trace.jacobian)} eager />
      <p>
        <Prose>{jacobianWords.neverBuilt(trace.jacobian.rows.length)}</Prose>
      </p>
    </Region>
  );
}

function product({ steps, gradients }: Trace, { inputs, rows }: Jacobian): Expression {
  const seeds = steps.flatMap((step) =>
    step.kind === "seed" && typeof step.after === "number" ? [number(step.after)] : [],
  );
  const result = inputs.map((name) => {
    const gradient = gradients[name];
    return typeof gradient === "number" ? number(gradient) : symbolOf(name);
  });
  const matrix = rows.map((row) => row.map((entry) => number(entry)));
  return equation(
    productOf("close", [transposed(symbol("u")), symbol("J")]),
    productOf("close", [rowsOf([seeds]), rowsOf(matrix)]),
    rowsOf([result], "adjoint"),
  );
}

function rowsOf(rows: readonly (readonly Expression[])[], part?: Part): Expression {
  return { kind: "rows", rows, part };
}
