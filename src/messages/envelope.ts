/** The version of the protocol, which every message names. */
export const PROTOCOL = 1;

/** What a request is called by, and its reply. */
export type Id = string | number;

/** A message as it came, of whatever type and version. */
export interface Envelope {
  readonly type: string;
  readonly v: number;
  readonly id: Id | undefined;
  /** What else it says, of any kind. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Longer than any message: text beyond it is not looked at. */
const LONGEST = { json: 100_000, id: 100 } as const;

/** A message in the envelope in which it is sent. */
export function inEnvelope(message: { readonly type: string }, id?: Id): object {
  return { source: "pullback", v: PROTOCOL, ...message, ...(id !== undefined && { id }) };
}

/** Reads what a window was sent: an object, or JSON of one. None if it is no message of ours; it never fails. */
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
