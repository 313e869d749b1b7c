import { inEnvelope } from "../envelope.ts";
import { FakeParent } from "./fake-windows.ts";

/** An iframe, as far as a remote control looks at it, in a page that tests speak through. */
export class FakeIframe extends EventTarget {
  /** The page inside, which keeps what it is sent. */
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

  /** What a remote control takes it for. */
  get element(): HTMLIFrameElement {
    return this as unknown as HTMLIFrameElement;
  }

  /** What the page inside says; somebody else, if another window or origin is given. */
  say(
    fields: { readonly type: string },
    id?: unknown,
    { source = this.contentWindow as object, origin = new URL(this.src).origin } = {},
  ): void {
    const data = inEnvelope(fields, id as number | undefined);
    this.page.dispatchEvent(Object.assign(new Event("message"), { data, origin, source }));
  }

  /** The types and ids of what was said to the page inside since this was last asked, and to whom. */
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
