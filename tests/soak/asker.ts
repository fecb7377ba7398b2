import { Pool } from "undici";

/** A request, and which answers are right. */
export type Asking = {
  as: { cookie: string; address: string };
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
  form?: Record<string, string>;
  body?: string;
  expect: readonly number[];
  /** An answer that goes on: it is left after so long, if it doesn't end before. */
  stream?: boolean;
  leaveAfterMs?: number;
};

export type Answer = { status: number; body: string; cookies: string[] };
export type Asker = (asking: Asking) => Promise<Answer | null>;

/** Longest wait for the first and between two pieces of an answer. */
const PATIENCE_MS = 15_000;
const CONNECTIONS = 64;

/** What was asked and how it went, until somebody takes it. */
export class Log {
  /** Milliseconds of every answer that wasn't a stream, since the last `take`. */
  private times: number[] = [];
  readonly statuses = new Map<number, number>();

  note(status: number, ms: number | null): void {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (ms !== null) this.times.push(ms);
  }

  take(): number[] {
    return this.times.splice(0);
  }
}

/**
 * Asks the product over connections that stay open.
 *
 * @param onProblem told of every answer that isn't among the right ones, and of answers that don't come
 * @returns the function that asks, which never throws, and how to hang up
 */
export function openAsker(
  url: string,
  log: Log,
  onProblem: (problem: string) => void,
): { ask: Asker; close: () => Promise<void> } {
  const pool = new Pool(url, {
    connections: CONNECTIONS,
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS * 2,
  });
  const ask: Asker = async (asking) => {
    const { as, path, method = "GET", form, expect, stream = false, leaveAfterMs } = asking;
    const what = `${method} ${path.replace(/[0-9a-f-]{36}/, "ID").replace(/token=.*/, "token=…")}`;
    const leave = new AbortController();
    const timer = leaveAfterMs === undefined ? undefined : setTimeout(() => leave.abort(), leaveAfterMs);
    const begun = performance.now();
    try {
      const answer = await pool.request({
        path,
        method,
        signal: leave.signal,
        headers: {
          "x-forwarded-for": as.address,
          accept: stream ? "text/event-stream" : "text/html",
          "accept-encoding": "identity",
          ...(as.cookie && { cookie: as.cookie }),
          ...(form && { "content-type": "application/x-www-form-urlencoded" }),
          ...(method === "POST" && { origin: url }),
          ...asking.headers,
        },
        body: form ? new URLSearchParams(form).toString() : asking.body,
      });
      const body = await answer.body.text().catch((error: unknown) => {
        if (leave.signal.aborted) return "";
        throw error;
      });
      const ms = performance.now() - begun;
      log.note(answer.statusCode, stream ? null : ms);
      if (!expect.includes(answer.statusCode)) onProblem(`${what} was answered with ${answer.statusCode}`);
      if (answer.statusCode === 429 && !answer.headers["retry-after"]) onProblem(`${what}: no Retry-After`);
      const cookies = [answer.headers["set-cookie"] ?? []].flat();
      return { status: answer.statusCode, body, cookies };
    } catch (error) {
      // Left before the answer began.
      if (!leave.signal.aborted) onProblem(`${what} was not answered: ${String(error)}`);
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  return { ask, close: () => pool.close() };
}
