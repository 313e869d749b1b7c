import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { idlePlayer } from "../player/testing/players.ts";
import { createFrame, READY } from "./frame.ts";
import { command, FakeParent, message } from "./testing/fake-windows.ts";
import { FRAME } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const HOST = "https://host.example";

/** Creates a framed player that waits for its first run. */
function framed(query = "", slug = "two-inputs") {
  const parent = new FakeParent();
  const page = { parent: parent as unknown as Window };
  const idle = idlePlayer(slug, query);
  const frame = createFrame(idle.player, page);
  const say = async (fields: { readonly type: string }, id?: number, origin = HOST) => {
    frame.receive({ ...command(parent, fields, id), origin });
    await vi.advanceTimersByTimeAsync(FRAME);
  };
  return { ...idle, parent, page, frame, say };
}

/** Creates a framed player after its first run and discards the messages sent so far. */
function shown(query = "", slug = "two-inputs") {
  const all = framed(query, slug);
  all.workers.work();
  all.parent.heard();
  return all;
}

const types = (parent: FakeParent) => parent.heard().map(({ type }) => type);

describe("a framed page", () => {
  it("sends only `ready`, every half second, twenty times, to any origin", () => {
    const { player, workers, parent } = framed();
    expect(parent.heard()).toEqual([]);
    workers.work();
    player.next();
    vi.advanceTimersByTime(READY.apart - 1);
    expect(parent.heard()).toMatchObject([
      { origin: "*", data: { source: "pullback", v: 1, type: "ready", case: "two-inputs", steps: 10 } },
    ]);
    vi.advanceTimersByTime(60_000);
    player.last();
    player.next();
    vi.advanceTimersByTime(FRAME);
    const rest = parent.heard();
    expect(rest).toHaveLength(READY.times - 1);
    expect(new Set(rest.map(({ type, origin }) => `${type} ${origin}`))).toEqual(new Set(["ready *"]));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("stops repeating `ready` after the first message, then sends all events to the sender's origin", async () => {
    const { player, parent, say } = shown();
    await say({ type: "next" }, 1);
    const reply = { type: "state", id: 1, index: 1, step: "eval.v1" };
    expect(parent.heard()).toContainEqual({
      ...{ type: "state", origin: HOST },
      data: expect.objectContaining(reply),
    });
    player.last();
    player.next();
    vi.advanceTimersByTime(60_000);
    const later = parent.heard();
    expect(later.map(({ type }) => type).toSorted()).toEqual(["edge", "state", "step"]);
    expect(new Set(later.map(({ origin }) => origin))).toEqual(new Set([HOST]));
  });

  it("answers a greeting with everything sent to others", async () => {
    const { parent, frame, say } = shown("step=acc.v2.0");
    frame.resize(400);
    await say({ type: "hello" }, 5);
    expect(parent.heard().map(({ data }) => data)).toMatchObject([
      { type: "ready", id: 5, steps: 10 },
      { type: "step", index: 7 },
      { type: "state", step: "acc.v2.0" },
      { type: "resize", height: 400 },
    ]);
  });

  it("carries out commands in order that arrived before it was ready", async () => {
    const { player, workers, parent, say } = framed();
    await say({ type: "go", step: 3 } as { type: string }, 1);
    await say({ type: "next" });
    await say({ type: "next" }, 2);
    expect(parent.heard()).toEqual([]);
    workers.work();
    await vi.advanceTimersByTimeAsync(FRAME);
    expect(player.store.getState().index).toBe(5);
    const replies = parent.heard().filter(({ data }) => Object.hasOwn(data as object, "id"));
    expect(replies.map(({ data }) => data)).toMatchObject([
      { id: 1, index: 3 },
      { id: 2, index: 5 },
    ]);
  });

  it.each<[object, string]>([
    [{ type: "fly" }, 'type="fly": there is no such command; allowed is hello, get-state, set-state, next, '],
    [{ type: "next", v: 2 }, "v=2: this player does not support this version; allowed is 1"],
    [{ type: "go", step: "nowhere" }, 'step="nowhere": there is no such step'],
    [{ type: "constructor" }, 'type="constructor": there is no such command'],
  ])("rejects %j and names the allowed values", async (fields, text) => {
    const { player, parent, say } = shown();
    const before = player.store.getState();
    await say(fields as { type: string }, 9);
    const [reply] = parent.heard();
    expect(reply).toMatchObject({ origin: HOST, data: { type: "error", id: 9 } });
    expect(reply?.data).toHaveProperty("message", expect.stringContaining(text));
    expect(player.store.getState()).toBe(before);
  });

  it("pauses and plays with the slide events of reveal.js", () => {
    const { player, parent, frame } = shown();
    const say = (word: string) => frame.receive(message(parent, word));
    player.play();
    say("slide:stop");
    say("slide:stop");
    expect(player.store.getState().playing).toBe(false);
    say("slide:start");
    expect(player.store.getState().playing).toBe(true);
    player.pause();
    say("slide:stop");
    say("slide:start");
    expect(player.store.getState().playing).toBe(false);
  });

  it("leaves no timer behind", () => {
    const { player, frame } = shown();
    frame.destroy();
    player.destroy();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("untrusted messages", () => {
  it.each<[string, string, (all: ReturnType<typeof framed>) => Parameters<typeof message>]>([
    ["another window", "", () => [new FakeParent(), ...NEXT]],
    ["the page itself", "", ({ page }) => [page, ...NEXT]],
    ["no window", "", () => [null, ...NEXT]],
    [
      "another origin than the link's",
      `parentOrigin=${HOST}`,
      ({ parent }) => [parent, NEXT[0], "https://evil.example"],
    ],
    [
      "a longer origin than the link's",
      `parentOrigin=${HOST}`,
      ({ parent }) => [parent, NEXT[0], `${HOST}.evil.example`],
    ],
    ["an origin without a name", `parentOrigin=${HOST}`, ({ parent }) => [parent, NEXT[0], "null"]],
    ["anybody, if the link's origin is none", "parentOrigin=host", ({ parent }) => [parent, ...NEXT]],
  ])("from %s are neither carried out nor answered", async (_, query, from) => {
    const all = shown(query);
    vi.advanceTimersByTime(60_000);
    all.parent.heard();
    all.frame.receive(message(...from(all)));
    all.frame.receive(message(from(all)[0], "slide:stop", from(all)[2]));
    await vi.advanceTimersByTimeAsync(FRAME);
    expect(all.player.store.getState().index).toBe(0);
    expect(all.parent.heard()).toEqual([]);
  });

  it("to a page that is its own parent are not carried out", async () => {
    const { player } = idlePlayer("two-inputs");
    const alone = { parent: undefined as unknown, postMessage: vi.fn() };
    alone.parent = alone;
    const frame = createFrame(player, alone as unknown as Window);
    frame.receive(command(alone, { type: "get-state" }, 1));
    await vi.advanceTimersByTimeAsync(FRAME);
    expect(alone.postMessage).not.toHaveBeenCalled();
  });
});

const NEXT = [{ source: "pullback", v: 1, type: "next", id: 1 }, HOST] as const;

describe("the origin in a link", () => {
  it("receives all events from the beginning; other origins receive none", () => {
    const { player, workers, parent, frame } = framed(`parentOrigin=${HOST}`);
    workers.work();
    player.next();
    frame.resize(300);
    vi.advanceTimersByTime(FRAME);
    const heard = parent.heard();
    expect(new Set(heard.map(({ type }) => type))).toEqual(new Set(["ready", "step", "state", "resize"]));
    expect(new Set(heard.map(({ origin }) => origin))).toEqual(new Set([HOST]));
  });

  it("receives nothing, not even `ready`, if it is invalid", () => {
    const { parent } = shown("parentOrigin=host");
    vi.advanceTimersByTime(60_000);
    expect(parent.heard()).toEqual([]);
  });
});

it("an opaque origin is answered with target `*` after its first message", async () => {
  const { parent, frame, say } = shown();
  frame.resize(300);
  expect(types(parent)).toEqual([]);
  await say({ type: "get-state" }, 1, "null");
  expect(parent.heard()).toMatchObject([{ type: "state", origin: "*", data: { id: 1 } }]);
});

describe("the wanted height", () => {
  it("is sent when it changes", async () => {
    const { parent, frame, say } = shown();
    await say({ type: "hello" });
    parent.heard();
    for (const height of [300, 300, 310]) frame.resize(height);
    expect(parent.heard().map(({ data }) => data)).toMatchObject([{ height: 300 }, { height: 310 }]);
  });

  it("is also sent as an LTI message if the link asks for it", () => {
    const { parent, frame } = shown(`resize=lti&parentOrigin=${HOST}`);
    parent.heard();
    frame.resize(300);
    expect(parent.heard()).toContainEqual({
      ...{ type: undefined, origin: HOST },
      data: '{"subject":"lti.frameResize","height":300}',
    });
  });
});

it("an unused key is sent to the parent after the parent's first message", async () => {
  const { parent, frame, say } = shown();
  const key = { key: "ArrowRight", code: "ArrowRight", keyCode: 39, shiftKey: false };
  frame.leave(key);
  expect(parent.heard()).toEqual([]);
  await say({ type: "hello" });
  parent.heard();
  frame.leave(key);
  expect(parent.heard()).toMatchObject([{ origin: HOST, data: { type: "key", ...key } }]);
});
