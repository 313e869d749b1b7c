import { reload } from "./reload.ts";

const KEY = "pullback:reloaded";

/**
 * Reloads the page when a part of its code is missing although the server responds, for example after another
 * version was deployed. Reloads once per version: if the part is still missing, the view that needs the part
 * reports it, as without a network. Never reloads if session storage is unavailable.
 *
 * @param version a string that differs between versions, such as the address of the page's own script
 */
export function reloadOnceWhenCodeIsGone(version: string): void {
  let asking = false;
  addEventListener("vite:preloadError", async () => {
    if (asking || wasReloaded(version)) return;
    asking = true;
    // Without a response, the browser's error page would replace this page.
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
