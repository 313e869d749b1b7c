import { createContext } from "react";
import type { MisconceptionId } from "../../words/en/misconceptions.ts";

/** What follows an exercise on a page that chooses the exercises. */
export interface AfterExercise {
  /** Begins the next exercise. */
  next(): void;
  /** Begins an exercise about a misconception. */
  practice(id: MisconceptionId): void;
}

/** The page's choice of exercises; undefined where the learner stays with one source. */
export const AfterExerciseContext = createContext<AfterExercise | undefined>(undefined);
