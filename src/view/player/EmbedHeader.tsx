import { useContext } from "react";
import { sourceTitle } from "../../cases/source.ts";
import { embedHeaderWords } from "../../words/en/embed-header.ts";
import { HostEnvironmentContext } from "../ui/host-environment.ts";
import { Icon } from "../ui/Icon.tsx";
import { HeaderFormula } from "./HeaderFormula.tsx";
import { usePlayerState } from "./player-context.ts";

interface EmbedHeaderProps {
  /**
   * Returns the address of the case's own page at the current state, when the link is opened. Undefined if
   * unknown.
   */
  readonly address: (() => string) | undefined;
}

/** The header of an embedded player: the case, its formula, and the link to its own page. */
export function EmbedHeader({ address }: EmbedHeaderProps) {
  const title = usePlayerState(sourceTitle);
  const lesson = usePlayerState((state) => state.lesson);
  const Title = useContext(HostEnvironmentContext) === undefined ? "h1" : "h2";
  return (
    <header className="header embed-header">
      <div className="embed-names">
        <Title className="embed-title">
          {lesson !== undefined && (
            <span className="case-number">
              <b>{lesson.number}</b>
            </span>
          )}
          {title}
        </Title>
        {lesson !== undefined && (
          <p className="formula">
            <HeaderFormula text={lesson.formula} />
          </p>
        )}
      </div>
      {address !== undefined && (
        <a
          className="button embed-open"
          href={address()}
          target="_blank"
          rel="noopener"
          title={embedHeaderWords.openHint}
          // The step may have changed since the last render.
          onPointerDown={({ currentTarget }) => {
            currentTarget.href = address();
          }}
          onFocus={({ currentTarget }) => {
            currentTarget.href = address();
          }}
        >
          {embedHeaderWords.open} <Icon name="open" />
        </a>
      )}
    </header>
  );
}
