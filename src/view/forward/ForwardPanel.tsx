import { useMemo } from "react";
import { equation, number } from "../../formula/build.ts";
import { formatExactly, formatNumber } from "../../formula/format-number.ts";
import { toText } from "../../formula/to-text.ts";
import { type ForwardPasses, forwardPassesOf } from "../../trace/forward-passes.ts";
import { derivativeOf, gradientEntries, tangentsOf } from "../../trace/tangents.ts";
import type { Trace } from "../../trace/trace.ts";
import { isUnfaithful } from "../../trace/values-as-of.ts";
import { forwardPanelWords } from "../../words/en/forward-panel.ts";
import { inputAdjoint, inputTangent, outputTangent } from "../../words/forward-caption.ts";
import { MathText } from "../math/MathText.tsx";
import { Prose } from "../math/Prose.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { Picker } from "../ui/Picker.tsx";
import { Region } from "../ui/Region.tsx";
import { Toggle } from "../ui/Toggle.tsx";

/** Switches the graph to forward mode, chooses the input, and compares what the passes find with the gradient. */
export function ForwardPanel({ trace }: { readonly trace: Trace }) {
  const player = usePlayer();
  const moment = usePlayerState((state) => state.forward);
  const passes = forwardPassesOf(trace);
  return (
    <Region className="forward-panel" aria-label={forwardPanelWords.title}>
      <h2>{forwardPanelWords.title}</h2>
      {passes === undefined ? (
        <p className="cost-note">{forwardPanelWords.missing}</p>
      ) : (
        <>
          <Toggle
            label={forwardPanelWords.toggle}
            checked={moment !== undefined}
            onChange={(on) => player.setForward(on ? 0 : undefined)}
          />
          <p>
            <Prose>{forwardPanelWords.count(passes.entries.length)}</Prose>.{" "}
            {forwardPanelWords.intro(passes.entries.length)}
          </p>
          {moment !== undefined && (
            <>
              <Passes trace={trace} passes={passes} moment={moment} />
              <Comparison trace={trace} passes={passes} moment={moment} />
            </>
          )}
        </>
      )}
    </Region>
  );
}

interface MomentProps {
  readonly trace: Trace;
  readonly passes: ForwardPasses;
  readonly moment: number;
}

/** Chooses the pass, and plays. */
function Passes({ trace, passes: { entries, length }, moment }: MomentProps) {
  const player = usePlayer();
  const playing = usePlayerState((state) => state.playing);
  const pass = Math.floor(moment / length);
  const names = useMemo(
    () => entries.map((input) => toText(equation(inputTangent(trace, input), number(1)))),
    [trace, entries],
  );
  const go = (next: number): void => player.setForward(next * length);
  return (
    <div className="forward-passes">
      <button
        type="button"
        className="button"
        aria-label={forwardPanelWords.previous}
        title={forwardPanelWords.previous}
        aria-disabled={pass === 0}
        onClick={() => pass > 0 && go(pass - 1)}
      >
        <Icon name="previous" />
      </button>
      <Picker
        className="button"
        label={forwardPanelWords.input(names[pass] ?? "")}
        side="bottom"
        align="start"
        value={String(pass)}
        options={names.map((text, i) => ({ value: String(i), text }))}
        onPick={(next) => go(Number(next))}
      >
        <span className="forward-seed">{names[pass]}</span> <Icon name="down" />
      </Picker>
      <button
        type="button"
        className="button"
        aria-label={forwardPanelWords.next}
        title={forwardPanelWords.next}
        aria-disabled={pass === entries.length - 1}
        onClick={() => pass < entries.length - 1 && go(pass + 1)}
      >
        <Icon name="next" />
      </button>
      <span className="forward-count">{forwardPanelWords.pass(pass + 1, entries.length)}</span>
      <button type="button" className="button" onClick={playing ? player.pause : player.play}>
        <Icon name={playing ? "pause" : "play"} />
        {playing ? forwardPanelWords.pause : forwardPanelWords.play}
      </button>
    </div>
  );
}

/** The greatest number of rows. */
const ROWS = 9;

/** What each pass that is complete has found, beside the entry of the gradient from the reverse pass. */
function Comparison({ trace, passes: { entries, length }, moment }: MomentProps) {
  const gradient = useMemo(() => gradientEntries(trace), [trace]);
  const found = useMemo(
    () => entries.map((input) => derivativeOf(trace, tangentsOf(trace, input))),
    [trace, entries],
  );
  const done = Math.floor((moment + 1) / length);
  const pass = Math.floor(moment / length);
  const first = Math.min(Math.max(pass - Math.floor(ROWS / 2), 0), Math.max(entries.length - ROWS, 0));
  const shown = entries.slice(first, first + ROWS);
  const apart = found
    .slice(0, done)
    .reduce((most, one, i) => Math.max(most, distance(one, gradient[i] ?? 0)), 0);
  const [before, after] = forwardPanelWords.forward;
  return (
    <>
      <table className="cost-table forward-table" aria-label={forwardPanelWords.table}>
        <thead>
          <tr>
            <th scope="col">{forwardPanelWords.number}</th>
            <th scope="col">{forwardPanelWords.seed}</th>
            <th scope="col" className="number-column">
              {before}
              <MathText>{outputTangent(trace)}</MathText>
              {after}
            </th>
            <th scope="col" className="number-column">
              {forwardPanelWords.reverse}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((input, k) => {
            const i = first + k;
            const [forward = Number.NaN, reverse = Number.NaN] = [found[i], gradient[i]];
            return (
              <tr
                key={`${input.node} ${input.entry}`}
                data-pass={i + 1}
                aria-current={i === pass || undefined}
              >
                <th scope="row">{i + 1}</th>
                <td>
                  <MathText>{equation(inputTangent(trace, input), number(1))}</MathText>
                </td>
                <td className="number-column" data-kind="forward">
                  {i < done ? (
                    <span title={formatExactly(forward)}>{formatNumber(forward)}</span>
                  ) : (
                    forwardPanelWords.pending
                  )}
                </td>
                <td className="number-column" data-kind="reverse" title={formatExactly(reverse)}>
                  <MathText>{equation(inputAdjoint(trace, input), number(reverse))}</MathText>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {entries.length > ROWS && (
        <p className="cost-note">{forwardPanelWords.rows(first + 1, first + shown.length, entries.length)}</p>
      )}
      <p className="cost-note">
        {forwardPanelWords.agreement(
          done,
          entries.length,
          apart === 0 ? undefined : formatNumber(apart),
          isUnfaithful(trace),
        )}
      </p>
    </>
  );
}

/** Returns the difference of two numbers relative to the larger one, or to 1. */
function distance(a: number, b: number): number {
  return Object.is(a, b) ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
}
