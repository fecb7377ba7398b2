/**
 * The service worker. It only ever answers for a network that is not there: pages and files come from the server
 * first, always, so that no deploy waits for it.
 *
 * Retiring it: ship, under this name, a worker whose `install` calls `self.skipWaiting()` and whose `activate` deletes
 * every cache and calls `self.registration.unregister()`. It is served with `Cache-Control: no-cache` and takes over
 * at the next visit. Taking the file away works, too: a page that finds 404 or 410 here unregisters the worker.
 */

/** A change of what is kept is a new number: caches by other names are deleted when this worker takes over. */
const VERSION = 1;
/** Today's card of whoever is signed in. */
const CARD = { cache: `relevel-card-${VERSION}`, url: "/today" };
/** The page for everybody else. */
const OFFLINE = { cache: `relevel-offline-${VERSION}`, url: "/offline" };

/** Counts how often the card was to be forgotten: one that was on its way meanwhile is not kept. */
let forgotten = 0;

self.addEventListener("install", (event) => {
  event.waitUntil(keep(OFFLINE).finally(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  if (event.data === "keep-card") event.waitUntil(Promise.all([keep(CARD), keep(OFFLINE)]));
  if (event.data === "forget-card") event.waitUntil(forgetCard());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  // Whoever signs out, or comes to sign in, may make room for somebody else; also with a form that no script sends.
  if (request.mode === "navigate" && ["/logout", "/signup", "/auth/callback"].includes(pathname))
    event.waitUntil(forgetCard());
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(visit(event));
  } else if (request.destination === "style" || request.destination === "font") {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
  }
});

async function takeOver() {
  const names = await caches.keys();
  const old = names.filter(
    (name) => name.startsWith("relevel-") && ![CARD.cache, OFFLINE.cache].includes(name),
  );
  await Promise.all(old.map((name) => caches.delete(name)));
  // The browser asks the server while this worker is still waking up.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function visit(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    for (const { cache, url } of [CARD, OFFLINE]) {
      const kept = await caches.match(url, { cacheName: cache });
      if (kept) return kept;
    }
    return Response.error();
  }
}

/** Fetches a page anew and keeps it with its style sheet and font; one that is not to be had any more is deleted. */
async function keep({ cache, url }) {
  const before = forgotten;
  try {
    const page = await fetch(url, { redirect: "manual", cache: "no-store" });
    // The server is in trouble: what was kept is better than nothing.
    if (page.status >= 500) return;
    if (!page.ok) {
      await caches.delete(cache);
      return;
    }
    const text = await page.clone().text();
    const files = [...text.matchAll(/href="(\/assets\/[\w.-]+\.(?:css|woff2))"/g)].map(([, file]) => file);
    const kept = await caches.open(cache);
    for (const file of files) if (!(await kept.match(file))) await kept.add(file);
    if (cache === CARD.cache && before !== forgotten) {
      await caches.delete(cache);
      return;
    }
    await kept.put(url, page);
    const wanted = [url, ...files];
    for (const request of await kept.keys()) {
      if (!wanted.includes(new URL(request.url).pathname)) await kept.delete(request);
    }
  } catch {
    // No network. What was kept before stays.
  }
}

async function forgetCard() {
  forgotten += 1;
  await caches.delete(CARD.cache);
}
