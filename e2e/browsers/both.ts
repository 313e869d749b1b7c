import { expect } from "playwright/test";
import { takeProblems } from "./problems.ts";
import { callIn, type FramePath, type InPage, type Key, PAGE, type Tab } from "./tab.ts";

/** A pair of results, from Chromium and from the browser under test. */
type Pair<T> = readonly [chromium: T, tested: T];

/** Chromium and the browser under test. Every action runs in both at once and must have the same result. */
export class Both {
  readonly #tabs: Pair<Tab>;
  readonly #problems: Pair<string[]> = [[], []];
  #isOpen = false;

  constructor(chromium: Tab, tested: Tab) {
    this.#tabs = [chromium, tested];
  }

  /** Navigates to an address. */
  async open(address: string): Promise<void> {
    await this.#collect();
    await this.#each((tab) => tab.open(address));
    this.#isOpen = true;
  }

  /** Presses a key and releases it. */
  async press(key: Key): Promise<void> {
    await this.#each((tab) => tab.press(key));
  }

  /** Calls a function in a place of both pages. */
  async call<A extends readonly unknown[]>(
    place: FramePath,
    act: InPage<A, void>,
    ...args: A
  ): Promise<void> {
    await this.#each((tab) => callIn(tab, place, act, ...args));
  }

  /**
   * Waits until a function returns equal values in both pages, and not undefined.
   *
   * @param what a name for the value, for failure messages
   * @returns the value
   */
  async agreeOn<A extends readonly unknown[], R>(
    what: string,
    place: FramePath,
    read: InPage<A, R | undefined>,
    ...args: A
  ): Promise<R> {
    let found: Pair<R | undefined> = [undefined, undefined];
    const agree = async () => {
      found = await this.#each((tab) => callIn(tab, place, read, ...args));
      return found[0] !== undefined && JSON.stringify(found[0]) === JSON.stringify(found[1]);
    };
    try {
      await expect.poll(agree, { message: what, intervals: [0, 10, 20, 50, 100] }).toBe(true);
    } catch (error) {
      // If both have a value, the message shows the difference.
      if (!found.includes(undefined)) expect<unknown>(found[1], what).toEqual(found[0]);
      const [chromium, tested] = await this.#each((tab) => callIn(tab, PAGE, () => document.body.innerText));
      throw new Error(`${what} is not there. Chromium shows:\n${chromium}\n\nThe other shows:\n${tested}`, {
        cause: error,
      });
    }
    return found[0] as R;
  }

  /** Returns the problems of the pages since the last call. */
  async takeProblems(): Promise<Pair<readonly string[]>> {
    await this.#collect();
    const [chromium, tested] = this.#problems;
    return [chromium.splice(0), tested.splice(0)];
  }

  async #collect(): Promise<void> {
    if (!this.#isOpen) return;
    const found = await this.#each((tab) => callIn(tab, PAGE, takeProblems));
    for (const [i, problems] of found.entries())
      this.#problems[i as 0 | 1].push(...(problems ?? ["a page that records no problems"]));
  }

  async #each<R>(act: (tab: Tab) => Promise<R>): Promise<Pair<R>> {
    const [chromium, tested] = this.#tabs;
    return Promise.all([act(chromium), act(tested)]);
  }
}
