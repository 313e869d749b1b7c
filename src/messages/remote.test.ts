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

/** A remote control of a page that has not said anything. */
function connected(options?: { origin: string }, sandbox?: readonly string[]) {
  const iframe = new FakeIframe(`${SITE}/cases/two-inputs/?embed=1`, sandbox);
  return { iframe, remote: connect(iframe.element, options) };
}

/** The same of a page that has greeted it. */
function ready(options?: { origin: string }, sandbox?: readonly string[], origin = options?.origin ?? SITE) {
  const all = connected(options, sandbox);
  all.iframe.say(READY, "hello", { origin });
  all.iframe.asked();
  return all;
}

describe("a remote control", () => {
  it("greets the page that is there, and again the page that is loaded", () => {
    const { iframe } = connected();
    expect(iframe.asked()).toEqual(["hello hello to *"]);
    iframe.dispatchEvent(new Event("load"));
    expect(iframe.asked()).toEqual(["hello hello to *"]);
  });

  it("greets a page that says that it is ready, and sends what waits when it is greeted back", async () => {
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

  it("rejects what is refused, with its code and message", async () => {
    const { iframe, remote } = ready();
    const answer = remote.go("nowhere");
    iframe.say({ type: "error", code: "bad-step", message: "no" } as { type: string }, 1);
    await expect(answer).rejects.toMatchObject({ name: "CommandError", code: "bad-step", message: "no" });
  });

  it("tells what it hears, by type, until it is not to", () => {
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

  it("tells once of a page that is ready, and again of another", () => {
    const { iframe, remote } = connected();
    const heard: string[] = [];
    remote.on("ready", (message) => heard.push(message.case));
    for (const id of [undefined, "hello", "hello", undefined]) iframe.say(READY, id);
    iframe.say(OTHER);
    iframe.dispatchEvent(new Event("load"));
    iframe.say(READY, "hello");
    expect(heard).toEqual(["two-inputs", "recurrence", "two-inputs"]);
  });

  it("presses again on the iframe what was pressed inside and left", () => {
    const { iframe } = ready();
    const pressed: unknown[] = [];
    iframe.addEventListener("keydown", (event) => pressed.push(event));
    iframe.say({ type: "key", key: "o", code: "KeyO", keyCode: 79, shiftKey: false } as { type: string });
    expect(pressed).toEqual([
      expect.objectContaining({ type: "keydown", key: "o", keyCode: 79, bubbles: true, cancelable: true }),
    ]);
  });
});

describe("whom it trusts", () => {
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

  it("is the origin that it was told, and not that of the address", () => {
    const { iframe, remote } = ready({ origin: "https://other.example" });
    const heard = vi.fn();
    remote.on("edge", heard);
    iframe.say({ type: "edge" });
    expect(heard).not.toHaveBeenCalled();
    void remote.next();
    expect(iframe.asked()).toEqual(["next 1 to https://other.example"]);
  });

  it("is a page without an origin, where a sandbox has taken it", () => {
    const { iframe, remote } = ready(undefined, ["allow-scripts"], "null");
    void remote.next();
    expect(iframe.asked()).toEqual(["next 1 to *"]);
    const same = ready(undefined, ["allow-scripts", "allow-same-origin"]);
    void same.remote.next();
    expect(same.iframe.asked()).toEqual([`next 1 to ${SITE}`]);
  });
});

describe("what gets no answer", () => {
  it("is a page that is no player: it is told what to look for, and so is all that waits", async () => {
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

  it("is a single command, later", async () => {
    const { iframe, remote } = ready();
    const next = remote.next();
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS);
    await expect(next).rejects.toEqual(CODE("no-answer"));
    iframe.say({ type: "state" }, 1);
    const again = remote.next();
    iframe.say({ type: "state", index: 1 } as { type: string }, 2);
    expect(await again).toEqual({ index: 1 });
  });

  it("is waited for, in a lazy iframe, from when it is loaded", async () => {
    const iframe = new FakeIframe(SITE);
    iframe.loading = "lazy";
    const remote = connect(iframe.element);
    await vi.advanceTimersByTimeAsync(10 * TIMEOUT_MS);
    iframe.dispatchEvent(new Event("load"));
    await vi.advanceTimersByTimeAsync(TIMEOUT_MS - 1);
    iframe.say(READY, "hello");
    expect(await remote.ready).toEqual(READY);
  });

  it("is all that a remote control has not heard when it is destroyed", async () => {
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

it("a page that is in no window cannot be connected", () => {
  const iframe = { ownerDocument: { defaultView: null } } as unknown as HTMLIFrameElement;
  expect(() => connect(iframe)).toThrow("connect: the iframe's document is shown in no window");
});
