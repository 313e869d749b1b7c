import { createElement, Fragment, type ReactNode } from "react";

interface MarkedTextProps<K extends string> {
  /** Texts, and records from the kind of markup to the text in it. */
  readonly of: readonly (string | { readonly [kind in K]?: string | undefined })[];
  /** Returns a text with the markup of its kind. */
  readonly mark: (kind: K, text: string) => ReactNode;
}

/** A sentence of the catalogue with marked parts, in the order that the language needs. */
export function MarkedText<K extends string>({ of: pieces, mark }: MarkedTextProps<K>) {
  const nodes = pieces.flatMap((piece) =>
    typeof piece === "string"
      ? [piece]
      : Object.entries<string>(piece as Record<K, string>).map(([kind, text]) => mark(kind as K, text)),
  );
  return createElement(Fragment, {}, ...nodes);
}
