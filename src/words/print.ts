import type { Trace } from "../trace/trace.ts";
import { captionAt, PHASE_WORDS } from "./caption.ts";

/**
 * Prints a trace as text: one line per step, with its number, phase, key and caption.
 *
 * @example
 *  5  backward  acc.v3.0  v₃ (+) sends 1 back to v₁. The adjoint of v₁ was 0; 0 + 1 = 1.
 */
export function printTrace(trace: Trace): string {
  const phaseWidth = Math.max(...trace.steps.map((step) => PHASE_WORDS[step.phase].length));
  const keyWidth = Math.max(...trace.steps.map((step) => step.key.length));
  const lines = trace.steps.map((step, i) => {
    const number = String(i + 1).padStart(String(trace.steps.length).length);
    const phase = PHASE_WORDS[step.phase].toLowerCase().padEnd(phaseWidth);
    return `${number}  ${phase}  ${step.key.padEnd(keyWidth)}  ${captionAt(trace, i + 1)}`;
  });
  return lines.join("\n");
}
