import type { DisplayList } from "../display-list.ts";

/** The motion of a step as a pure function of time. */
export interface Timeline {
  /** How long the step moves at speed 1, in milliseconds. */
  readonly duration: number;
  /** The fraction of the time after which the step's number is in its place. */
  readonly arrival: number;
  /**
   * Returns what is drawn at a fraction of the time, from 0, with the numbers from before the step, to 1, the
   * list of the step's scene. Parts that do not change are identical objects.
   */
  at(t: number): DisplayList;
}
