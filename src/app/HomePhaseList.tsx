import type { Phase } from "../trace/trace.ts";

const PHASES: readonly { readonly phase: Phase; readonly title: string; readonly text: string }[] = [
  {
    phase: "forward",
    title: "Forward",
    text: "The program is evaluated, one operation at a time. What the way back needs is stored or checkpointed.",
  },
  {
    phase: "seed",
    title: "Seed",
    text: "The adjoint of the output is set, here to 1: its derivative with respect to itself. All others are 0.",
  },
  {
    phase: "backward",
    title: "Backward",
    text: "From the output to the inputs, each operation multiplies its adjoint by a local derivative and sends it on. What arrives is added.",
  },
  {
    phase: "gradient",
    title: "Gradient",
    text: "When everything has arrived, the adjoints of the inputs are the gradient.",
  },
];

interface HomePhaseListProps {
  readonly current?: Phase | undefined;
  /** Goes to the first step of a phase. Undefined until the player is loaded. */
  readonly onPhase?: (phase: Phase) => void;
}

/** The four phases in words, with the current phase marked. */
export function HomePhaseList({ current, onPhase }: HomePhaseListProps) {
  return (
    <ol className="phases">
      {PHASES.map(({ phase, title, text }, i) => (
        <li key={phase} data-phase={phase}>
          <button
            type="button"
            aria-current={phase === current ? "step" : undefined}
            disabled={onPhase === undefined}
            onClick={() => onPhase?.(phase)}
          >
            <span className="phase-number">{i + 1}</span>
            <span className="phase-words">
              <strong>{title}</strong>
              <span>{text}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
