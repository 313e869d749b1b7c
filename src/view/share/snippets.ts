import type { Linked } from "../../player/link.ts";
import { optionsOf } from "../../player/link-options.ts";
import { caseAddress, programAddress } from "../../player/page-address.ts";
import { embedCodeWords } from "../../words/en/embed-code.ts";

/** A case or a program to show elsewhere, by its link. */
interface SharedParts {
  /** The address of the site's start page, ending with a slash or a file name. */
  readonly site: string;
  readonly title: string;
  /** The query of the link, without a question mark. */
  readonly query: string;
}

/** A case to show elsewhere. */
export interface SharedCase extends SharedParts {
  readonly slug: string;
}

/** A learner's program to show elsewhere. */
export interface SharedProgram extends SharedParts {
  readonly text: string;
  /** The text as it stands in a link. */
  readonly code: string;
}

/** A case or a program to show elsewhere. */
export type Shared = SharedCase | SharedProgram;

/** The size of a frame on sites that strip its style, in CSS pixels. */
export const FRAME_SIZE = { width: 960, height: 540 } as const;

/** Returns the address of a page with the case or program. */
export function addressOf(shared: Shared): string {
  const { site, query } = shared;
  return "code" in shared ? programAddress(site, query, shared.code) : caseAddress(site, shared.slug, query);
}

/** Returns the address of a file of the site. */
export function fileAddressOf(site: string, path: string): string {
  return new URL(path, site).href;
}

/**
 * Returns the address of a case or program for a frame.
 *
 * @param sandboxed whether the frame has no origin. In that case it cannot load the modules of a page, so the
 * address is the single file, which works without its host's permission to read it
 */
export function frameAddressOf(shared: Shared, sandboxed: boolean): string {
  if (!sandboxed) return addressOf(shared);
  const { site, query } = shared;
  const [name, hash] =
    "code" in shared
      ? (["program", `#code=${shared.code}`] as const)
      : ([`case=${shared.slug}`, ""] as const);
  return fileAddressOf(site, `single.html?${name}${query && `&${query}`}${hash}`);
}

/**
 * Returns the HTML of a frame with a case or program.
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

/** Returns the HTML of a custom element with a case or program, and of the script that defines the element. */
export function elementSnippet(shared: Shared & Linked): string {
  return `<script type="module" src="${escaped(fileAddressOf(shared.site, "lib/define.js"))}"></script>\n\n${element(shared)}`;
}

/** Returns the slide of a reveal.js deck whose fragments are the steps, and the setup of the deck. */
export function revealSnippet(shared: Shared & Linked): string {
  return `<section>
${element(shared).replaceAll(/^(?=.)/gm, "  ")}
</section>

<script type="module">
  import "${fileAddressOf(shared.site, "lib/define.js")}";
  import { PullbackReveal } from "${fileAddressOf(shared.site, "lib/reveal.js")}";
  // Reveal.initialize({ plugins: [PullbackReveal, …] });
</script>`;
}

/** Returns the element. Its attributes are the link's known parameters. */
function element(shared: Shared & Linked): string {
  const { program, lesson, query } = shared;
  const options = Object.keys(optionsOf(lesson, true));
  const known = new Set("code" in shared ? options : [...Object.keys(program.parameters), ...options]);
  const parameters = [...new URLSearchParams(query)].filter(([name]) => known.has(name) && name !== "embed");
  if (!("code" in shared)) return pullBack([["case", shared.slug], ...parameters]);
  const { text } = shared;
  // In a script, nothing is escaped: a text that would end the script, or begin a comment, is an attribute.
  if (/<\/script|<!--/i.test(text) || text.trim() === "") return pullBack([...parameters, ["program", text]]);
  const lines = text.replace(/\n+$/, "").replaceAll(/^(?=.)/gm, "    ");
  return pullBack(parameters, `\n  <script type="text/x-python">\n${lines}\n  </script>\n`);
}

function pullBack(attributes: readonly (readonly string[])[], content = ""): string {
  const end = attributes.length > 0 ? "\n" : "";
  return `<pull-back${attributes.map(written).join("")}${end}>${content}</pull-back>`;
}

function written([name = "", value = ""]: readonly string[]): string {
  return `\n  ${name}="${escaped(value)}"`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
