/**
 * Returns the address of the built site, from the environment variable PULLBACK_SITE, for metadata that needs
 * absolute addresses, such as that of a picture.
 *
 * @returns the address, ending with a slash, or undefined if the variable is not set
 * @throws Error if the variable is not an absolute address of a folder
 */
export function siteAddress(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const text = env.PULLBACK_SITE;
  if (text === undefined || text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSite = /^https?:$/.test(url?.protocol ?? "") && url?.search === "" && url.hash === "";
  if (url === undefined || !isSite || url.pathname.endsWith(".html"))
    throw new Error(
      `PULLBACK_SITE is "${text}"; it has to be the whole address of the site's folder, such as https://example.org/pullback/`,
    );
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
