import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "./remote.ts";
import { TIMEOUT_MS } from "./requests.ts";
import { FakeIframe } from "./testing/fake-iframe.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const SITE = "https://site.example";
const READY = { type: "ready", version: "1", case: "two-inputs", steps: 10 };
const OTHER = { ...READY, case: "recurrence" };
const CODE = (code: string) => expect.objectContaining({ code });

/** Creates a remote control of a page that has sent no message. */
function connected(options?: { origin: string }, sandbox?: readonly string[]) {
  const iframe = new FakeIframe(`${SITE}/cases/two-inputs/?embed=1`, sandbox);
  return { iframe, remote: connect(iframe.element, options) };
}

/** Creates a remote control of a page that has answered its greeting. */
function ready(options?: { origin: string }, sandbox?: readonly string[], origin = options?.origin ?? SITE) {
  const all = connected(options, sandbox);
  all.iframe.say(READY, "hello", { origin });
  all.iframe.asked();
  return all;
}

describe("a remote control", () => {
  it("greets the current page, and again each page that loads", () => {
    const { iframe } = connected();
    expect(iframe.asked()).toEqual(["hello hello to *"]);
    iframe.dispatchEvent(new Event("load"));
    expect(iframe.asked()).toEqual(["hello hello to *"]);
  });

  it("greets a page that sends `ready`, and sends the waiting commands after the reply", async () => {
    const { iframe, remote } = connected();
    const [one, two] = [remote.next(), remote.setState({ step: 3, theme: "dark" })];
    iframe.asked();
    iframe.say(READY);
    expect(iframe.asked()).toEqual(["hello hello to *"]);
    iframe.say(READY, "hello");
    expect(await remote.ready).toEqual(READY);
    expect(iframe.asked()).toEqual([`next 1 to ${SITE}`, `set-state 2 to ${SITE}`]);
    iframe.say({ type: "state", index: 3 } as { type: string }, 2);
    iframe.say({ type: "state", index: 1 } as { type: string }, 1);
    expect(await Promise.all([one, two])).toEqual([{ index: 1 }, { index: 3 }]);
  });

  it("rejects with the code and message of an error", async () => {
    const { iframe, remote } = ready();
    const answer = remote.go("nowhere");
    iframe.say({ type: "error", code: "bad-step", message: "no" } as { type: string }, 1);
    await expect(answer).rejects.toMatchObject({ name: "CommandError", code: "bad-step", message: "no" });
  });

  it("calls listeners by type until they are removed", () => {
    const { iframe, remote } = ready();
    const heard: unknown[] = [];
    const stop = remote.on("edge", (message) => heard.push(message));
    remote.on("step", (message) => heard.push(message));
    iframe.say({ type: "edge", at: "last" } as { type: string });
    iframe.say({ type: "nothing" });
    iframe.say({ type: "constructor" });
    stop();
    iframe.say({ type: "edge", at: "first" } as { type: string });
    iframe.say({ type: "step", index: 1 } as { type: string });
    expect(heard).toEqual([
      { type: "edge", at: "last" },
      { type: "step", index: 1 },
    ]);
  });

  it("emits `ready` once per page", () => {
    const { iframe, remote } = connected();
    const heard: string[] = [];
    remote.on("ready", (message) => heard.push(message.case ?? "none"));
    for (const id of [undefined, "hello", "hello", undefined]) iframe.say(READY, id);
    iframe.say(OTHER);
    iframe.dispatchEvent(new Event("load"));
    iframe.say(READY, "hello");
    expect(heard).toEqual(["two-inputs", "recurrence", "two-inputs"]);
  });

  it("dispatches unused keys on the iframe", () => {
    const { iframe } = ready();
    const pressed: unknown[] = [];
    iframe.addEventListener("keydown", (event) => pressed.push(event));
    iframe.say({ type: "key", key: "o", code: "KeyO", keyCode: 79, shiftKey: false } as { type: string });
    expect(pressed).toEqual([
      expect.objectContaining({ type: "keydown", key: "o", keyCode: 79, bubbles: true, cancelable: true }),
    ]);
  });
});

describe("the trusted origin", () => {
  it.each<[string, { source?: object; origin?: string }]>([
    ["another window", { source: {} }],
    ["another origin", { origin: "https://evil.example" }],
    ["an origin without a name", { origin: "null" }],
  ])("is not %s", async (_, from) => {
    const { iframe, remote } = connected();
    const heard = vi.fn();
    remote.on("edge", heard);
    iframe.asked();
    iframe.say(READY, undefined, from);
    iframe.say(READY, "hello", from);
    iframe.say({ type: "edge", at: "last" } as { type: string }, undefined, from);
    expect(iframe.asked()).toEqual([]);
    expect(heard).not.toHaveBeenCalled();
  });

  it("is the given origin, not the address's", () => {
    const { iframe, remote } = ready({ origin: "https://other.example" });
    const heard = vi.fn();
    remote.on("edge", heard);
    iframe.say({ type: "edge" });
    expect(heard).not.toHaveBeenCalled();
    void remote.next();
    expect(iframe.asked()).toEqual(["next 1 to https://other.example"]);
  });

  it("is opaque for a sandboxed page", () => {
    const { iframe, remote } = ready(undefined, ["allow-scripts"], "null");
    void remote.next();
    expect(iframe.asked()).toEqual(["next 1 to *"]);
    const same = ready(undefined, ["allow-scripts", "allow-same-origin"]);
    void same.remote.next();
    expect(same.iframe.asked()).toEqual([`next 1 to ${SITE}`]);
  });
});

describe("without an answer,", () => {
  it("a page that is not a player rejects `ready` and all waiting commands with a hint", async () => {
    const { iframe, remote } = connected();
    const next = remote.next();
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    for (const one of [remote.ready, next]) {
      await expect(one).rejects.toThrow(
        `connect: no answer from the iframe of ${SITE}/cases/two-inputs/?embed=1. Is a case's page there, of ` +
          `the origin ${SITE}? If its link has a parentOrigin, it has to be https://host.example.`,
      );
    }
    iframe.asked();
    iframe.say(READY, "hello");
    void remote.back();
    expect(iframe.asked()).toEqual([`back 2 to ${SITE}`]);
  });

  it("a single later command is rejected", async () => {
    const { iframe, remote } = ready();
    const next = remote.next();
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    await expect(next).rejects.toEqual(CODE("no-answer"));
    iframe.say({ type: "state" }, 1);
    const again = remote.next();
    iframe.say({ type: "state", index: 1 } as { type: string }, 2);
    expect(await again).toEqual({ index: 1 });
  });

  it("a lazy iframe is waited for from its load on", async () => {
    const iframe = new FakeIframe(SITE);
    iframe.loading = "lazy";
    const remote = connect(iframe.element);
    await vi.advanceTimersByTimeAsync(10 * TIMEOUT_MS);
    iframe.dispatchEvent(new Event("load"));
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1);
    iframe.say(READY, "hello");
    expect(await remote.ready).toEqual(READY);
  });

  it("all pending commands are rejected when the remote control is destroyed", async () => {
    const { iframe, remote } = ready();
    const next = remote.next();
    remote.destroy();
    await expect(next).rejects.toEqual(CODE("closed"));
    iframe.asked();
    iframe.dispatchEvent(new Event("load"));
    expect(iframe.asked()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it("an iframe in a document without a window cannot be connected", () => {
  const iframe = { ownerDocument: { defaultView: null } } as unknown as HTMLIFrameElement;
  expect(() => connect(iframe)).toThrow("connect: the iframe's document is shown in no window");
});
