import { dirname, join } from "node:path/posix";
import { type SourceFacts, sourceFacts } from "./source-facts.ts";

interface Stage {
  /** A stage imports only from stages of lower rank. Stages of the same rank do not import each other. */
  readonly rank: number;
  /** Matches the specifiers of packages that the stage may import. */
  readonly packages: RegExp;
  /** The browser's globals that the stage must not use. */
  readonly without: readonly string[];
}

const none = /^(?!)/;
const react = "react|react-dom|@base-ui/react|zustand";
const page = ["document", "window", "localStorage"];

const stages: Readonly<Record<string, Stage>> = {
  formula: { rank: 0, packages: none, without: page },
  autodiff: { rank: 1, packages: none, without: page },
  offline: { rank: 0, packages: /^workbox-(precaching|routing)$/, without: [...page, "location"] },
  python: { rank: 1, packages: none, without: page },
  trace: { rank: 2, packages: none, without: page },
  words: { rank: 3, packages: none, without: page },
  cases: { rank: 4, packages: none, without: page },
  layout: { rank: 4, packages: none, without: page },
  programs: { rank: 5, packages: none, without: page },
  misconceptions: { rank: 6, packages: none, without: page },
  predict: { rank: 7, packages: none, without: page },
  engine: { rank: 8, packages: none, without: ["document"] },
  scene: { rank: 9, packages: none, without: page },
  player: { rank: 9, packages: /^zustand(\/|$)/, without: page },
  messages: { rank: 10, packages: none, without: page },
  view: {
    rank: 10,
    packages: new RegExp(`^(d3|d3-[a-z-]+|qr|@codemirror/[a-z-]+|@lezer/highlight|(katex|${react})(/.+)?)$`),
    without: ["document"],
  },
  app: { rank: 11, packages: new RegExp(`^((${react})(/.+)?|katex/.+\\.css)$`), without: [] },
  reveal: { rank: 11, packages: none, without: ["document", "localStorage"] },
  // From frameworks other than React, imports only types, for their templates.
  element: {
    rank: 11,
    packages: new RegExp(`^((${react})(/.+)?|katex/.+\\.css|preact|vue|svelte/elements)$`),
    without: [],
  },
  gallery: { rank: 11, packages: new RegExp(`^((${react})(/.+)?|katex/.+\\.css)$`), without: [] },
};

const LIBRARY = "src/index.ts";
const inLibrary = ["formula", "autodiff", "trace", "words", "cases"];

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isTestCode = (path: string) => isTest(path) || path.includes("/testing/");
const stageOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];

/**
 * Checks the order of the stages over the source.
 *
 * @param files the text of every .ts and .tsx file, by path from the project's folder: `src/…`
 * @returns one sentence per violation, starting with the path of the file
 */
export function violations(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const facts = sourceFacts(path, text);
    const stage = stageOf(path);
    return [
      stage !== undefined && !Object.hasOwn(stages, stage) && `src/${stage}/ is no stage of the architecture`,
      ...facts.imports.map((name) => importViolation(path, name)),
      ...globalViolations(path, facts),
    ].flatMap((found) => (found ? [`${path}: ${found}`] : []));
  });
}

function importViolation(path: string, specifier: string): string | false {
  if (!/^[./]/.test(specifier)) return packageViolation(path, specifier);
  const target = locate(path, specifier);
  if (!target.startsWith("src/")) return !isTestCode(path) && `imports ${specifier}, which is outside src/`;
  if (!isTestCode(path) && isTestCode(target)) return `imports ${specifier}, which is for tests`;
  if (target === LIBRARY) return !isTest(path) && `imports ${LIBRARY}, which is for those outside`;

  const [from, to] = [stageOf(path), stageOf(target)];
  if (from === undefined) {
    const allowed = path !== LIBRARY || (to !== undefined && inLibrary.includes(to));
    return !allowed && `the library is made of ${inLibrary.join(", ")}, not of ${specifier}`;
  }
  const [own, other] = [stages[from], stages[to ?? ""]];
  if (from === to || !own) return false;
  return !(other && other.rank < own.rank) && `${from} must not know ${to ?? target} (${specifier})`;
}

function packageViolation(path: string, specifier: string): string | false {
  if (isTestCode(path)) return false;
  const stage = stageOf(path);
  const allowed = stage !== undefined && stages[stage]?.packages.test(specifier.replace(/\?.*/, ""));
  return !allowed && `${stage ?? "the library"} must not import the package ${specifier}`;
}

function globalViolations(path: string, { references }: SourceFacts): string[] {
  if (isTestCode(path)) return [];
  const without = path === LIBRARY ? page : (stages[stageOf(path) ?? ""]?.without ?? []);
  return without.filter((name) => references.has(name)).map((name) => `refers to the page's ${name}`);
}

function locate(path: string, specifier: string): string {
  const file = specifier.replace(/\?.*/, "");
  return file.startsWith("/") ? file.slice(1) : join(dirname(path), file);
}
