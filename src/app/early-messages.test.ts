import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFrame } from "../messages/frame.ts";
import { command, FakeParent } from "../messages/testing/fake-windows.ts";
import { FRAME } from "../messages/throttle.ts";
import { idlePlayer } from "../player/testing/players.ts";
import { keepEarlyMessages, takeEarlyMessages } from "./early-messages.ts";

/** A fake page in a frame that receives messages. */
const page = new EventTarget();
const parent = new FakeParent();

const say = (source: unknown, id: number) =>
  page.dispatchEvent(Object.assign(new Event("message"), command(source, { type: "next" }, id)));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", { parent });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("each of 60 requests before there is a player gets one answer: 50 are queued, 10 are refused as busy", async () => {
  keepEarlyMessages();
  for (let id = 1; id <= 60; id++) say(parent, id);
  const { player, workers } = idlePlayer("recurrence");
  const frame = createFrame(player, { parent: parent as unknown as Window });
  for (const event of takeEarlyMessages()) frame.receive(event);
  await vi.advanceTimersByTimeAsync(FRAME);
  workers.work();
  await vi.advanceTimersByTimeAsync(FRAME);

  const replies = parent.heard().filter(({ data }) => Object.hasOwn(data as object, "id"));
  const ids = (wanted: string) =>
    replies.flatMap(({ type, data }) => (type === wanted ? [(data as { id: number }).id] : []));
  expect(ids("state")).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(ids("error")).toEqual(Array.from({ length: 10 }, (_, i) => i + 51));
  for (const { type, data } of replies) if (type === "error") expect(data).toMatchObject({ code: "busy" });
  expect(replies).toHaveLength(60);
  frame.destroy();
});

it("messages from other windows, and messages after the early messages were taken, are not kept", () => {
  keepEarlyMessages();
  say(new FakeParent(), 1);
  say(parent, 2);
  expect(takeEarlyMessages()).toHaveLength(1);
  say(parent, 3);
  expect(takeEarlyMessages()).toEqual([]);
});
