/** Where something is in the text: line and column from 1, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A part of the text: `start` and `end` are offsets. */
export interface Span extends Place {
  readonly start: number;
  readonly end: number;
}
