import { createHmac } from "node:crypto";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { deriveKey } from "~/env.server";
import { AppError } from "~/lib/app-error";
import { waitWords } from "~/lib/wait-words";

/** At most `limit` hits in `windowMs`, counted from the first hit. `name` tells rules apart. */
export type RateRule = { readonly name: string; readonly limit: number; readonly windowMs: number };

export type RateVerdict = { allowed: boolean; retryAfterSeconds: number };

/**
 * Counts one hit. The count lives in the database, so restarts and further web processes don't reset it.
 *
 * @param rule the limit
 * @param who whom it counts for, such as an address; stored as a keyed hash only. Empty: everyone together
 * @param now the instant of the hit
 * @param tx the caller's service transaction; without it the hit has its own and stays counted if the caller fails
 * @returns whether this hit is within the limit, and the seconds until the window ends
 */
export function takeHit(rule: RateRule, who: readonly string[], now: Date, tx?: Tx): Promise<RateVerdict> {
  const key = rateKey(rule.name, who);
  return tx ? upsert(tx, rule, key, now) : withService((own) => upsert(own, rule, key, now));
}

/**
 * Counts one hit, and refuses whoever has none left.
 *
 * @param rule the limit
 * @param who whom it counts for: a user's id where somebody is signed in, else `networkOf` their address
 * @param now the instant of the hit
 * @throws {AppError} too_many_requests, which says how long to wait
 */
export async function keepTo(rule: RateRule, who: readonly string[], now: Date): Promise<void> {
  const { allowed, retryAfterSeconds } = await takeHit(rule, who, now);
  if (!allowed) throw tooMany(retryAfterSeconds);
}

/** The failure of a limit that is used up for so many seconds. */
export function tooMany(retryAfterSeconds: number): AppError {
  return new AppError("too_many_requests", waitWords(retryAfterSeconds), { retryAfterSeconds });
}

/** One limit and whom it counts for. */
export type RateHit = { rule: RateRule; who: readonly string[] };

/**
 * Counts one hit on each of several limits, in their order, and stops at the first that is used up.
 *
 * @param hits give limits that belong together in the same order everywhere, so that requests never wait in a circle
 * @returns the verdict of the limit that refused, or an allowing one
 */
export function takeHits(hits: readonly RateHit[], now: Date): Promise<RateVerdict> {
  return withService(async (tx) => {
    for (const { rule, who } of hits) {
      const verdict = await upsert(tx, rule, rateKey(rule.name, who), now);
      if (!verdict.allowed) return verdict;
    }
    return { allowed: true, retryAfterSeconds: 0 };
  });
}

async function upsert(tx: Tx, { limit, windowMs }: RateRule, key: string, now: Date): Promise<RateVerdict> {
  const at = now.toISOString();
  const over = new Date(now.getTime() - windowMs).toISOString();
  const [row] = await tx.$queryRaw<{ hits: number; windowStart: Date }[]>`
    insert into public.rate_limits as r (key, window_start, hits) values (${key}, ${at}::timestamptz, 1)
    on conflict (key) do update set
      hits = case when r.window_start <= ${over}::timestamptz then 1 else least(r.hits, ${limit}::int) + 1 end,
      window_start = case when r.window_start <= ${over}::timestamptz then ${at}::timestamptz else r.window_start end
    returning hits, window_start as "windowStart"`;
  if (!row) return { allowed: false, retryAfterSeconds: 0 };
  const leftMs = row.windowStart.getTime() + windowMs - now.getTime();
  return { allowed: row.hits <= limit, retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
}

function rateKey(name: string, who: readonly string[]): string {
  return `${name}:${createHmac("sha256", deriveKey("rate-limit")).update(JSON.stringify(who)).digest("base64url")}`;
}
