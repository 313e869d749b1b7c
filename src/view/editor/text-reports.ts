/** Tells the owner of a text about changes in an editor, and the owner's answers from the owner's own changes. */
export interface TextReports {
  /** Reports the text when no call follows for a while. */
  schedule(): void;
  /** Reports a scheduled text at once. */
  flush(): void;
  /**
   * Takes a text from the owner. A text that is new to the editor replaces what was scheduled.
   *
   * @returns whether the text is new: neither the last one that the owner knew nor an answer to an earlier report
   */
  receive(text: string): boolean;
}

/** How many reports can be without an answer. An owner answers soon, with the last of several texts. */
const MOST_UNANSWERED = 8;

/**
 * Creates the reports of an editor.
 *
 * @param text the text that the owner knows at the beginning
 * @param read returns the present text of the editor
 * @param report called with the text, if the owner does not know it
 * @param wait in milliseconds
 */
export function createTextReports(
  text: string,
  read: () => string,
  report: (text: string) => void,
  wait: number,
): TextReports {
  let known = text;
  let unanswered: string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function cancel(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function flush(): void {
    if (timer === undefined) return;
    cancel();
    const next = read();
    if (next === known) return;
    known = next;
    unanswered = [...unanswered, next].slice(-MOST_UNANSWERED);
    report(next);
  }

  return {
    schedule() {
      cancel();
      timer = setTimeout(flush, wait);
    },
    flush,
    receive(next) {
      const answered = unanswered.lastIndexOf(next);
      if (answered >= 0) unanswered = unanswered.slice(answered + 1);
      if (answered >= 0 || next === known) return false;
      cancel();
      unanswered = [];
      known = next;
      return true;
    },
  };
}
