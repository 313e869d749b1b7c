import { caseBySlug } from "../cases/all.ts";
import { quote } from "../cases/quote.ts";
import type { InvalidValue, Link } from "../player/link.ts";
import { programAddress } from "../player/page-address.ts";
import type { Player } from "../player/player.ts";
import { givenSource } from "../player/show-run.ts";
import { decodeProgram, encodeProgram } from "../programs/code-link.ts";
import { programPageWords } from "../words/en/program-page.ts";
import { routeOf } from "./address.ts";
import { base, start } from "./site.ts";

const STORED = "pullback:program";
/** The case whose program the page opens with when neither the address nor storage has one. */
const FIRST_CASE = "two-inputs";
/** The shortest time between two changes of the address, in milliseconds. */
const REST = 300;

/** The code of each text that has stood in the address. */
const codes = new Map<string, string>();

/** The texts that an address or the menu of examples has opened: they are stored once they are edited. */
const opened = new Set<string>();

/** What an address opens. */
interface Opened {
  readonly text: string;
  /** The part of the address that could not be used. */
  readonly problem: InvalidValue | undefined;
}

/** The parameters of the page's query that name a program. The code of a link is in the fragment, or in the query. */
export const PROGRAM_PARAMETERS = ["code", "file", "case"] as const;

/**
 * Returns the program that the page's address names, by its text, a file or a case; else the program that was typed here
 * last, which an embed does not show; else a first program.
 *
 * @param query the query of the page
 */
export async function programOfAddress(query: string): Promise<Opened> {
  const parameters = new URLSearchParams(query);
  const inHash = new URLSearchParams(location.hash.slice(1)).get("code");
  const [code, file, slug] = PROGRAM_PARAMETERS.map((name) => parameters.get(name));
  const named = await programNamed(inHash ?? code ?? null, file ?? null, slug ?? null);
  if (named !== undefined && !("parameter" in named)) {
    opened.add(named.text);
    await keepCode(named.text);
    return { text: named.text, problem: undefined };
  }
  const last = parameters.has("embed") ? undefined : stored();
  const usual = last ?? (await programOfCase(FIRST_CASE));
  await keepCode(usual);
  return { text: usual, problem: named };
}

/** Returns the program that one of these names, or why it cannot be opened; undefined if none is given. */
async function programNamed(
  code: string | null,
  file: string | null,
  slug: string | null,
): Promise<{ readonly text: string } | InvalidValue | undefined> {
  const refused = { allowed: "", using: "" };
  if (code !== null) {
    const text = await decodeProgram(code);
    if (text !== undefined) return { text };
    return { parameter: "code", value: code, ...refused, text: programPageWords.unreadable };
  }
  if (file !== null) {
    const { loadProgramFile } = await import("../programs/program-file.ts");
    const loaded = await loadProgramFile(file, location.href);
    if ("text" in loaded) return loaded;
    return { parameter: "file", value: file, ...refused, text: programPageWords.other(loaded.problem) };
  }
  if (slug === null) return undefined;
  const found = caseBySlug(slug);
  if (found !== undefined) return { text: await programOfCase(found.slug) };
  return { parameter: "case", value: slug, ...refused, text: programPageWords.noCase(quote(slug)) };
}

/** Returns the program of a case; its code is loaded when it is first asked for. */
export async function programOfCase(slug: string): Promise<string> {
  return (await import("../programs/case-programs.ts")).caseProgram(slug);
}

async function keepCode(text: string): Promise<void> {
  if (!codes.has(text)) codes.set(text, await encodeProgram(text));
}

function stored(): string | undefined {
  try {
    return localStorage.getItem(STORED) ?? undefined;
  } catch {
    // Storage is blocked.
    return undefined;
  }
}

/** Returns the whole address of a player's program at its step. A text that was just typed may be missing in it. */
export function addressOfProgram(player: Player, changes?: Partial<Link>): string {
  const code = codes.get(textOf(player)) ?? "";
  return new URL(programAddress(base, player.query(changes), code), location.href).href;
}

/** Returns the whole address of a player's program at its step, also of a text that was just typed. */
export async function linkOfProgram(player: Player): Promise<string> {
  await keepCode(textOf(player));
  return addressOfProgram(player);
}

/** Returns the text as it was typed, without the numbers of an exercise. */
function textOf(player: Player): string {
  const source = givenSource(player.store.getState());
  return "program" in source ? source.program : "";
}

/** Stores a text at once: the page may be left before the address has it. */
function store(text: string): void {
  try {
    localStorage.setItem(STORED, text);
  } catch {
    // Storage is blocked or full: the text still is in the address.
  }
}

/** Shows an example, as a new history entry. */
export function showProgram(player: Player, text: string): void {
  opened.add(text);
  if (player.store.getState().predict !== undefined) player.setPredict(undefined);
  history.pushState(null, "", location.href);
  player.edit(text);
}

/** Keeps the program in the address and in storage, so that nothing typed is lost. Returns a function that ends it. */
export function followProgram(player: Player): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;
  async function write(): Promise<void> {
    timer = undefined;
    const text = textOf(player);
    await keepCode(text);
    if (isEnded || textOf(player) !== text) return;
    const address = addressOfProgram(player);
    if (address === location.href) return;
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  let known = textOf(player);
  const unsubscribe = player.store.subscribe(() => {
    const text = textOf(player);
    if (text !== known && !opened.has(text)) store(text);
    known = text;
    timer ??= setTimeout(write, REST);
  });
  const onReturn = async () => {
    const route = routeOf(new URL(location.href), start);
    if (route.kind !== "program") {
      location.reload();
      return;
    }
    const { text, problem } = await programOfAddress(route.query);
    player.edit(text);
    if (problem !== undefined) player.report(problem);
  };
  addEventListener("popstate", onReturn);
  void write();
  return () => {
    isEnded = true;
    removeEventListener("popstate", onReturn);
    clearTimeout(timer);
    unsubscribe();
  };
}
