import { Popover } from "@base-ui/react/popover";
import { type KeyboardEvent, useContext } from "react";
import type { ArrayParameter, List, Rows } from "../../cases/parameters/array.ts";
import { inputsWords } from "../../words/en/inputs.ts";
import { MathText } from "../math/MathText.tsx";
import { usePlayer } from "../player/player-context.ts";
import { HostEnvironmentContext } from "../ui/host-environment.ts";
import { Icon } from "../ui/Icon.tsx";
import { entryLabel } from "./entry-spec.ts";
import { NumberInput } from "./NumberInput.tsx";
import { stepsFor } from "./number-drag.ts";

interface ArrayControlProps {
  readonly name: string;
  readonly symbol: string;
  readonly parameter: ArrayParameter;
  readonly value: List | Rows;
}

/** A vector or matrix: a button with its shape that opens a grid of fields. */
export function ArrayControl({ name, symbol, parameter, value }: ArrayControlProps) {
  const host = useContext(HostEnvironmentContext);
  const rows = rowsOf(value);
  const shape = parameter.axes.length === 1 ? `${value.length}` : `${rows.length} × ${rows[0]?.length ?? 0}`;
  return (
    <div className="parameter" data-role={parameter.role}>
      <Popover.Root>
        <Popover.Trigger className="array-button">
          <span className="visually-hidden">{inputsWords.editEntries(symbol, shape)}</span>
          <span className="array-name" aria-hidden="true">
            <MathText>{symbol}</MathText>
            <span className="shape">{shape}</span>
          </span>
          <Icon name="down" />
        </Popover.Trigger>
        <Popover.Portal container={host?.popups}>
          <Popover.Positioner className="popup-place" side="bottom" align="start" sideOffset={8}>
            <Popover.Popup className="popup array-popup" data-role={parameter.role} aria-label={symbol}>
              <EntryGrid {...{ name, symbol, parameter, value }} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </div>
  );
}

function EntryGrid({ name, symbol, parameter, value }: ArrayControlProps) {
  const player = usePlayer();
  const rows = rowsOf(value);
  const isVector = parameter.axes.length === 1;
  const steps = stepsFor(rows.flat());
  const change = (i: number, j: number, entry: number): void => {
    const next = rows.map((row, r) => (r === i ? row.with(j, entry) : row));
    player.setParam(name, isVector ? (next[0] ?? []) : next);
  };
  return (
    <table className="entry-fields" onKeyDown={moveBetweenRows}>
      <tbody>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
          <tr key={i}>
            {row.map((entry, j) => {
              const label = isVector ? entryLabel(symbol, j + 1) : entryLabel(symbol, i + 1, j + 1);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
                <td key={j}>
                  <NumberInput
                    label={label}
                    value={entry}
                    parameter={name}
                    entry={label}
                    allowed={inputsWords.allowedEntry(label)}
                    steps={steps}
                    inGrid
                    onDragStart={player.startEdit}
                    isValid={Number.isFinite}
                    onValue={(next) => change(i, j, next)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Moves the focus to the field above or below on Up and Down. With Alt they change the number. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.altKey) return;
  const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  if (by === 0 || !(event.target instanceof HTMLInputElement)) return;
  const fields = [...event.currentTarget.querySelectorAll("input")];
  const columns = event.currentTarget.querySelectorAll("tr:first-child input").length;
  const next = fields[fields.indexOf(event.target) + by * columns];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}

function rowsOf(value: List | Rows): number[][] {
  const isMatrix = (part: List | Rows): part is Rows => Array.isArray(part[0]);
  return isMatrix(value) ? value.map((row) => [...row]) : [[...value]];
}
