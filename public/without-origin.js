// Without an origin, as in a frame with sandbox="allow-scripts", a page may load no modules. In a frame made of its
// text it has no address, which says what to show. The single file needs neither.
if (self.origin === "null" || /^(about|blob):/.test(location.protocol)) {
  const file = new URL("single.html", document.currentScript.src);
  const slug = /\/cases\/([^/]+)\/(?:index\.html)?$/.exec(location.pathname)?.[1];
  const query = location.search.slice(1);
  file.search = slug === undefined ? query : `case=${slug}${query && `&${query}`}`;
  location.replace(file.href);
}
