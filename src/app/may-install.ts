/** Whether a page may install the site: it is a page of its own from a server, not a part of another. */
export function mayInstall(page: Window): boolean {
  return (
    page.parent === page &&
    page.location.protocol.startsWith("http") &&
    page.isSecureContext &&
    "serviceWorker" in page.navigator
  );
}
