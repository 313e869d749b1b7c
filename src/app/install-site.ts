/** Activates the new version and reloads the page, once. */
export type Accept = () => void;

/**
 * Installs the site in the browser, so that it works offline, and waits for newer versions. A newer version
 * takes over only when a page accepts it. Until then every page keeps the version that it started with.
 *
 * @param container the container that registers the service worker
 * @param script the address of the service worker
 * @param onUpdate called with a function that accepts the newer version
 * @param reload reloads the page
 */
export async function installSite(
  container: Pick<ServiceWorkerContainer, "register">,
  script: string | URL,
  onUpdate: (accept: Accept) => void,
  reload: () => void,
): Promise<void> {
  const registration = await container.register(script);

  function watch(worker: ServiceWorker | null): void {
    // The first version is not newer than another version.
    if (worker === null || registration.active === null) return;
    if (worker.state === "installed") onUpdate(() => accept(worker, reload));
    else if (worker.state === "installing")
      worker.addEventListener("statechange", () => watch(worker), { once: true });
  }

  watch(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

/** If another page has accepted the version, or a still newer version is active, only reloads the page. */
function accept(worker: ServiceWorker, reload: () => void): void {
  if (worker.state === "installed") {
    worker.addEventListener("statechange", reload, { once: true });
    worker.postMessage("activate");
  } else reload();
}
