import { useContext } from "react";
import { SymbolsContext } from "../math/symbols.ts";
import { type SourceFile, type Token, tokensIn } from "./source-file.ts";

interface SourceTextProps {
  readonly file: SourceFile;
  readonly from: number;
  readonly to: number;
  /** The range to highlight. */
  readonly closure?: { readonly from: number; readonly to: number } | undefined;
}

/** A part of a file with syntax highlighting. */
export function SourceText({ file, from, to, closure }: SourceTextProps) {
  // The engine's own variables stand for a different node in every call, so only programs have linked names.
  const isProgram = file.path.startsWith("cases/");
  const tokens = tokensIn(file, from, to, closure && [closure.from, closure.to]);
  const isIn = (token: Token): boolean =>
    closure !== undefined && token.from >= closure.from && token.to <= closure.to;
  const first = tokens.findIndex(isIn);
  const count = tokens.filter(isIn).length;
  const runs =
    first < 0
      ? [tokens]
      : [tokens.slice(0, first), tokens.slice(first, first + count), tokens.slice(first + count)];
  return runs.map((run, i) => {
    const spans = run.map((token) => (
      <span key={token.from} className={token.kind === "plain" ? undefined : `token-${token.kind}`}>
        {token.kind === "plain" && isProgram ? (
          <Names>{file.text.slice(token.from, token.to)}</Names>
        ) : (
          file.text.slice(token.from, token.to)
        )}
      </span>
    ));
    // biome-ignore lint/suspicious/noArrayIndexKey: there are three runs at most, each in its place
    return i === 1 ? <mark key={i}>{spans}</mark> : <span key={i}>{spans}</span>;
  });
}

/** A part of a program in which variables that are named like nodes are linked to the nodes. */
function Names({ children }: { readonly children: string }) {
  const { byName } = useContext(SymbolsContext);
  return children.split(/(\b[A-Za-z]\w*\b)/).map((word, i) => {
    const symbol = byName.get(word);
    if (symbol === undefined) return word;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a word is its place
      <span key={i} data-symbol={symbol.node} data-part={symbol.part}>
        {word}
      </span>
    );
  });
}
