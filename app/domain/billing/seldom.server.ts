import { SECOND } from "~/lib/time";

/** How often the vendor is asked for one person who waits, in however many tabs. */
const ASKED = 3 * SECOND;
/** Answers are kept for as many people as may wait at once; older ones are asked for anew. */
const MOST_WAITING = 1000;

type Asked = { at: Date; answer: Promise<unknown> };
const shared = globalThis as typeof globalThis & { relevelAsked?: Map<string, Asked> };

/**
 * Asks for somebody at most every three seconds; in between, the last answer is given again.
 *
 * @param key the question and the person
 * @param now the instant of the request
 * @param ask finds the answer
 */
export function seldom<T>(key: string, now: Date, ask: () => Promise<T>): Promise<T> {
  shared.relevelAsked ??= new Map();
  const waiting = shared.relevelAsked;
  const last = waiting.get(key);
  if (last && now.getTime() - last.at.getTime() < ASKED) return last.answer as Promise<T>;
  const answer = ask();
  // A map keeps the order in which keys were added: the first is the oldest.
  waiting.delete(key);
  waiting.set(key, { at: now, answer });
  for (const oldest of waiting.keys()) {
    if (waiting.size <= MOST_WAITING) break;
    waiting.delete(oldest);
  }
  return answer;
}

/** What was answered to somebody is no longer so. */
export function forget(key: string): void {
  shared.relevelAsked?.delete(key);
}
