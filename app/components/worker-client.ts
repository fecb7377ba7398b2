/** What a page has to do with the service worker. Loaded when the page is idle. */

const WORKER = "/sw.js";

let looked = false;

/** Registers the worker, which signing out takes away. One whose file is gone from the server is unregistered. */
async function register(): Promise<ServiceWorkerRegistration | null> {
  try {
    const registration = await navigator.serviceWorker.register(WORKER);
    if (!looked) registration.update().catch(retire);
    looked = true;
    return registration;
  } catch {
    await retire();
    return null;
  }
}

async function retire(): Promise<void> {
  const status = await fetch(WORKER, { cache: "no-store" }).then(
    (answer) => answer.status,
    () => null,
  );
  if (status !== 404 && status !== 410) return;
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
  // Nobody else takes away what it has kept.
  for (const name of await caches.keys()) if (name.startsWith("relevel-")) await caches.delete(name);
}

/**
 * Registers the worker. After a look at the dashboard it keeps today's card, for when there is no network.
 *
 * @param path of the page that is shown
 */
export async function visited(path: string): Promise<void> {
  const registration = await register();
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!registration || path !== "/dashboard" || connection?.saveData) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage("keep-card");
}
