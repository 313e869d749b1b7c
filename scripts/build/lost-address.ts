/**
 * Returns the path to which an address without a page leads. A host sends `404.html` for every such address,
 * at any depth, but the relative addresses of this page only work two folders below the site's root, as for a
 * case. A path in the form of a case gets its slash and stays. Any other path goes up one folder at a time
 * until there is a page. No returned path begins with two slashes: `//example.org/` would be an address on
 * another host.
 *
 * The page contains this function as text, so the function must use only its arguments.
 *
 * @param path the path of the address
 * @returns another path, or undefined if the page can stay
 */
export function nearestPath(path: string): string | undefined {
  if (path.includes("//")) return path.replace(/\/+/g, "/");
  const isCase = /\/cases\/(?!cases\/?$)[^/]+(\/(index\.html)?)?$/i.test(path);
  const to = isCase ? path.replace(/cases(\/[^/]+)$/i, "cases$1/") : path.replace(/[^/]+\/?$/, "");
  return to === path ? undefined : to;
}

/** Returns the function as a script, which must come before everything that the page loads. */
export function lostAddressScript(): string {
  return `<script>
      const to = (${nearestPath})(location.pathname);
      if (to !== undefined) location.replace(to + location.search + location.hash);
    </script>`;
}
