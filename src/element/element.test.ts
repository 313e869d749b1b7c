import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PullbackElement } from "./element.ts";

const mount = vi.hoisted(() => vi.fn());
vi.mock("./mount.ts", () => ({ mount }));

/** The parts of a page that the element's lifecycle needs. */
class FakeBase extends EventTarget {
  isConnected = true;
  readonly attributes = new Map<string, string>();
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  attachShadow(): object {
    return {};
  }
}

beforeEach(() => {
  mount.mockReset();
  vi.resetModules();
  vi.stubGlobal("HTMLElement", FakeBase);
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync() {}
    },
  );
  vi.stubGlobal(
    "MutationObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function created(): Promise<PullbackElement> {
  const { PullbackElement: Element } = await import("./element.ts");
  return new Element();
}

/** Removes the element from its page for good. */
async function leave(element: PullbackElement): Promise<void> {
  Object.assign(element, { isConnected: false });
  element.disconnectedCallback();
  await Promise.resolve();
}

const SHOWN = { execute: async () => "what is shown", update() {}, steps: () => 7, destroy() {} };

it.each(["program", "recording", "play"] as const)("the property %s sets the attribute", async (name) => {
  const element = await created();
  element[name] = "1";
  expect(element.getAttribute(name)).toBe("1");
  if (name !== "play") expect(element[name]).toBe("1");
  element[name] = undefined;
  expect(element.getAttribute(name)).toBeNull();
});

describe("an element without a player rejects commands with a code and a message", () => {
  it("outside any page", async () => {
    vi.unstubAllGlobals();
    const closed = { code: "closed", message: expect.stringContaining("not in a page") };
    await expect((await created()).getState()).rejects.toMatchObject(closed);
  });

  it("when removed from its page, while its player loads and afterwards", async () => {
    const element = await created();
    element.connectedCallback();
    const early = element.next();
    const closed = { code: "closed", message: expect.stringContaining("not in a page") };
    const refused = expect(early).rejects.toMatchObject(closed);
    await leave(element);
    await refused;
    await expect(element.next()).rejects.toMatchObject(closed);
    expect(mount).not.toHaveBeenCalled();
  });

  it("when its player cannot be loaded, until it is inserted into a page again", async () => {
    const told = vi.fn();
    const element = await created();
    element.addEventListener("pb-error", ({ detail }) => told(detail));
    mount.mockImplementationOnce(() => {
      throw new TypeError("no network");
    });
    element.connectedCallback();
    const failure = { code: "unavailable", message: "The player could not be loaded: TypeError: no network" };
    await expect(element.play()).rejects.toMatchObject(failure);
    await expect(element.play()).rejects.toMatchObject(failure);
    expect(told.mock.calls).toEqual([[failure]]);

    mount.mockReturnValue(SHOWN);
    element.connectedCallback();
    await expect(element.play()).resolves.toBe("what is shown");
    expect(element.steps).toBe(7);
  });
});
