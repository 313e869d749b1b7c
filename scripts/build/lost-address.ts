/**
 * Where an address that is no page should lead. A host sends `404.html` for every such address, however deep, but
 * the files that this page loads are found only from two folders below the site's root, as for a case. So a path of
 * the form of a case's gets its slash and stays, and any other goes up folder by folder until there is a page. No path
 * that is returned begins with two slashes: `//example.org/` would be an address of another host.
 *
 * The function is put into the page as text, so it must not use anything but what it is given.
 *
 * @param path the address's path
 * @returns another path; nothing where the page can stay
 */
export function nearestPath(path: string): string | undefined {
  if (path.includes("//")) return path.replace(/\/+/g, "/");
  const isCase = /\/cases\/(?!cases\/?$)[^/]+(\/(index\.html)?)?$/i.test(path);
  const to = isCase ? path.replace(/cases(\/[^/]+)$/i, "cases$1/") : path.replace(/[^/]+\/?$/, "");
  return to === path ? undefined : to;
}

/** The same as a script, which has to come before anything that the page loads. */
export function lostAddressScript(): string {
  return `<script>
      const to = (${nearestPath})(location.pathname);
      if (to !== undefined) location.replace(to + location.search + location.hash);
    </script>`;
}
