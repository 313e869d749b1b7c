import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readyPlayer } from "../player/testing/players.ts";
import { createFrame } from "./frame.ts";
import { command, FakeParent } from "./testing/fake-windows.ts";
import { FRAME } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a framed page answers a command that throws, and reports the exception", async () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  const { player } = readyPlayer("two-inputs");
  const mistake = new TypeError("there is no such thing");
  vi.spyOn(player, "next").mockImplementation(() => {
    throw mistake;
  });
  const parent = new FakeParent();
  const frame = createFrame(player, { parent: parent as unknown as Window });
  frame.receive(command(parent, { type: "next" }, 7));
  await vi.advanceTimersByTimeAsync(FRAME);
  expect(parent.heard().map(({ data }) => data)).toContainEqual({
    ...{ source: "pullback", v: 1, type: "error", id: 7, code: "failed" },
    message: "The player could not run this command: TypeError: there is no such thing",
  });
  expect(reported.mock.calls).toEqual([[mistake]]);

  frame.receive(command(parent, { type: "back" }, 8));
  await vi.advanceTimersByTimeAsync(FRAME);
  expect(parent.heard().map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ type: "state", id: 8 }),
  );
});
