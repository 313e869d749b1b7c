// Node and browsers both provide these functions; the library is compiled without the types of either
// platform.
declare function btoa(binary: string): string;
declare function atob(text: string): string;

/** Bytes converted per call; converting all at once would overflow the stack. */
const CHUNK = 0x2000;

/** Encodes numbers as base64 of little-endian float64. */
export function encodeFloat64(numbers: Float64Array): string {
  const bytes = new Uint8Array(8 * numbers.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < numbers.length; i++) view.setFloat64(8 * i, numbers[i] as number, true);
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/**
 * Decodes base64 of little-endian float64; returns undefined if the text is not base64 of whole float64
 * numbers.
 */
export function decodeFloat64(text: string): Float64Array | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const binary = atob(text);
  if (binary.length % 8 !== 0) return undefined;
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  const view = new DataView(bytes.buffer);
  const numbers = new Float64Array(bytes.length / 8);
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getFloat64(8 * i, true);
  return numbers;
}
