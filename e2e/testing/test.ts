import { test as base, expect } from "playwright/test";

export { expect };

interface Watch {
  /** Messages that a test provokes on purpose, as patterns of the whole message. */
  provoked: readonly RegExp[];
}

/** What the runner says in a page that would install the site, where a test does not let it. */
export const BLOCKED = "Service Worker registration blocked by Playwright";

/** A test that fails on any warning or error of the page, and on any request that fails. */
export const test = base.extend<Watch>({
  provoked: [[], { option: true }],
  page: async ({ page, provoked }, use) => {
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(`uncaught: ${message}`));
    page.on("console", (message) => {
      const isProblem = ["error", "warning"].includes(message.type()) && message.text() !== BLOCKED;
      if (isProblem) problems.push(`console: ${message.text()}`);
    });
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // Leaving a page ends what it was still loading, such as a font: the browser's doing, not a failure.
      if (reason !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} ${reason}`);
    });
    page.on("response", (answer) => {
      if (answer.status() >= 400) problems.push(`response: ${answer.url()} ${answer.status()}`);
    });
    await use(page);
    expect(problems.filter((problem) => !provoked.some((pattern) => pattern.test(problem)))).toEqual([]);
  },
});
