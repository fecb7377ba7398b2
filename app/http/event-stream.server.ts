import { MINUTE, SECOND } from "~/lib/time";

const KEEP_ALIVE = 15 * SECOND;
/** A stream ends after this and the browser comes back, so that a revoked session doesn't listen for ever. */
const LONGEST = 5 * MINUTE;

export type StreamSource = {
  /** Reads what is true now. `last` ends the stream after it is sent. Throwing ends it too. */
  read: () => Promise<{ data: unknown; last: boolean }>;
  /** Calls back when there may be something new; returns how to stop that. */
  subscribe: (onChange: () => void) => () => void;
};

/**
 * Server-sent events: sends what is true now, then every change of it.
 *
 * @param signal of the request; leaving the page ends the stream
 * @param source where the truth comes from
 */
export function eventStream(signal: AbortSignal, source: StreamSource): Response {
  const encoder = new TextEncoder();
  let finish: () => void = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let sent = "";
      let reading = false;
      let again = false;
      let ended = false;
      const write = (text: string) => !ended && controller.enqueue(encoder.encode(text));

      const refresh = async () => {
        again = true;
        if (reading) return;
        reading = true;
        try {
          while (again && !ended) {
            again = false;
            const { data, last } = await source.read();
            const text = JSON.stringify(data);
            if (text !== sent) write(`id: ${Date.now()}\ndata: ${text}\n\n`);
            sent = text;
            if (last) finish();
          }
        } catch {
          finish();
        } finally {
          reading = false;
        }
      };

      const unsubscribe = source.subscribe(refresh);
      // Also the safety net for a change whose notice got lost.
      const keepAlive = setInterval(() => {
        write(": still here\n\n");
        void refresh();
      }, KEEP_ALIVE);
      const limit = setTimeout(() => finish(), LONGEST);
      finish = () => {
        if (ended) return;
        ended = true;
        clearInterval(keepAlive);
        clearTimeout(limit);
        unsubscribe();
        controller.close();
      };
      signal.addEventListener("abort", () => finish(), { once: true });
      if (signal.aborted) finish();
      write("retry: 2000\n\n");
      void refresh();
    },
    cancel: () => finish(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
