import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "playwright/test";
import { freePort } from "../../scripts/build/file-host.js";
import type { Browser, Key, Tab } from "./tab.ts";

/** The code points by which WebDriver names keys (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS: Readonly<Record<Key, string>> = { ArrowRight: "\uE014", Enter: "\uE007", Escape: "\uE00C" };

/** The time limit for hanging commands, in milliseconds. A command waits only for the page. */
const LIMIT = 5 * 60_000;

/** The window size at which the page has 1440 × 900 pixels, as in the other browsers. */
const WINDOW = { width: 1440, height: 938 };

/**
 * Starts WebKitGTK's driver, and a virtual screen, since WebKitGTK has no headless mode. Pages prefer reduced
 * motion. The driver speaks WebDriver (https://www.w3.org/TR/webdriver2/), of which a tab needs six commands.
 *
 * @param files the paths of WebKitWebDriver and Xvfb
 * @throws Error if either does not start
 */
export async function startWebKit(files: {
  readonly driver: string;
  readonly screen: string;
}): Promise<Browser> {
  const screen = start(files.screen, ["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
  const display = await firstOutput(screen, "Xvfb");
  const port = await freePort();
  const settings = mkdtempSync(join(tmpdir(), "pullback-"));
  mkdirSync(join(settings, "gtk-3.0"));
  writeFileSync(join(settings, "gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
  const service = start(files.driver, [`--port=${port}`], {
    XDG_CONFIG_HOME: settings,
    DISPLAY: `:${display}`,
    GDK_BACKEND: "x11",
    // There is no desktop with settings and accessibility services.
    GSETTINGS_BACKEND: "memory",
    NO_AT_BRIDGE: "1",
    // There is no graphics card: the processor draws the page directly, without compositing.
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  });
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { readonly value: { readonly message?: string } };
    if (!answer.ok) throw new Error(`WebKitWebDriver, ${method} ${path}: ${value.message}`);
    return value as unknown;
  };
  await expect(async () => send("GET", "/status"), "WebKitWebDriver does not answer").toPass();

  return {
    async openTab() {
      const { sessionId, capabilities } = (await send("POST", "/session", {
        capabilities: { alwaysMatch: { timeouts: { pageLoad: LIMIT, script: LIMIT } } },
      })) as { readonly sessionId: string; readonly capabilities: { readonly browserVersion: string } };
      const session = `/session/${sessionId}`;
      await send("POST", `${session}/window/rect`, WINDOW);
      const tab: Tab = {
        open: async (url) => {
          await send("POST", `${session}/url`, { url });
        },
        evaluate: (expression) =>
          send("POST", `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
        press: async (key) => {
          const actions = ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] }));
          await send("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
        },
      };
      return {
        tab,
        browser: `WebKitGTK ${capabilities.browserVersion}`,
        close: async () => {
          await send("DELETE", session);
        },
      };
    },
    async stop() {
      await Promise.all([service, screen].map((child) => child.kill() && once(child, "exit")));
      rmSync(settings, { recursive: true });
    },
  };
}

function start(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...env },
  });
  // A process blocks once nobody reads its full output pipe.
  child.stdout.resume();
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/** Returns the first output of a process. */
async function firstOutput(child: ChildProcess, name: string): Promise<string> {
  const ended = once(child, "exit").then(() => {
    throw new Error(`${name} ended before it was ready`);
  });
  const [text] = await Promise.race([once(child.stdout ?? child, "data"), ended]);
  return String(text).trim();
}
