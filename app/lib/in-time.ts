/**
 * What is waited for, or a failure when it takes too long. It doesn't count on the signal: once `fetch` has given the
 * headers of an answer away, Node may collect what listens to it, and its body would be waited for without an end.
 *
 * @param timeoutMs milliseconds
 * @param ask begins it; the signal is aborted when time is over
 * @throws {DOMException} TimeoutError
 */
export async function inTime<T>(timeoutMs: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new DOMException("no whole answer in time", "TimeoutError");
      reject(error);
      limit.abort(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([ask(limit.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
