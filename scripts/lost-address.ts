/**
 * Where an address that is no page should lead. A host sends `404.html` for every such address, however deep, but
 * what that loads is found from two folders below the site's root only, as for a case. So the rest goes on:
 * within `cases/` to the case, by its whole address, and elsewhere up to the nearest folder that is a page.
 *
 * It is put into the page as text, so it must not use anything but what it is given.
 *
 * @param path the address's path
 * @returns another path; nothing where the page can stay
 */
export function nearestPath(path: string): string | undefined {
  const [, base, slug, rest] = /^(.*\/)cases(?:\/([^/]*)(\/.*)?)?$/i.exec(path) ?? [];
  if (base === undefined) return path === "/" ? undefined : path.replace(/[^/]*\/?$/, "");
  if (!slug) return base;
  return rest === "/" ? undefined : `${base}cases/${slug}/`;
}

/** The same as a script, which has to come before anything that the page loads. */
export function lostAddressScript(): string {
  return `<script>
      const to = (${nearestPath})(location.pathname);
      if (to !== undefined) location.replace(to + location.search + location.hash);
    </script>`;
}
