import { texNumber } from "../trace/format-number.ts";
import { symbolTex } from "../trace/notation.ts";
import { usePlayerState } from "./player-context.ts";
import { Tex } from "./Tex.tsx";

/** The whole Jacobian, which the reverse pass never builds: one row an output, by a pass of its own. */
export function JacobianCard() {
  const jacobian = usePlayerState((state) => state.run?.trace.jacobian);
  if (jacobian === undefined) return null;
  const rows = jacobian.rows.map((row) => row.map(texNumber).join(" & ")).join(" \\\\ ");
  const outputs = jacobian.outputs.map(symbolTex).join(" \\\\ ");
  const inputs = jacobian.inputs.map(symbolTex).join(", ");
  return (
    <aside className="jacobian" aria-label="Full Jacobian">
      <Tex>{`J = \\frac{\\partial(${jacobian.outputs.map(symbolTex).join(", ")})}{\\partial(${inputs})} = \\begin{bmatrix} ${rows} \\end{bmatrix} \\begin{matrix} ${outputs} \\end{matrix}`}</Tex>
      <p>
        <strong>Never built.</strong> It would take one pass a row, {jacobian.rows.length} in all; the seeds
        need one.
      </p>
    </aside>
  );
}
