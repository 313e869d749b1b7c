import { inEnvelope } from "../envelope.ts";

/** A message that a window received. */
export interface Sent {
  readonly data: unknown;
  readonly origin: string;
}

/** A parent window that records all messages it receives. */
export class FakeParent {
  readonly sent: Sent[] = [];

  postMessage(data: unknown, origin: string): void {
    this.sent.push({ data: structuredClone(data), origin });
  }

  /** Returns the messages since the last call, each with type and target origin. */
  heard(): { readonly type: unknown; readonly origin: string; readonly data: unknown }[] {
    return this.sent.splice(0).map(({ data, origin }) => {
      const type = typeof data === "object" && data !== null && "type" in data ? data.type : undefined;
      return { type, origin, data };
    });
  }
}

/** Creates a message event as a window with this parent receives it. */
export function message(source: unknown, data: unknown, origin = "https://host.example") {
  return { data: structuredClone(data), origin, source: source as Window };
}

/** Creates a message event with a message of the protocol. */
export function command(source: unknown, fields: { readonly type: string }, id?: number | string) {
  return message(source, inEnvelope(fields, id));
}
