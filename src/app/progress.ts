import { NO_PROGRESS, type Progress, readProgress, writeProgress } from "../predict/progress.ts";

/** The name of the stored progress. */
export const PROGRESS_KEY = "pullback-progress";

/** The progress of this page while the browser cannot store it. */
let unstored: Progress | undefined;

/** Returns the progress that is stored in this browser, or that of this page where storage is blocked or full. */
export function loadProgress(): Progress {
  if (unstored !== undefined) return unstored;
  try {
    return readProgress(localStorage.getItem(PROGRESS_KEY));
  } catch {
    return NO_PROGRESS;
  }
}

/** Stores a progress. Returns whether the browser keeps it. */
export function storeProgress(progress: Progress): boolean {
  try {
    localStorage.setItem(PROGRESS_KEY, writeProgress(progress));
    unstored = undefined;
    return true;
  } catch {
    unstored = progress;
    return false;
  }
}

/** Erases the progress. */
export function eraseProgress(): void {
  unstored = undefined;
  try {
    localStorage.removeItem(PROGRESS_KEY);
  } catch {
    // Nothing is stored where storage is blocked.
  }
}

/** Returns a date as the day that a progress has, in the time zone of the browser. */
export function dayOf(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${date.getFullYear()}-${month}-${day}`;
}
