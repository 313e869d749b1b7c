import { useMemo } from "react";
import type { Expression } from "../../formula/expression.ts";
import { toText } from "../../formula/to-text.ts";
import { isHiding } from "../../player/questions.ts";
import { pathColour } from "../../scene/pinned-list.ts";
import type { Trace } from "../../trace/trace.ts";
import { roleWords } from "../../words/en/nodes.ts";
import { pinWords } from "../../words/en/pin.ts";
import { spoken } from "../../words/spoken.ts";
import { symbolicAdjoints } from "../../words/symbolic-adjoint.ts";
import { MathText } from "../math/MathText.tsx";
import { Tex } from "../math/Tex.tsx";
import { Deferred } from "../player/Deferred.tsx";
import { usePlayer, usePlayerState } from "../player/player-context.ts";
import { Icon } from "../ui/Icon.tsx";
import { Region } from "../ui/Region.tsx";
import { nodeWithId, type PinnedLines, type PinnedRow, pinnedLines, seedLetters } from "./pinned-lines.ts";

/** Lists what the pinned node's adjoint is made of. Its numbers appear when they have arrived in the graph. */
export function PinnedCard() {
  return (
    <Deferred>
      <PinnedNow />
    </Deferred>
  );
}

function PinnedNow() {
  const trace = usePlayerState((state) => state.run?.trace);
  const pinned = usePlayerState(({ pinned: id, forward }) => (forward === undefined ? id : undefined));
  const node = trace && nodeWithId(trace, pinned);
  return trace === undefined || node === undefined ? null : <Card trace={trace} node={node} />;
}

function Card({ trace, node }: { readonly trace: Trace; readonly node: number }) {
  const index = usePlayerState((state) => state.index);
  const lesson = usePlayerState((state) => state.lesson);
  const letters = useMemo(() => seedLetters(lesson), [lesson]);
  const symbolicAt = useMemo(() => symbolicAdjoints(trace, letters), [trace, letters]);
  const isClosed = usePlayerState(isHiding);
  const lines = pinnedLines(trace, index, node, symbolicAt(node), letters, isClosed);
  const ends = lines.rows.filter(({ position }) => position !== undefined).length;
  return (
    <Region className="pinned-card" aria-label={pinWords.title(spoken(lines.name))}>
      <Head lines={lines} />
      {lines.rows.length === 0 ? (
        <p className="pinned-note">{pinWords.unreached}</p>
      ) : (
        <div className="pinned-parts">
          <ol className="pinned-rows" aria-label={pinWords.parts}>
            {lines.rows.map((row) => (
              <Row key={row.key} row={row} isNumbered={ends > 1} />
            ))}
          </ol>
          <Line name={pinWords.sum} of={lines.sum} />
          <Line name={pinWords.letters} of={lines.letters} />
        </div>
      )}
    </Region>
  );
}

/** The node, its formula and its numbers in full. */
function Head({ lines }: { readonly lines: PinnedLines }) {
  const player = usePlayer();
  const { origin, role, value, isDropped, adjoint } = lines;
  return (
    <div className="pinned-head">
      <div className="pinned-node">
        <p>
          <Tex of={origin} eager />
          {role !== undefined && <span className="pinned-from">{roleWords[role]}</span>}
        </p>
        <Quantity
          name={pinWords.value}
          of={value}
          missing={isDropped ? pinWords.dropped : pinWords.noValue}
        />
        <Quantity name={pinWords.adjoint} of={adjoint} missing={pinWords.untouched} />
      </div>
      <button
        type="button"
        className="quiet"
        aria-label={pinWords.unpin}
        title={pinWords.unpin}
        onClick={() => player.setPinned(undefined)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

interface QuantityProps {
  readonly name: string;
  readonly of: Expression | undefined;
  /** What stands in place of a number that is not there. */
  readonly missing: string;
}

function Quantity({ name, of, missing }: QuantityProps) {
  return (
    <dl>
      <dt>{name}</dt>
      <dd>{of === undefined ? missing : <Tex of={of} eager />}</dd>
    </dl>
  );
}

interface RowProps {
  readonly row: PinnedRow;
  /** Whether the contribution has a number and the colour of its path. */
  readonly isNumbered: boolean;
}

function Row({ row: { index, state, from, position, formula }, isNumbered }: RowProps) {
  const player = usePlayer();
  const path = isNumbered && position !== undefined ? position : undefined;
  const [before, after] = pinWords.from;
  return (
    <li className="pinned-row" data-state={state} aria-current={state === "current" ? "step" : undefined}>
      <span className="pinned-path" data-path={path === undefined ? undefined : pathColour(path)}>
        {path === undefined ? "" : path + 1}
      </span>
      <span className="pinned-from">
        {from === undefined ? (
          pinWords.seed
        ) : (
          <>
            {before}
            <MathText>{from.name}</MathText>
            {after}
            {pinWords.labelled(from.label)}
          </>
        )}
      </span>
      <Tex of={formula} eager />
      <button
        type="button"
        className="link pinned-step"
        aria-label={pinWords.goTo(index, from && spoken(from.name))}
        onClick={() => player.go(index)}
      >
        {pinWords.step(index)}
      </button>
    </li>
  );
}

function Line({ name, of }: { readonly name: string; readonly of: Expression | undefined }) {
  if (of === undefined) return null;
  return (
    <div className="pinned-row">
      <span className="pinned-from">{name}</span>
      <Tex key={toText(of)} of={of} eager />
    </div>
  );
}
