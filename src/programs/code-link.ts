import { readBytes } from "./read-bytes.ts";
import { MOST_BYTES } from "./size.ts";

/** Returns a program's text as it stands in a link: compressed by deflate, in base64url. */
export async function encodeProgram(text: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return btoa(binary(bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Returns the program's text in a link.
 *
 * @returns undefined if the link is damaged, or if its text is larger than `MOST_BYTES`
 */
export async function decodeProgram(code: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const inflated = await through(bytes, new DecompressionStream("deflate-raw"), MOST_BYTES);
    return new TextDecoder("utf-8", { fatal: true }).decode(inflated);
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most?: number,
): Promise<Uint8Array> {
  return readBytes(new Blob([bytes]).stream().pipeThrough(stream), most);
}

/** Returns bytes as a text of one character each, in parts that fit a call. */
function binary(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}
