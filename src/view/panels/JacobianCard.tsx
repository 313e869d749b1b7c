import type { Jacobian, Trace } from "../../trace/trace.ts";
import { jacobianWords } from "../../words/en/jacobian.ts";
import { texNumber } from "../../formula/format-number.ts";
import { symbolTex } from "../../words/notation.ts";
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
      <Tex eager>{productTex(trace, trace.jacobian)}</Tex>
      <p>
        <Prose>{jacobianWords.neverBuilt(trace.jacobian.rows.length)}</Prose>
      </p>
    </Region>
  );
}

function productTex({ steps, gradients }: Trace, { inputs, rows }: Jacobian): string {
  const seeds = steps.flatMap((step) =>
    step.kind === "seed" && typeof step.after === "number" ? [texNumber(step.after)] : [],
  );
  const matrix = rows.map((row) => row.map(texNumber).join(" & ")).join(" \\\\ ");
  const result = inputs.map((name) => {
    const gradient = gradients[name];
    return typeof gradient === "number" ? texNumber(gradient) : symbolTex(name);
  });
  const row = (entries: readonly string[]) => `\\begin{bmatrix} ${entries.join(" & ")} \\end{bmatrix}`;
  return `u^\\top J = ${row(seeds)} \\begin{bmatrix} ${matrix} \\end{bmatrix} = \\adjoint{${row(result)}}`;
}
