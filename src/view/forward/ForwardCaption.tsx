import type { ForwardPasses } from "../../trace/forward-passes.ts";
import type { Trace } from "../../trace/trace.ts";
import { forwardWords } from "../../words/en/forward.ts";
import { forwardCaptionPieces, forwardNumbers } from "../../words/forward-caption.ts";

interface ForwardCaptionProps {
  readonly trace: Trace;
  readonly passes: ForwardPasses;
  readonly moment: number;
}

/** The sentence about a moment of forward mode, after the numbers of its pass and its step. */
export function ForwardCaption({ trace, passes, moment }: ForwardCaptionProps) {
  const { pass, passes: count, step, steps } = forwardNumbers(passes, moment);
  return (
    <>
      <span className="step-number">{forwardWords.position(pass, count, step, steps)} · </span>
      <strong data-phase-word="tangent">{forwardWords.mode}</strong> ·{" "}
      {forwardCaptionPieces(trace, passes, moment).map((piece, i) =>
        i % 2 === 0 ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no other name than its place
          <strong key={i} className="result" data-phase-word="tangent">
            {piece}
          </strong>
        ),
      )}
    </>
  );
}
