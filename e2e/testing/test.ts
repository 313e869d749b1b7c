import { test as base, expect, type Frame, type Page, type Request } from "playwright/test";

export { expect };

interface Watch {
  /** Messages that a test provokes on purpose, as patterns of the whole message. */
  provoked: readonly RegExp[];
}

/** Playwright's message in a page that would install the site, where a test blocks service workers. */
export const BLOCKED = "Service Worker registration blocked by Playwright";

/**
 * Returns a function that tells whether the document of a request has been left: its frame shows another, or
 * is gone.
 */
function watchLeaving(page: Page): (request: Request) => boolean {
  const documents = new WeakMap<Frame, number>();
  const askedBy = new WeakMap<Request, number>();
  const documentOf = (frame: Frame) => documents.get(frame) ?? 0;
  page.on("framenavigated", (frame) => documents.set(frame, documentOf(frame) + 1));
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) askedBy.set(request, documentOf(request.frame()));
  });
  return (request) => {
    const document = askedBy.get(request);
    return document !== undefined && (request.frame().isDetached() || documentOf(request.frame()) > document);
  };
}

/** A test that fails on any warning or error of the page, and on any failed request. */
export const test = base.extend<Watch>({
  provoked: [[], { option: true }],
  page: async ({ page, provoked }, use) => {
    // A tab keeps its exercise, and tests share tabs.
    await page.evaluate(() => sessionStorage.clear()).catch(() => undefined);
    const problems: string[] = [];
    const blocked: Request[] = [];
    const isLeft = watchLeaving(page);
    page.on("pageerror", ({ message }) => problems.push(`uncaught: ${message}`));
    page.on("console", (message) => {
      const isProblem = ["error", "warning"].includes(message.type()) && message.text() !== BLOCKED;
      if (isProblem) problems.push(`console: ${message.text()}`);
    });
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // Leaving a page cancels its pending loads, such as a font, which is not a failure. Chromium reports
      // the script of a worker whose page is left as blocked, possibly before it reports the navigation.
      if (reason === "net::ERR_BLOCKED_BY_RESPONSE") blocked.push(request);
      else if (reason !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} ${reason}`);
    });
    page.on("response", (answer) => {
      if (answer.status() >= 400) problems.push(`response: ${answer.url()} ${answer.status()}`);
    });
    await use(page);
    for (const request of blocked.filter((each) => !isLeft(each)))
      problems.push(`request: ${request.url()} blocked by its response`);
    expect(problems.filter((problem) => !provoked.some((pattern) => pattern.test(problem)))).toEqual([]);
  },
});
