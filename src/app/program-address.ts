import { caseBySlug } from "../cases/all.ts";
import type { Link } from "../player/link.ts";
import type { Player } from "../player/player.ts";
import { programAddress } from "../player/program-address.ts";
import { decodeProgram, encodeProgram } from "../programs/code-link.ts";
import { FIRST_PROGRAM } from "../programs/first-program.ts";
import { base } from "./site.ts";

const STORED = "pullback:program";
/** The shortest time between two changes of the address, in milliseconds. */
const REST = 300;

/** The code of each text that has stood in the address. */
const codes = new Map<string, string>();

/**
 * Returns the program in the page's address, of its text or of a case that it names; else the program that was typed here
 * last; else a first program.
 */
export async function textOfAddress(): Promise<string> {
  const slug = new URLSearchParams(location.search).get("case");
  if (slug !== null && location.hash === "" && caseBySlug(slug) !== undefined)
    return (await import("../programs/case-programs.ts")).caseProgram(slug);
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  const text = code === null ? undefined : await decodeProgram(code);
  if (text !== undefined && code !== null) codes.set(text, code);
  return text ?? stored() ?? FIRST_PROGRAM;
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

function textOf(player: Player): string {
  const { source } = player.store.getState();
  return "program" in source ? source.program : "";
}

/** Stores a text at once: the page may be left before the address has it. */
function keep(text: string): void {
  try {
    localStorage.setItem(STORED, text);
  } catch {
    // Storage is blocked or full: the text still is in the address.
  }
}

/** Shows another program, as a new history entry. */
export function showProgram(player: Player, text: string): void {
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
    if (!codes.has(text)) codes.set(text, await encodeProgram(text));
    if (isEnded || textOf(player) !== text) return;
    const address = addressOfProgram(player);
    if (address === location.href) return;
    try {
      history.replaceState(null, "", address);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  let kept: string | undefined;
  const unsubscribe = player.store.subscribe(() => {
    const text = textOf(player);
    if (text !== kept) keep(text);
    kept = text;
    timer ??= setTimeout(write, REST);
  });
  const returned = async () => player.edit(await textOfAddress());
  addEventListener("popstate", returned);
  void write();
  return () => {
    isEnded = true;
    removeEventListener("popstate", returned);
    clearTimeout(timer);
    unsubscribe();
  };
}
