import type { Phase } from "../trace/trace.ts";
import { homePhasesWords } from "../words/en/home-phases.ts";

const PHASES = ["forward", "seed", "backward", "gradient"] as const satisfies Phase[];

interface HomePhaseListProps {
  readonly current?: Phase | undefined;
  /** Goes to the first step of a phase. Undefined until the player is loaded. */
  readonly onPhase?: (phase: Phase) => void;
}

/** The four phases in words, with the current phase marked. */
export function HomePhaseList({ current, onPhase }: HomePhaseListProps) {
  return (
    <ol className="phases">
      {PHASES.map((phase, i) => (
        <li key={phase} data-phase={phase}>
          <button
            type="button"
            aria-current={phase === current ? "step" : undefined}
            disabled={onPhase === undefined}
            onClick={() => onPhase?.(phase)}
          >
            <span className="phase-number">{i + 1}</span>
            <span className="phase-words">
              <strong>{homePhasesWords.phases[phase].title}</strong>
              <span>{homePhasesWords.phases[phase].text}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
