import { texts } from "../language.ts";

/** A field whose text cannot be read. */
interface UnreadField {
  /** The text in quotation marks. */
  readonly typed: string;
  /** The entry of an array, such as `W 1,2`, if the field is for an entry. */
  readonly entry?: string | undefined;
  /** The number that stays. */
  readonly kept: string;
}

const hint = (kept: string) => `Enter a number such as 1.57 or pi/2. Kept ${kept}.`;

/** The texts of a field for one number: why its text cannot be read. */
export const numberInputWords = texts({
  empty: ({ entry, kept }: Omit<UnreadField, "typed">) =>
    `The field${entry === undefined ? "" : ` of ${entry}`} is empty. ${hint(kept)}`,
  unreadable: ({ typed, entry, kept }: UnreadField) =>
    `Cannot read ${typed}${entry === undefined ? "" : ` in ${entry}`}. ${hint(kept)}`,
});
