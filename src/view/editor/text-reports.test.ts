import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTextReports } from "./text-reports.ts";

const WAIT = 300;

/** An editor of which only the text matters. */
function createText(text: string) {
  const state = { text };
  const reported: string[] = [];
  const reports = createTextReports(
    text,
    () => state.text,
    (next) => reported.push(next),
    WAIT,
  );
  function type(next: string): void {
    state.text = next;
    reports.schedule();
  }
  /** Sets a text as an editor does. */
  function set(next: string): void {
    if (reports.receive(next)) state.text = next;
  }
  return { state, reported, reports, type, set };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a typed text", () => {
  it("is reported once, 300 ms after the last change", () => {
    const { reported, type } = createText("");
    type("a");
    vi.advanceTimersByTime(WAIT - 1);
    type("ab");
    vi.advanceTimersByTime(WAIT - 1);
    expect(reported).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(reported).toEqual(["ab"]);
    vi.runAllTimers();
    expect(reported).toEqual(["ab"]);
  });

  it("is reported at once by a flush, and not again", () => {
    const { reported, reports, type } = createText("");
    reports.flush();
    expect(reported).toEqual([]);
    type("a");
    reports.flush();
    reports.flush();
    vi.runAllTimers();
    expect(reported).toEqual(["a"]);
  });

  it("is not reported if it is the text that the owner knows", () => {
    const { reported, type } = createText("a");
    type("ab");
    type("a");
    vi.runAllTimers();
    expect(reported).toEqual([]);
  });

  it("stays when the owner answers an earlier report", () => {
    const { state, reported, reports, type, set } = createText("");
    type("a");
    reports.flush();
    type("ab");
    reports.flush();
    type("abc");
    set("a");
    expect(state.text).toBe("abc");
    set("ab");
    expect(state.text).toBe("abc");
    vi.runAllTimers();
    expect(reported).toEqual(["a", "ab", "abc"]);
  });
});

describe("a text of the owner", () => {
  it("replaces what waits, which is not reported", () => {
    const { state, reported, type, set } = createText("a");
    type("ab");
    set("example");
    vi.runAllTimers();
    expect(state.text).toBe("example");
    expect(reported).toEqual([]);
  });

  it("can be an answered report again, as on the way back in the history", () => {
    const { state, reports, type, set } = createText("");
    type("a");
    reports.flush();
    set("a");
    type("ab");
    reports.flush();
    set("ab");
    set("a");
    expect(state.text).toBe("a");
  });

  it("answers the reports before it, too", () => {
    const { state, reports, type, set } = createText("");
    for (const text of ["a", "ab"]) {
      type(text);
      reports.flush();
    }
    set("ab");
    set("a");
    expect(state.text).toBe("a");
  });

  it("may refuse a report", () => {
    const { state, reports, type, set } = createText("a");
    type("ab");
    reports.flush();
    set("a");
    expect(state.text).toBe("a");
  });
});
