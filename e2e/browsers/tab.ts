/** The keys that journeys press, by their names in `KeyboardEvent.key`. */
export type Key = "ArrowRight" | "Enter" | "Escape";

/** A browser tab with the commands that the journeys need, for any protocol. */
export interface Tab {
  /** Navigates to an address and waits until the page is loaded. */
  open(address: string): Promise<void>;
  /** Evaluates an expression in the page, whose value is a string or undefined. */
  evaluate(expression: string): Promise<unknown>;
  /** Presses a key and releases it. */
  press(key: Key): Promise<void>;
}

/** A tab with its own empty profile. */
export interface OpenTab {
  readonly tab: Tab;
  /** The browser's name and version. */
  readonly browser: string;
  readonly close: () => Promise<void>;
}

/** A running browser, or a driver that starts one per tab. */
export interface Browser {
  openTab(): Promise<OpenTab>;
  stop(): Promise<void>;
}

/** The part of a page that Playwright and Puppeteer have in common. */
interface LibraryPage {
  goto(address: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  readonly keyboard: { press(key: Key): Promise<void> };
}

/** Returns the tab of a page that Playwright or Puppeteer drives. */
export function tabOf(page: LibraryPage): Tab {
  return {
    open: async (address) => {
      await page.goto(address);
    },
    evaluate: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
  };
}

/**
 * A part of a page with its own root: the selectors of the elements around it, from the page inwards, each
 * with a shadow root or a frame.
 */
export type FramePath = readonly string[];

/** The page itself. */
export const PAGE: FramePath = [];

/** A function for the page. Only its source text is sent, so it can use only its arguments. */
export type InPage<A extends readonly unknown[], R> = (root: ParentNode, ...args: A) => R;

function rootOf(place: FramePath): ParentNode | null | undefined {
  return place.reduce<ParentNode | null | undefined>((around, selector) => {
    const host = around?.querySelector(selector);
    return host instanceof HTMLIFrameElement ? host.contentDocument : host?.shadowRoot;
  }, document);
}

/**
 * Calls a function in a place of the page.
 *
 * @returns the result, as JSON carries it; undefined if the place does not exist
 */
export async function callIn<A extends readonly unknown[], R>(
  tab: Tab,
  place: FramePath,
  act: InPage<A, R>,
  ...args: A
): Promise<R | undefined> {
  const root = `(${rootOf})(${JSON.stringify(place)})`;
  const list = ["root", ...args.map((arg) => JSON.stringify(arg))].join(", ");
  const result = await tab.evaluate(
    `((root) => root ? JSON.stringify((${act})(${list})) : undefined)(${root})`,
  );
  return typeof result === "string" ? JSON.parse(result) : undefined;
}
