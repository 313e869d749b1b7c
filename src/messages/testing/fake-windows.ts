import { inEnvelope } from "../envelope.ts";

/** A message that a window was sent. */
export interface Sent {
  readonly data: unknown;
  readonly origin: string;
}

/** A window that frames another and keeps all that it is sent. */
export class FakeParent {
  readonly sent: Sent[] = [];

  postMessage(data: unknown, origin: string): void {
    this.sent.push({ data: structuredClone(data), origin });
  }

  /** All that it was sent since this was last asked, each with its type and to whom. */
  heard(): { readonly type: unknown; readonly origin: string; readonly data: unknown }[] {
    return this.sent.splice(0).map(({ data, origin }) => {
      const type = typeof data === "object" && data !== null && "type" in data ? data.type : undefined;
      return { type, origin, data };
    });
  }
}

/** A message event as a window with this parent gets it. */
export function message(source: unknown, data: unknown, origin = "https://host.example") {
  return { data: structuredClone(data), origin, source: source as Window };
}

/** The same for one of the protocol's own messages. */
export function command(source: unknown, fields: { readonly type: string }, id?: number | string) {
  return message(source, inEnvelope(fields, id));
}
