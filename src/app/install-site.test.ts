import { expect, test, vi } from "vitest";
import { installSite } from "./install-site.ts";
import { mayInstall } from "./may-install.ts";

class FakeWorker extends EventTarget {
  readonly postMessage = vi.fn();
  state: string;
  constructor(state: string) {
    super();
    this.state = state;
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class FakeRegistration extends EventTarget {
  active: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  find(worker: FakeWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
  }
}

async function install(registration: FakeRegistration) {
  const [onUpdate, reload] = [vi.fn<(accept: () => void) => void>(), vi.fn()];
  const register = async () => registration as unknown as ServiceWorkerRegistration;
  await installSite({ register }, "/service-worker.js", onUpdate, reload);
  return { onUpdate, reload, accept: () => onUpdate.mock.lastCall?.[0]() };
}

test("the first installed version does not count as newer", async () => {
  const registration = new FakeRegistration();
  const { onUpdate } = await install(registration);
  const first = new FakeWorker("installing");
  registration.find(first);
  first.become("installed");
  first.become("activated");
  expect(onUpdate).not.toHaveBeenCalled();
});

test("a newer version asks once it is installed, at start or later, and never activates itself", async () => {
  const registration = new FakeRegistration();
  registration.active = new FakeWorker("activated");
  registration.waiting = new FakeWorker("installed");
  const { onUpdate, reload } = await install(registration);
  expect(onUpdate).toHaveBeenCalledTimes(1);

  const next = new FakeWorker("installing");
  registration.find(next);
  expect(onUpdate).toHaveBeenCalledTimes(1);
  next.become("installed");
  expect(onUpdate).toHaveBeenCalledTimes(2);
  expect(registration.waiting.postMessage).not.toHaveBeenCalled();
  expect(next.postMessage).not.toHaveBeenCalled();
  expect(reload).not.toHaveBeenCalled();
});

test("a version that is accepted takes over and reloads the page once", async () => {
  const registration = new FakeRegistration();
  registration.active = new FakeWorker("activated");
  const waiting = new FakeWorker("installed");
  registration.waiting = waiting;
  const { reload, accept } = await install(registration);
  accept();
  expect(waiting.postMessage).toHaveBeenCalledWith("activate");
  expect(reload).not.toHaveBeenCalled();
  waiting.become("activating");
  waiting.become("activated");
  expect(reload).toHaveBeenCalledTimes(1);
});

test("a version that another page accepted only reloads the page", async () => {
  const registration = new FakeRegistration();
  registration.active = new FakeWorker("activated");
  const waiting = new FakeWorker("installed");
  registration.waiting = waiting;
  const { reload, accept } = await install(registration);
  waiting.become("activated");
  expect(reload).not.toHaveBeenCalled();
  accept();
  expect(waiting.postMessage).not.toHaveBeenCalled();
  expect(reload).toHaveBeenCalledTimes(1);
});

test("a version that cannot be fetched completely does not ask", async () => {
  const registration = new FakeRegistration();
  registration.active = new FakeWorker("activated");
  const { onUpdate } = await install(registration);
  const next = new FakeWorker("installing");
  registration.find(next);
  next.become("redundant");
  expect(onUpdate).not.toHaveBeenCalled();
});

test("only a top-level page from a server may install the site", () => {
  const page = (change: object = {}): Window => {
    const window = {
      location: { protocol: "https:" },
      isSecureContext: true,
      navigator: { serviceWorker: {} },
      ...change,
    } as unknown as { -readonly [Key in keyof Window]: Window[Key] };
    window.parent ??= window as unknown as Window & typeof globalThis;
    return window;
  };
  expect(mayInstall(page())).toBe(true);
  expect(mayInstall(page({ parent: {} }))).toBe(false);
  expect(mayInstall(page({ location: { protocol: "file:" } }))).toBe(false);
  expect(mayInstall(page({ isSecureContext: false }))).toBe(false);
  expect(mayInstall(page({ navigator: {} }))).toBe(false);
});
