import { operationById } from "../../autodiff/operations/all.ts";
import type { EntryRef } from "../../cases/leaf-entries.ts";
import { symbolOf } from "../../formula/build.ts";
import type { Expression } from "../../formula/expression.ts";
import { nodeAt, type Trace } from "../../trace/trace.ts";
import { roleWords } from "../../words/en/nodes.ts";
import { nudgeWords } from "../../words/en/nudge.ts";
import { symbolAt } from "../../words/notation.ts";
import { MathText } from "../math/MathText.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import { entriesAt, namesAt } from "./nudge-numbers.ts";

interface NudgePlaceProps {
  readonly trace: Trace;
  readonly nodes: readonly number[];
  readonly place: EntryRef;
  readonly onPlace: (place: EntryRef) => void;
}

/** Chooses a number of the run: a node and, of a tensor, an entry. */
export function NudgePlace({ trace, nodes, place: { node, entry }, onPlace }: NudgePlaceProps) {
  const choices = nodes.map((i) => {
    const { id, op, role } = nodeAt(trace, i);
    return {
      name: op === undefined ? symbolOf(id) : symbolAt(trace, i),
      kind: op === undefined ? roleWords[role] : (operationById.get(op)?.symbol ?? op),
    };
  });
  const entries = Array.from({ length: entriesAt(trace, node) }, (_, i) => ({
    name: namesAt(trace, { node, entry: i }).value,
  }));
  return (
    <>
      <Choice
        label={nudgeWords.node}
        options={choices}
        value={nodes.indexOf(node)}
        onValue={(next) => onPlace({ node: nodes[next] ?? node, entry: 0 })}
      />
      {entries.length > 1 && (
        <Choice
          label={nudgeWords.entry}
          options={entries}
          value={entry}
          onValue={(next) => onPlace({ node, entry: next })}
        />
      )}
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly name: Expression; readonly kind?: string }[];
  readonly value: number;
  readonly onValue: (value: number) => void;
}

function Choice({ label, options, value, onValue }: ChoiceProps) {
  return (
    <Picker
      label={label}
      className="button nudge-choice"
      side="bottom"
      align="start"
      value={String(value)}
      onPick={(next) => onValue(Number(next))}
      options={options.map(({ name, kind }, i) => ({
        value: String(i),
        text: <MathText>{name}</MathText>,
        ...(kind !== undefined && { note: kind }),
      }))}
    >
      <MathText>{options[value]?.name ?? ""}</MathText> <Icon name="down" />
    </Picker>
  );
}
