/**
 * The address that the built site will have, from the environment variable PULLBACK_SITE: some things that
 * others read, such as where a picture is, have to be whole addresses. Undefined where it is not known.
 *
 * @returns the address with a slash at its end
 * @throws Error if it is no whole address of a folder
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
