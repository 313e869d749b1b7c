import { inEnvelope } from "../envelope.ts";
import { FakeParent } from "./fake-windows.ts";

/** The parts of an iframe that `connect` uses, in a fake page that tests send messages through. */
export class FakeIframe extends EventTarget {
  /** The page inside, which records the messages it receives. */
  readonly contentWindow = new FakeParent();
  readonly page = Object.assign(new EventTarget(), {
    origin: "https://host.example",
    KeyboardEvent: FakeKey,
  });
  readonly ownerDocument = { defaultView: this.page };
  readonly sandbox: { readonly length: number; contains(token: string): boolean };
  loading = "eager";

  constructor(
    readonly src: string,
    sandbox: readonly string[] = [],
  ) {
    super();
    this.sandbox = { length: sandbox.length, contains: (token) => sandbox.includes(token) };
  }

  /** This object as an `HTMLIFrameElement`. */
  get element(): HTMLIFrameElement {
    return this as unknown as HTMLIFrameElement;
  }

  /** Sends a message from the page inside, or from another window or origin if given. */
  say(
    fields: { readonly type: string },
    id?: unknown,
    { source = this.contentWindow as object, origin = new URL(this.src).origin } = {},
  ): void {
    const data = inEnvelope(fields, id as number | undefined);
    this.page.dispatchEvent(Object.assign(new Event("message"), { data, origin, source }));
  }

  /** Returns types, ids and target origins of the messages to the page inside since the last call. */
  asked(): string[] {
    return this.contentWindow.heard().map(({ data, type, origin }) => {
      return `${type} ${(data as { id?: unknown }).id} to ${origin}`;
    });
  }
}

class FakeKey extends Event {
  constructor(type: string, { key, keyCode, ...how }: EventInit & Partial<KeyboardEvent>) {
    super(type, how);
    Object.assign(this, { key, keyCode });
  }
}
