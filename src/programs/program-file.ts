import { programFileWords } from "../words/en/program-file.ts";
import { readBytes } from "./read-bytes.ts";
import { MOST_BYTES } from "./size.ts";

/** A program's text, or why its file cannot be used, in a sentence. */
export type LoadedFile = { readonly text: string } | { readonly problem: string };

/**
 * Loads the program in a file of the page's own site.
 *
 * @param file the address of a `.py` file, such as `net.py`, relative to the page
 * @param page the address of the page
 */
export async function loadProgramFile(file: string, page: string): Promise<LoadedFile> {
  const address = URL.canParse(file, page) ? new URL(file, page) : undefined;
  if (address === undefined || !address.pathname.endsWith(".py"))
    return { problem: programFileWords.notPython(file) };
  if (address.origin !== new URL(page).origin) return { problem: programFileWords.otherSite(file) };
  let answer: Response;
  try {
    // Redirects to another origin fail, too.
    answer = await fetch(address, { mode: "same-origin" });
  } catch {
    return { problem: programFileWords.unreachable(file) };
  }
  if (!answer.ok) return { problem: programFileWords.missing(file, answer.status) };
  if (answer.headers.get("content-type")?.startsWith("text/html"))
    return { problem: programFileWords.webPage(file) };
  return read(file, answer);
}

async function read(file: string, { body }: Response): Promise<LoadedFile> {
  let bytes = new Uint8Array();
  try {
    if (body !== null) bytes = new Uint8Array(await readBytes(body, MOST_BYTES));
  } catch (error) {
    const reason = error instanceof RangeError ? programFileWords.tooLarge : programFileWords.unreachable;
    return { problem: reason(file) };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { text: text.replace(/\r\n?/g, "\n") };
  } catch {
    return { problem: programFileWords.noText(file) };
  }
}
