/** The protocol version, sent with every message. */
export const PROTOCOL = 1;

/** The id of a request and of its reply. */
export type Id = string | number;

/** A received message, of any type and version. */
export interface Envelope {
  readonly type: string;
  readonly v: number;
  readonly id: Id | undefined;
  /** The other fields, unchecked. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Maximum lengths of JSON text and of an id, in characters; longer text is not parsed. */
const LONGEST = { json: 100_000, id: 100 } as const;

/** Wraps a message in its envelope. */
export function inEnvelope(message: { readonly type: string }, id?: Id): object {
  return { source: "pullback", v: PROTOCOL, ...message, ...(id !== undefined && { id }) };
}

/**
 * Parses data that a window received: an object or its JSON. Returns undefined for other data; never throws.
 */
export function readEnvelope(data: unknown): Envelope | undefined {
  const object = typeof data === "string" ? parsed(data) : data;
  if (typeof object !== "object" || object === null) return undefined;
  const { source, v, type, id, ...fields } = object as Record<string, unknown>;
  if (source !== "pullback" || typeof v !== "number") return undefined;
  if (typeof type !== "string" || !isId(id)) return undefined;
  return { type, v, id, fields };
}

function parsed(text: string): unknown {
  if (text.length > LONGEST.json || !text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isId(id: unknown): id is Id | undefined {
  return id === undefined || Number.isFinite(id) || (typeof id === "string" && id.length <= LONGEST.id);
}
