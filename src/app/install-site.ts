/** Goes over to the new version: the page is loaded anew, once. */
export type Accept = () => void;

/**
 * Installs the site in the browser, so that it needs no network, and waits for newer versions of it. One that
 * was fetched takes over only when a page accepts it; until then every page goes on with the one it began with.
 *
 * @param container where service workers are registered
 * @param script the address of the service worker
 * @param onUpdate called with the way to accept a version that is newer than the one installed
 * @param reload loads the page anew
 */
export async function installSite(
  container: Pick<ServiceWorkerContainer, "register">,
  script: string | URL,
  onUpdate: (accept: Accept) => void,
  reload: () => void,
): Promise<void> {
  const registration = await container.register(script);

  function watch(worker: ServiceWorker | null): void {
    // The first version is none that is newer.
    if (worker === null || registration.active === null) return;
    if (worker.state === "installed") onUpdate(() => accept(worker, reload));
    else if (worker.state === "installing")
      worker.addEventListener("statechange", () => watch(worker), { once: true });
  }

  watch(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

/** Another page may have accepted the version before, or a newer one may have come: then it is there already. */
function accept(worker: ServiceWorker, reload: () => void): void {
  if (worker.state === "installed") {
    worker.addEventListener("statechange", reload, { once: true });
    worker.postMessage("activate");
  } else reload();
}
