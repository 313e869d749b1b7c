import { keyOfEdge } from "../../predict/edges.ts";
import { edgeName, entriesToChoose, entryNames } from "../../predict/prompt.ts";
import { asksNumbers, type Question } from "../../predict/question.ts";
import type { Trace } from "../../trace/trace.ts";
import { predictWords } from "../../words/en/predict.ts";
import { HEARD } from "../../words/spoken.ts";
import type { Writing } from "../../words/writing.ts";
import { Said } from "./Said.tsx";

interface AnswerFieldProps {
  readonly trace: Trace;
  readonly question: Question;
  /** The question as a sentence, which names the field. */
  readonly prompt: string;
  /** The answer, as a text that `grade` reads. */
  readonly value: string;
  readonly isDone: boolean;
  readonly isWrong: boolean;
  readonly onChange: (value: string) => void;
}

/** The field for the answer to a question: of numbers or a shape to type, or of edges or entries to choose from. */
export function AnswerField(props: AnswerFieldProps) {
  const { question } = props;
  if (asksNumbers(question)) return <NumberFields {...props} />;
  if (question.kind === "shape")
    return <Field {...props} label={props.prompt} example={predictWords.shapeExample} />;
  return question.kind === "edge" ? <EdgeChoice {...props} /> : <EntryChoice {...props} />;
}

/** A field per entry that is asked. */
function NumberFields({ trace, question, prompt, value, onChange, ...rest }: AnswerFieldProps) {
  const names = entryNames(trace, question);
  const heard = entryNames(trace, question, HEARD);
  if (names.length < 2)
    return (
      <Field
        {...rest}
        value={value}
        label={prompt}
        example={predictWords.numberExample}
        onChange={onChange}
      />
    );
  const parts = value.split(";");
  return (
    <div className="number-fields">
      {names.map((name, i) => (
        <Field
          key={name}
          {...rest}
          label={predictWords.entryField(prompt, heard[i] ?? name)}
          shown={name}
          value={(parts[i] ?? "").trim()}
          example={i === 0 ? predictWords.numberExample : undefined}
          onChange={(part) =>
            onChange(names.map((_, k) => (k === i ? part : (parts[k] ?? "").trim())).join("; "))
          }
        />
      ))}
    </div>
  );
}

interface FieldProps extends Pick<AnswerFieldProps, "value" | "isDone" | "isWrong" | "onChange"> {
  readonly label: string;
  /** The text before the field, where the question has several. */
  readonly shown?: string;
  readonly example: string | undefined;
}

function Field({ label, shown, example, value, isDone, isWrong, onChange }: FieldProps) {
  return (
    <label className="answer-field">
      {shown !== undefined && <span>{shown} =</span>}
      <input
        type="text"
        aria-label={label}
        aria-invalid={isWrong}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={example}
        readOnly={isDone}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function EdgeChoice({ trace, question, prompt, value, isDone, onChange }: AnswerFieldProps) {
  if (question.kind !== "edge") return null;
  const keys = question.choices.map((edge) => keyOfEdge(trace, edge));
  // A click in the graph may choose another edge than those listed.
  const all = value === "" || keys.includes(value) ? keys : [...keys, value];
  return (
    <fieldset className="edge-choice" aria-label={prompt} disabled={isDone}>
      {all.map((key) => (
        <label key={key} className="choice">
          <input
            type="radio"
            name="edge"
            value={key}
            checked={key === value}
            onChange={() => onChange(key)}
          />
          <Said of={(write) => nameOfKey(trace, key, write)} />
        </label>
      ))}
    </fieldset>
  );
}

function nameOfKey(trace: Trace, key: string, write: Writing): string {
  const step = trace.steps.at(trace.steps.keys.find(key) ?? -1);
  return step?.kind === "accumulate" ? edgeName(trace, step.edge, write) : key;
}

/** The entries of an adjoint as buttons, in their rows. */
function EntryChoice({ trace, question, prompt, value, isDone, onChange }: AnswerFieldProps) {
  const chosen = new Set(value === "" || value === "none" ? [] : value.split(",").map(Number));
  function toggle(entry: number): void {
    const next = new Set(chosen);
    if (!next.delete(entry)) next.add(entry);
    onChange(next.size === 0 ? "none" : [...next].sort((a, b) => a - b).join());
  }
  return (
    <fieldset className="entry-choice" aria-label={prompt} disabled={isDone}>
      {entriesToChoose(trace, question, HEARD).map((row) => (
        <div key={row[0]?.entry} className="entry-row">
          {row.map(({ entry, name, number }) => (
            <button
              key={entry}
              type="button"
              className="entry"
              aria-label={predictWords.entry(name, number)}
              aria-pressed={chosen.has(entry)}
              onClick={() => toggle(entry)}
            >
              {number}
            </button>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
