import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accept } from "../cases/accept.ts";
import { cases } from "../cases/all.ts";
import type { AnyCase } from "../cases/define-case.ts";
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

/** Data as a page around may send it: whole, half broken, hostile, and anything at all. */
function anyData(spec: AnyCase): fc.Arbitrary<unknown> {
  const names = fc.constantFrom(...Object.keys(spec.parameters), ...HOSTILE);
  const value = fc.oneof(
    fc.double(),
    fc.constantFrom<unknown>(...HOSTILE, DEEP, null, 0, -1, 2, 1.5, 1e9, "start", "collect", "tape", "dark"),
    fc.anything({ maxDepth: 3 }),
  );
  const params = fc.oneof(
    extreme(spec),
    fc.array(fc.tuple(names, value), { maxLength: 3 }).map((all) => Object.fromEntries(all)),
    value,
  );
  const whole = fc.record(
    {
      source: fc.constant("pullback"),
      v: fc.oneof({ weight: 9, arbitrary: fc.constant<unknown>(1) }, { weight: 1, arbitrary: value }),
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...TYPES) },
        { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
      ),
      id: fc.nat(),
      params,
      step: value,
      panel: value,
      theme: value,
    },
    { requiredKeys: ["source", "v", "type"] },
  );
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 1, arbitrary: whole.map((data) => JSON.stringify(data)) },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom("slide:start", "slide:stop"), value) },
  );
}

describe("whatever the page around sends", () => {
  it.each(cases.map((spec) => [spec.slug, spec] as const))(
    "%s shows a run of inputs that it allows, at one of its steps, and every request has one reply",
    async (slug, spec) => {
      const play = async (all: readonly unknown[]) => {
        vi.clearAllTimers();
        const { player, workers } = readyPlayer(slug);
        const parent = new FakeParent();
        const frame = createFrame(player, { parent: parent as unknown as Window });
        const ids: string[] = [];
        for (const [i, one] of all.entries()) {
          const isObject = typeof one === "object" && one !== null && Object.hasOwn(one, "source");
          const data = isObject && Object.hasOwn(one, "id") ? { ...one, id: `request ${i}` } : one;
          frame.receive(message(parent, data));
          if (data !== one && typeof (one as { v: unknown }).v === "number") ids.push(`request ${i}`);
        }
        for (let i = 0; i < 5; i++) {
          await vi.advanceTimersByTimeAsync(FRAME);
          workers.work();
        }
        await vi.advanceTimersByTimeAsync(FRAME);
        const { params, run, index, error } = player.store.getState();
        expect(error).toBeUndefined();
        expect(accept(spec, params)).toEqual({ value: params });
        expect(run?.request.params).toEqual(params);
        expect(index).toBeLessThanOrEqual(run?.trace.steps.length ?? -1);
        const replies = parent.heard().flatMap(({ data }) => {
          const { id } = data as { id?: unknown };
          return typeof id === "string" ? [id] : [];
        });
        expect(replies.toSorted()).toEqual(ids.toSorted());
        frame.destroy();
        player.destroy();
        expect(vi.getTimerCount()).toBe(0);
      };
      await fc.assert(fc.asyncProperty(fc.array(anyData(spec), { maxLength: 12 }), play), { numRuns: 60 });
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});
