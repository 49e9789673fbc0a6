// Keeps the page for the next time, without a network too. The build fills in VERSION and FILES.
const VERSION = "@VERSION@";
const FILES = "@FILES@".split(" ");
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(VERSION).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = async () => (await caches.keys()).filter((name) => name !== VERSION);
  event.waitUntil(
    old().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

async function answer(request) {
  const found = await caches.match(request, { ignoreSearch: true });
  if (found) return found;
  const fetched = await fetch(request);
  if (fetched.ok && request.url.endsWith("/sympy.zip")) {
    (await caches.open(VERSION)).put(request, fetched.clone());
  }
  return fetched;
}

self.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
