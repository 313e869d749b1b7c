/** Returns whether a page may install the site: a secure top-level page from a server can, a frame cannot. */
export function mayInstall(page: Window): boolean {
  return (
    page.parent === page &&
    page.location.protocol.startsWith("http") &&
    page.isSecureContext &&
    "serviceWorker" in page.navigator
  );
}
