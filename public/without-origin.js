// A page without an origin, as in a frame with sandbox="allow-scripts" or on a disk, may load this script but
// none of the modules that the site is made of. The single file holds them all.
if (self.origin === "null") {
  const file = new URL("single.html", document.currentScript.src);
  const slug = /\/cases\/([^/]+)\/(?:index\.html)?$/.exec(location.pathname)?.[1];
  const query = location.search.slice(1);
  file.search = slug === undefined ? query : `case=${slug}${query && `&${query}`}`;
  location.replace(file.href);
}
