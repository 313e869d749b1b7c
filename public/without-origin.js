// Without an origin, as in a frame with sandbox="allow-scripts", a page may load no modules. The single file has none.
if (self.origin === "null") {
  const file = new URL("single.html", document.currentScript.src);
  const slug = /\/cases\/([^/]+)\/(?:index\.html)?$/.exec(location.pathname)?.[1];
  const query = location.search.slice(1);
  file.search = slug === undefined ? query : `case=${slug}${query && `&${query}`}`;
  location.replace(file.href);
}
