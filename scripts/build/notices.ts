import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";
import { pagesWords } from "../../src/words/en/pages.ts";

const words = pagesWords.notices;

/** The file with the licences of the packages and fonts in a build. */
export const NOTICES = "third-party-notices.txt";

/** The file in which Vite lists the packages in a build. */
const LIST = "third-party-notices.json";

/** A package with modules in a build, as in Vite's list. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** The name of the licence. */
  readonly identifier?: string;
  /** The text of the licence. */
  readonly text?: string;
}

/** The build option that makes Vite list the packages in a build, for `takePackages`. */
export const LISTING_PACKAGES = { license: { fileName: LIST } } as const;

/** The files of a build, by name. */
type Files = Record<string, { readonly type: string; readonly source?: string | Uint8Array }>;

/**
 * Removes Vite's list of packages from a build and returns the list.
 *
 * @throws Error if the build has no list
 */
export function takePackages(bundle: Files): BundledPackage[] {
  const list = bundle[LIST];
  if (list?.source === undefined) throw new Error(`notices: the build has no ${LIST}`);
  delete bundle[LIST];
  return JSON.parse(String(list.source));
}

/** The plug-in that adds the notices to a build. */
export function thirdPartyNotices(): Plugin {
  return {
    name: "pullback:third-party-notices",
    apply: "build",
    config: () => ({ build: LISTING_PACKAGES }),
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        this.emitFile({ type: "asset", fileName: NOTICES, source: noticesOf(takePackages(bundle)) });
      },
    },
  };
}

/**
 * Returns the notices as plain text, for all packages and for KaTeX's fonts. A licence that several packages
 * share appears once.
 *
 * @throws Error with the name of a package that has no licence text
 */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const licences = new Map<string, Set<string>>();
  for (const { name, version, identifier, text } of packages) {
    if (!text)
      throw new Error(
        `notices: ${name} ${version} has no file with its licence; add the text, or another package`,
      );
    const found = licences.get(text) ?? new Set();
    licences.set(text, found.add(words.software(name, version, identifier)));
  }
  if (packages.some(({ name }) => name === "katex")) {
    licences.set(openFontLicence(), new Set([words.fonts("OFL-1.1")]));
  }
  const parts = [...licences].map(([text, names]) => `${[...names].sort().join("\n")}\n\n${text.trim()}\n`);
  return [words.introduction, ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

const RESERVED_NAME = /(?<=Reserved Font Name )\w+/;

/** Returns the licence descriptions of the fonts, and the licence that they name. */
function openFontLicence(): string {
  const folder = join(dirname(createRequire(import.meta.url).resolve("katex/package.json")), "dist/fonts");
  const files = readdirSync(folder).filter((file) => file.endsWith(".ttf"));
  const texts = files.map((file) => licenceIn(readFileSync(join(folder, file)), file));
  // The descriptions differ only in the name of the font.
  const names = new Set(texts.map((text) => RESERVED_NAME.exec(text)?.[0]));
  const descriptions = new Set(texts.map((text) => text.replace(RESERVED_NAME, [...names].join(", "))));
  const licence = readFileSync(new URL("./licences/OFL-1.1.txt", import.meta.url), "utf8");
  return [...descriptions, licence].join("\n\n");
}

/** Returns the licence description of a TrueType font: string 13 of its table `name`. */
function licenceIn(font: Buffer, file: string): string {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const names = tables.find((at) => font.toString("latin1", at, at + 4) === "name");
  if (names === undefined) throw new Error(`notices: ${file} has no table of names`);
  const start = font.readUInt32BE(names + 8);
  const texts = start + font.readUInt16BE(start + 4);
  for (let i = 0; i < font.readUInt16BE(start + 2); i++) {
    const [platform = 0, , , name = 0, length = 0, offset = 0] = Array.from({ length: 6 }, (_, field) =>
      font.readUInt16BE(start + 6 + 12 * i + 2 * field),
    );
    // Strings for Windows are in UTF-16.
    if (platform !== 3 || name !== 13) continue;
    const text = Buffer.from(font.subarray(texts + offset, texts + offset + length));
    return text.swap16().toString("utf16le");
  }
  throw new Error(`notices: ${file} does not say its licence`);
}
