// Without an origin, as in a frame with sandbox="allow-scripts", a page may load no modules. In a frame that is made of
// the page's text, the page has no address to say what to show. The single file needs neither an origin nor an address.
if (self.origin === "null" || /^(about|blob):/.test(location.protocol)) {
  const file = new URL("single.html", document.currentScript.src);
  const [, slug, page] =
    /\/(?:cases\/([^/]+)|(program|practice))\/(?:index\.html)?$/.exec(location.pathname) ?? [];
  const parts = [page ?? (slug && `case=${slug}`), location.search.slice(1)];
  file.search = parts.filter(Boolean).join("&");
  file.hash = location.hash;
  location.replace(file.href);
}
