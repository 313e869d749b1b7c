import { useDeferredValue, useId, useMemo, useState } from "react";
import type { Run } from "../../engine/messages.ts";
import { givenSource } from "../../player/show-run.ts";
import { assignmentWords as words } from "../../words/en/assignment.ts";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { CopyText } from "../share/CopyText.tsx";
import { QrCode } from "../share/QrCode.tsx";
import { addressOf, iframeSnippet } from "../share/snippets.ts";
import type { ShareAt } from "../share/use-shared.ts";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import { Toggle } from "../ui/Toggle.tsx";
import {
  ASKS,
  type Assignment,
  assignmentOf,
  boundsToChoose,
  type ListedStep,
  listSteps,
  optionsOf,
  stepsInRange,
  withBound,
} from "./assignment.ts";
import { Preview } from "./Preview.tsx";
import { StepChoice } from "./StepChoice.tsx";
import { useAssigned } from "./use-assigned.ts";
import "./assignment.css";

interface AssignmentTabProps {
  readonly sharedAt: ShareAt;
}

/** Makes an assignment: a link, code and a worksheet, with a preview of what is asked. */
export function AssignmentTab({ sharedAt }: AssignmentTabProps) {
  const run = usePlayerState((state) => state.run);
  return run && <Form run={run} sharedAt={sharedAt} />;
}

function Form({ run, sharedAt }: AssignmentTabProps & { readonly run: Run }) {
  const player = usePlayer();
  const { trace } = run;
  const steps = useMemo(() => listSteps(trace), [trace]);
  const [assignment, setAssignment] = useState(() => assignmentOf(player.store.getState(), steps));
  const source = usePlayerState(givenSource);
  const inRange = stepsInRange(trace, steps, assignment);
  const options = optionsOf(assignment, inRange);
  const link = options && player.query(options);
  // The sentence changes nothing of what is asked.
  const asked = options && player.query({ ...options, task: undefined, embed: true });
  const assigned = useAssigned(source, useDeferredValue(assignment.predict ? asked : undefined));
  const change = (part: Partial<Assignment>) => setAssignment({ ...assignment, ...part });
  const task = useId();
  return (
    <div className="assignment">
      <div className="assignment-form">
        <label htmlFor={task} className="assignment-label">
          {words.task}
        </label>
        <textarea
          id={task}
          className="assignment-task"
          rows={2}
          maxLength={300}
          placeholder={words.taskExample}
          value={assignment.task}
          onChange={({ target }) => change({ task: target.value.replaceAll("\n", " ") })}
        />
        <div className="assignment-row">
          <Toggle
            label={words.predict}
            checked={assignment.predict}
            onChange={(predict) => change({ predict })}
          />
          <Toggle label={words.lock} checked={assignment.lock} onChange={(lock) => change({ lock })} />
        </div>
        <div className="assignment-row">
          {(["from", "until"] as const).map((side) => (
            <Bound
              key={side}
              side={side}
              steps={steps}
              value={assignment[side]}
              onIndex={(index) => setAssignment(withBound(trace, assignment, side, index))}
              last={trace.steps.length}
            />
          ))}
        </div>
        {assignment.predict && (
          <>
            <AskChoice asks={assignment.asks} onAsks={(asks) => change({ asks })} />
            {assignment.asks === "chosen" && (
              <StepChoice
                steps={inRange}
                chosen={assignment.chosen}
                onChosen={(chosen) => change({ chosen })}
              />
            )}
            <div className="assignment-row">
              <output className="assignment-seed">{words.seedIs(assignment.seed)}</output>
              <button
                type="button"
                className="button"
                onClick={() => change({ seed: (assignment.seed + 1) % 2 ** 32 })}
              >
                {words.otherNumbers}
              </button>
            </div>
          </>
        )}
      </div>
      <Preview
        assignment={assignment}
        steps={inRange}
        assigned={assigned}
        isPending={assigned?.query !== asked}
        isComplete={options !== undefined}
        address={link === undefined ? undefined : addressOf(sharedAt(link))}
      />
      {options !== undefined && link !== undefined && (
        <div className="assignment-links">
          <div>
            <h3>{words.link}</h3>
            <CopyText label={words.link} text={addressOf(sharedAt(link))} lines={2} />
            <h3>{words.code}</h3>
            <CopyText
              label={words.code}
              text={iframeSnippet(
                sharedAt(
                  player.query({ ...options, embed: true, inputs: false, panel: "none", unknown: [] }),
                ),
                false,
              )}
              lines={5}
            />
          </div>
          <div className="assignment-qr">
            <QrCode text={addressOf(sharedAt(link))} />
          </div>
        </div>
      )}
      <p className="visually-hidden" role="status">
        {assignment.predict && options !== undefined && assigned?.query !== asked ? words.finding : ""}
      </p>
    </div>
  );
}

interface AskChoiceProps {
  readonly asks: Assignment["asks"];
  readonly onAsks: (asks: Assignment["asks"]) => void;
}

function AskChoice({ asks, onAsks }: AskChoiceProps) {
  const name = useId();
  return (
    <fieldset className="ask-choice">
      <legend className="assignment-label">{words.asked}</legend>
      {ASKS.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === asks} onChange={() => onAsks(one)} />{" "}
          {words.asks[one]}
        </label>
      ))}
    </fieldset>
  );
}

interface BoundProps {
  readonly side: "from" | "until";
  readonly steps: readonly ListedStep[];
  /** The key of the bound; undefined for the start or the end. */
  readonly value: string | undefined;
  /** The number of steps of the run. */
  readonly last: number;
  readonly onIndex: (index: number) => void;
}

/** Chooses the first or the last step that students can reach. */
function Bound({ side, steps, value, last, onIndex }: BoundProps) {
  const isFirst = side === "from";
  const open = { value: "", text: isFirst ? words.fromStart : words.untilEnd };
  const index = usePlayerState((state) => state.index);
  const listed = boundsToChoose(steps, index, value).map(({ key, index, text }) => ({
    value: key,
    number: index,
    text,
  }));
  const shown = steps.find(({ key }) => key === value)?.text ?? value ?? open.text;
  return (
    <Picker
      className="button assignment-bound"
      label={`${words[side]}: ${shown}`}
      side="bottom"
      align="start"
      value={value ?? ""}
      options={isFirst ? [open, ...listed] : [...listed, open]}
      onPick={(key) => onIndex(steps.find((step) => step.key === key)?.index ?? (isFirst ? 0 : last))}
    >
      <span className="assignment-bound-text">
        <span className="parameter-word">{words[side]}</span> {shown}
      </span>
      <Icon name="down" />
    </Picker>
  );
}
