const KEY = "pullback:reloaded";

/**
 * Loads the page anew when a part of its code is gone, as after another version was put in its place. Once
 * for each version: if the part is still missing then, what would show it says so. Without storage there is
 * nothing to remember that by, and nothing is reloaded.
 *
 * @param version what differs from version to version, such as the address of the page's own script
 */
export function reloadOnceWhenCodeIsGone(version: string): void {
  addEventListener("vite:preloadError", (event) => {
    try {
      if (sessionStorage.getItem(KEY) === version) return;
      sessionStorage.setItem(KEY, version);
    } catch {
      return;
    }
    event.preventDefault();
    // After all others have heard of it, such as the address bar, whose link says where to go on.
    setTimeout(() => location.reload());
  });
}
