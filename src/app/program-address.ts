import { caseBySlug } from "../cases/all.ts";
import { quote } from "../cases/quote.ts";
import type { InvalidValue, Link } from "../player/link.ts";
import type { Player } from "../player/player.ts";
import { programAddress } from "../player/program-address.ts";
import { decodeProgram, encodeProgram } from "../programs/code-link.ts";
import { programPageWords } from "../words/en/program-page.ts";
import { base } from "./site.ts";

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

/**
 * Returns the program in the page's address, of its text or of a case that it names; else the program that was typed here
 * last; else a first program.
 */
export async function programOfAddress(): Promise<Opened> {
  const slug = new URLSearchParams(location.search).get("case");
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  const named = code === null && slug !== null ? caseBySlug(slug) : undefined;
  const text =
    (code === null ? undefined : await decodeProgram(code)) ??
    (named === undefined ? undefined : await programOfCase(named.slug));
  if (text !== undefined) {
    opened.add(text);
    await keepCode(text);
    return { text, problem: undefined };
  }
  const usual = stored() ?? (await programOfCase(FIRST_CASE));
  await keepCode(usual);
  return { text: usual, problem: problemOf(slug, code) };
}

function problemOf(slug: string | null, code: string | null): InvalidValue | undefined {
  const refused = { allowed: "", using: "" };
  if (code !== null) return { parameter: "code", value: code, ...refused, text: programPageWords.unreadable };
  if (slug === null) return undefined;
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

function textOf(player: Player): string {
  const { source } = player.store.getState();
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
    const { text, problem } = await programOfAddress();
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
