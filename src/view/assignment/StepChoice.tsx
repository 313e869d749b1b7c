import { assignmentWords as words } from "../../words/en/assignment.ts";
import { type ListedStep, MOST_LISTED } from "./assignment.ts";

interface StepChoiceProps {
  readonly steps: readonly ListedStep[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
}

/** A box to check for each step. */
export function StepChoice({ steps, chosen, onChosen }: StepChoiceProps) {
  if (steps.length > MOST_LISTED) return <p className="share-remark">{words.tooMany(steps.length)}</p>;
  function toggle(key: string): void {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChosen(next);
  }
  return (
    <fieldset className="step-choice" aria-label={words.steps}>
      {steps.map(({ key, text }) => (
        <label key={key}>
          <input type="checkbox" checked={chosen.has(key)} onChange={() => toggle(key)} /> {text}
        </label>
      ))}
    </fieldset>
  );
}
