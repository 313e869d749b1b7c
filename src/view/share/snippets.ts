import type { AnyCase } from "../../cases/define-case.ts";
import { optionsOf } from "../../player/link-options.ts";
import { pageAddress } from "../../player/page-address.ts";

/** A case as it is to be shown elsewhere. */
export interface Shared {
  /** The address of the site's start page, with a slash or a file's name at its end. */
  readonly site: string;
  readonly spec: Pick<AnyCase, "slug" | "title">;
  /** The query of its link, without a question mark. */
  readonly query: string;
}

/** The same with all that is known of the case. */
export interface SharedCase extends Shared {
  readonly spec: AnyCase;
}

/** The size of a frame on sites that strip its style, in CSS pixels. */
export const FRAME_SIZE = { width: 960, height: 540 } as const;

/** The address of a case's page. */
export function addressOf({ site, spec, query }: Shared): string {
  return pageAddress(site, spec.slug, query);
}

/** The address of a file of the site. */
export function fileAddressOf(site: string, path: string): string {
  return new URL(path, site).href;
}

/**
 * The address of a case for a frame.
 *
 * @param sandboxed whether the frame has no origin: then it may not load the modules of which a page is made, and
 *   has the single file, which its host need not allow it to read
 */
export function frameAddressOf(shared: Shared, sandboxed: boolean): string {
  const { site, spec, query } = shared;
  return sandboxed
    ? fileAddressOf(site, `single.html?case=${spec.slug}${query && `&${query}`}`)
    : addressOf(shared);
}

/**
 * The HTML of a frame with the case in it.
 *
 * @param sandboxed whether the frame is to have no access to anything but its own scripts
 */
export function iframeSnippet(shared: Shared, sandboxed: boolean): string {
  const attributes = [
    ["src", frameAddressOf(shared, sandboxed)],
    ["title", `${shared.spec.title}, step by step`],
    ["width", String(FRAME_SIZE.width)],
    ["height", String(FRAME_SIZE.height)],
    ["loading", "lazy"],
    ["allow", "fullscreen"],
    ...(sandboxed ? [["sandbox", "allow-scripts"] as const] : []),
    ["style", "width: 100%; height: auto; aspect-ratio: 16 / 9; border: 0"],
  ] as const;
  return `<iframe${attributes.map(written).join("")}\n></iframe>`;
}

/** The HTML of a custom element with the case in it, and of the script that defines it. */
export function elementSnippet(shared: SharedCase): string {
  return `<script type="module" src="${escaped(fileAddressOf(shared.site, "lib/define.js"))}"></script>\n\n${element(shared)}`;
}

/** The slide of a reveal.js deck whose fragments are the case's steps, and what the deck needs for it. */
export function revealSnippet(shared: SharedCase): string {
  return `<section>
${element(shared).replaceAll(/^/gm, "  ")}
</section>

<script type="module">
  import "${fileAddressOf(shared.site, "lib/define.js")}";
  import { PullbackReveal } from "${fileAddressOf(shared.site, "lib/reveal.js")}";
  // Reveal.initialize({ plugins: [PullbackReveal, …] });
</script>`;
}

/** The element's attributes are the link's parameters, and none that the link has besides. */
function element({ spec, query }: SharedCase): string {
  const known = new Set([...Object.keys(spec.parameters), ...Object.keys(optionsOf(spec, true))]);
  const own = [...new URLSearchParams(query)].filter(([name]) => known.has(name) && name !== "embed");
  const attributes = [["case", spec.slug], ...own].map(written);
  return `<pull-back${attributes.join("")}\n></pull-back>`;
}

function written([name = "", value = ""]: readonly string[]): string {
  return `\n  ${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
