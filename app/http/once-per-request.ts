/** What the loaders of one page share, as long as the request lasts. */
const shared = new WeakMap<object, Map<string, Promise<unknown>>>();
const contexts = new WeakMap<Request, object>();

/**
 * Says which HTTP request a loader's Request belongs to: every loader of a page gets a Request of its own.
 *
 * @param context the load context, made once per HTTP request
 */
export function belongsTo(request: Request, context: object): void {
  contexts.set(request, context);
}

/**
 * Does `work` once for all loaders of a page. What writes asks anew every time.
 *
 * @param what names it
 * @returns what the first asking found, also when it threw
 */
export function oncePerRequest<T>(request: Request, what: string, work: () => Promise<T>): Promise<T> {
  const context = contexts.get(request);
  if (!context || (request.method !== "GET" && request.method !== "HEAD")) return work();
  const known = shared.get(context) ?? new Map<string, Promise<unknown>>();
  shared.set(context, known);
  const before = known.get(what) as Promise<T> | undefined;
  if (before) return before;
  const now = work();
  known.set(what, now);
  return now;
}
