import type { Linked } from "../../player/link.ts";
import { optionsOf } from "../../player/link-options.ts";
import { pageAddress } from "../../player/page-address.ts";
import { embedCodeWords } from "../../words/en/embed-code.ts";

/** A case to show elsewhere. */
export interface Shared {
  /** The address of the site's start page, ending with a slash or a file name. */
  readonly site: string;
  readonly slug: string;
  readonly title: string;
  /** The query of the case's link, without a question mark. */
  readonly query: string;
}

/** A case to show elsewhere, with its parameters. */
export type SharedCase = Shared & Linked;

/** The size of a frame on sites that strip its style, in CSS pixels. */
export const FRAME_SIZE = { width: 960, height: 540 } as const;

/** Returns the address of a case's page. */
export function addressOf({ site, slug, query }: Shared): string {
  return pageAddress(site, slug, query);
}

/** Returns the address of a file of the site. */
export function fileAddressOf(site: string, path: string): string {
  return new URL(path, site).href;
}

/**
 * Returns the address of a case for a frame.
 *
 * @param sandboxed whether the frame has no origin. In that case it cannot load the modules of a page, so the
 * address is the single file, which works without its host's permission to read it
 */
export function frameAddressOf(shared: Shared, sandboxed: boolean): string {
  const { site, slug, query } = shared;
  return sandboxed
    ? fileAddressOf(site, `single.html?case=${slug}${query && `&${query}`}`)
    : addressOf(shared);
}

/**
 * Returns the HTML of a frame with a case.
 *
 * @param sandboxed whether the frame may access nothing but its own scripts
 */
export function iframeSnippet(shared: Shared, sandboxed: boolean): string {
  const attributes = [
    ["src", frameAddressOf(shared, sandboxed)],
    ["title", embedCodeWords.frameTitle(shared.title)],
    ["width", String(FRAME_SIZE.width)],
    ["height", String(FRAME_SIZE.height)],
    ["loading", "lazy"],
    ["allow", "fullscreen"],
    ...(sandboxed ? [["sandbox", "allow-scripts"] as const] : []),
    ["style", "width: 100%; height: auto; aspect-ratio: 16 / 9; border: 0"],
  ] as const;
  return `<iframe${attributes.map(written).join("")}\n></iframe>`;
}

/** Returns the HTML of a custom element with a case, and of the script that defines the element. */
export function elementSnippet(shared: SharedCase): string {
  return `<script type="module" src="${escaped(fileAddressOf(shared.site, "lib/define.js"))}"></script>\n\n${element(shared)}`;
}

/** Returns the slide of a reveal.js deck whose fragments are the case's steps, and the setup of the deck. */
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

/** Returns the element. Its attributes are the link's known parameters. */
function element({ slug, program, lesson, query }: SharedCase): string {
  const known = new Set([...Object.keys(program.parameters), ...Object.keys(optionsOf(lesson, true))]);
  const parameters = [...new URLSearchParams(query)].filter(([name]) => known.has(name) && name !== "embed");
  const attributes = [["case", slug], ...parameters].map(written);
  return `<pull-back${attributes.join("")}\n></pull-back>`;
}

function written([name = "", value = ""]: readonly string[]): string {
  return `\n  ${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
