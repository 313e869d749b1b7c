import { type CSSProperties, Fragment, memo, useEffect, useRef } from "react";
import { codeWords } from "../../words/en/code.ts";
import { keepInView } from "../panels/keep-in-view.ts";
import { Region } from "../ui/Region.tsx";
import type { LineRange } from "./code-data.ts";
import { indentOf, type Listing } from "./listing.ts";
import { SourceText } from "./SourceText.tsx";
import { lineText, type SourceFile } from "./source-file.ts";

interface ListingViewProps {
  readonly listing: Listing;
  /** Whether the panel scrolls to this listing. */
  readonly isInnermost?: boolean;
}

/** A listing under the name of its file, scrolled to the marked line. */
export function ListingView({ listing, isInnermost = false }: ListingViewProps) {
  const { file, ranges, running, origin, closure, entrywise } = listing;
  const box = useRef<HTMLElement>(null);
  const lines = useRef<HTMLElement>(null);
  // Scrolls to the first mark last, so that it stays in view where not all marks fit.
  const marked = [...running, ...(origin === undefined ? [] : [origin])].toReversed().join();
  useEffect(() => {
    for (const number of marked.split(",")) {
      const line = lines.current?.querySelector<HTMLElement>(`[data-line="${number}"]`);
      if (line) keepInView(line, lines.current, 6);
    }
    if (isInnermost && box.current !== null) keepInView(box.current, undefined, 8);
  }, [marked, isInnermost]);

  const [folder, name] = [file.path.replace(/[^/]+$/, ""), file.path.replace(/.*\//, "")];
  return (
    <figure ref={box} className="listing" data-file={file.path}>
      <figcaption>
        <span translate="no">
          {folder}
          <b>{name}</b>
        </span>
        {entrywise && <small>{codeWords.forEachEntry}</small>}
      </figcaption>
      {/* Focusable, so that a long listing can be scrolled by keyboard. */}
      <Region ref={lines} className="lines" aria-label={codeWords.lines(name)} tabIndex={0}>
        {ranges.map((range, i) => (
          <Fragment key={range.from}>
            {i > 0 && <div className="gap">⋯</div>}
            {numbersOf(range).map((line) => (
              <Line
                key={line}
                file={file}
                line={line}
                indent={indentOf(file, range)}
                mark={running.includes(line) ? "running" : line === origin ? "origin" : undefined}
                from={closure?.from}
                to={closure?.to}
              />
            ))}
          </Fragment>
        ))}
      </Region>
    </figure>
  );
}

interface LineProps {
  readonly file: SourceFile;
  readonly line: number;
  /** The number of leading spaces to leave out. */
  readonly indent: number;
  readonly mark: "running" | "origin" | undefined;
  /** The range in the file that is highlighted, if any. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Memoized, because a step changes only a few of many lines. */
const Line = memo(function Line({ file, line, indent, mark, from, to }: LineProps) {
  const text = lineText(file, line);
  const start = file.starts[line - 1] ?? 0;
  const spaces = text.length - text.trimStart().length;
  const current = mark === "running" ? { "aria-current": "step" as const } : {};
  return (
    <div className="code-line" data-line={line} data-mark={mark} {...current}>
      <span className="line-number">{line}</span>
      <code style={{ "--indent": Math.max(spaces - indent, 0) } as CSSProperties}>
        <SourceText
          file={file}
          from={start + Math.min(indent, spaces)}
          to={start + text.length}
          closure={from === undefined || to === undefined ? undefined : { from, to }}
        />
      </code>
    </div>
  );
});

function numbersOf({ from, to }: LineRange): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
