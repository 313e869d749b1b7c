import { HEARD } from "../../words/spoken.ts";
import { READ, type Writing } from "../../words/writing.ts";

/** A sentence with formulas: as it is read on the screen, and for screen readers as it is spoken. */
export function Said({ of }: { readonly of: (write: Writing) => string | undefined }) {
  const [read, heard] = [of(READ), of(HEARD)];
  if (read === heard) return read;
  return (
    <>
      <span aria-hidden="true">{read}</span>
      <span className="visually-hidden">{heard}</span>
    </>
  );
}
