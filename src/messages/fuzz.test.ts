import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accept } from "../cases/accept.ts";
import { cases } from "../cases/all.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { paramsOf } from "../cases/source.ts";
import { extreme } from "../cases/testing/random-values.ts";
import { readyPlayer } from "../player/testing/players.ts";
import { createFrame } from "./frame.ts";
import { FakeParent, message } from "./testing/fake-windows.ts";
import { FRAME } from "./throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const TYPES = ["get-state", "set-state", "next", "back", "go", "first", "last", "play", "pause", "hello"];
const HOSTILE = ["__proto__", "constructor", "toString", "ready", "", "\u202e<script>", "x".repeat(5000)];
const DEEP: unknown = JSON.parse(`${"[".repeat(90)}${"]".repeat(90)}`);

const HOST = "https://host.example";

const sixty = (part: unknown) => new Array(60).fill(part);
/** Arrays that a message may contain but that must not be iterated. */
const VAST = [
  ...[new Array(3e8), new Array(2 ** 32 - 1), [new Array(3e8)], [1, new Array(2 ** 32 - 1)]],
  ...[new Array(1e5).fill(0), sixty(sixty(sixty(sixty(1)))), new Array(1e4).fill(new Array(1e4).fill(1))],
];

/** Generates message data: valid, partly broken, hostile, very large, or arbitrary. */
function anyData(spec: AnyCase): fc.Arbitrary<unknown> {
  const names = fc.constantFrom(...Object.keys(spec.parameters), ...HOSTILE);
  const small = fc.oneof(
    fc.double(),
    fc.constantFrom<unknown>(...HOSTILE, DEEP, null, 0, -1, 2, 1.5, 1e9, "start", "collect", "tape", "dark"),
    fc.anything({ maxDepth: 3 }),
  );
  const paramsOf = (value: fc.Arbitrary<unknown>) =>
    fc.oneof(
      extreme(spec),
      fc.array(fc.tuple(names, value), { maxLength: 3 }).map((all) => Object.fromEntries(all)),
      value,
    );
  const wholeOf = (value: fc.Arbitrary<unknown>) =>
    fc.record(
      {
        source: fc.constant("pullback"),
        v: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(1) }, { weight: 1, arbitrary: value }),
        type: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...TYPES) },
          { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
        ),
        id: fc.nat(),
        params: paramsOf(value),
        step: value,
        panel: value,
        theme: value,
      },
      { requiredKeys: ["source", "v", "type"] },
    );
  const vast = fc.constantFrom<unknown>(...VAST);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: wholeOf(fc.oneof({ weight: 9, arbitrary: small }, { weight: 1, arbitrary: vast })),
    },
    { weight: 1, arbitrary: wholeOf(small).map((data) => JSON.stringify(data)) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom("slide:start", "slide:stop"), small, vast) },
  );
}

/** Generates data with a sender, mostly the parent, and an origin. */
function anyMessage(spec: AnyCase) {
  return fc.record({
    data: anyData(spec),
    sender: fc.oneof(
      { weight: 6, arbitrary: fc.constant("parent" as const) },
      { weight: 3, arbitrary: fc.constantFrom("self" as const, "stranger" as const, "nobody" as const) },
    ),
    origin: fc.oneof(
      { weight: 6, arbitrary: fc.constant(HOST) },
      { weight: 3, arbitrary: fc.constantFrom("https://other.example", "null", "") },
    ),
  });
}

/** Creates a framed player and a function that sends messages; collects the ids that need a reply. */
function framed(slug: string, parentOrigin: string | undefined) {
  const { player, workers } = readyPlayer(slug, parentOrigin && `parentOrigin=${parentOrigin}`);
  const parent = new FakeParent();
  const page = { parent: parent as unknown as Window };
  const frame = createFrame(player, page);
  const windows = { parent, self: page, stranger: new FakeParent(), nobody: null };
  const isObeyed = ({ sender, origin }: Sent) => sender === "parent" && (parentOrigin ?? origin) === origin;
  /** Returns true if the message needs a reply. A message without an origin cannot be answered. */
  function send(one: Sent, id: string): boolean {
    const { data, sender, origin } = one;
    const isObject = typeof data === "object" && data !== null && Object.hasOwn(data, "source");
    const asks = isObject && Object.hasOwn(data, "id");
    frame.receive(message(windows[sender], asks ? { ...data, id } : data, origin));
    return (
      asks && typeof (data as unknown as { v: unknown }).v === "number" && origin !== "" && isObeyed(one)
    );
  }
  async function settle(): Promise<void> {
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(FRAME);
      workers.work();
    }
    await vi.advanceTimersByTimeAsync(FRAME);
  }
  function destroy(): void {
    frame.destroy();
    player.destroy();
    expect(vi.getTimerCount()).toBe(0);
  }
  return { player, parent, isObeyed, send, settle, destroy };
}

type Sent = ReturnType<typeof anyMessage> extends fc.Arbitrary<infer One> ? One : never;

const named = fc.constantFrom(undefined, HOST);

describe("after arbitrary messages,", () => {
  const all = cases.map((spec) => [spec.slug, spec] as const);

  it.each(all)(
    "%s shows a run of valid inputs at one of its steps and answers every request once",
    async (slug, spec) => {
      const play = async (messages: readonly Sent[], parentOrigin: string | undefined) => {
        vi.clearAllTimers();
        const { player, parent, isObeyed, send, settle, destroy } = framed(slug, parentOrigin);
        const ids = messages.flatMap((one, i) => (send(one, `request ${i}`) ? [`request ${i}`] : []));
        await settle();
        const { params, run, index, error } = player.store.getState();
        expect(error).toBeUndefined();
        expect(accept(slug, spec, params)).toEqual({ value: params });
        expect(run && paramsOf(run.request)).toEqual(params);
        expect(index).toBeLessThanOrEqual(run?.trace.steps.length ?? -1);
        const heard = parent.heard();
        const replies = heard.flatMap(({ data }) => {
          const { id } = data as { id?: unknown };
          return typeof id === "string" ? [id] : [];
        });
        expect(replies.toSorted()).toEqual(ids.toSorted());
        const obeyed = new Set([parentOrigin, ...messages.filter(isObeyed).map(({ origin }) => origin)]);
        // Opaque origins can only be addressed as `*`.
        const met = [...obeyed].map((origin) => (origin === "null" ? "*" : origin));
        for (const { type, origin } of heard) if (type !== "ready") expect(met).toContain(origin);
        destroy();
      };
      const messages = fc.array(anyMessage(spec), { maxLength: 12 });
      await fc.assert(fc.asyncProperty(messages, named, play), { numRuns: 60 });
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );

  it.each(all)(
    "%s accepts changes from the parent only, and sends to no other window",
    async (slug, spec) => {
      const play = async (messages: readonly Sent[], parentOrigin: string | undefined) => {
        vi.clearAllTimers();
        const { player, parent, isObeyed, send, settle, destroy } = framed(slug, parentOrigin);
        const before = player.store.getState();
        for (const one of messages) if (!isObeyed(one)) send(one, "request");
        await settle();
        expect(player.store.getState()).toBe(before);
        const usual = parentOrigin === undefined ? [] : [parentOrigin];
        const told = parent.heard().filter(({ type }) => type !== "ready");
        for (const { origin, data } of told) {
          expect(usual).toContain(origin);
          expect(data).not.toHaveProperty("id");
        }
        destroy();
      };
      const messages = fc.array(anyMessage(spec), { maxLength: 12 });
      await fc.assert(fc.asyncProperty(messages, named, play), { numRuns: 20 });
    },
  );
});
