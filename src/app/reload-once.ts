import { reload } from "./reload.ts";

const KEY = "pullback:reloaded";

/**
 * Loads the page anew when a part of its code is gone though the server answers, as after another version was
 * put in its place. Once for each version: if the part is still missing then, what would show it says so, as
 * it does without a network. Without storage there is nothing to remember that by, and nothing is reloaded.
 *
 * @param version what differs from version to version, such as the address of the page's own script
 */
export function reloadOnceWhenCodeIsGone(version: string): void {
  let asking = false;
  addEventListener("vite:preloadError", async () => {
    if (asking || wasReloaded(version)) return;
    asking = true;
    // Without an answer, the browser's own page would take the place of this one.
    if ((await isPageThere()) && remember(version)) reload();
    asking = false;
  });
}

async function isPageThere(): Promise<boolean> {
  try {
    return (await fetch(location.href, { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

function wasReloaded(version: string): boolean {
  try {
    return sessionStorage.getItem(KEY) === version;
  } catch {
    return true;
  }
}

function remember(version: string): boolean {
  try {
    sessionStorage.setItem(KEY, version);
    return true;
  } catch {
    return false;
  }
}
