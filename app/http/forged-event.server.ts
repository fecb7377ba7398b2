import type { AppLoadContext } from "@remix-run/node";
import { AppError } from "~/lib/app-error";
import { isLoopback, networkOf } from "~/lib/network";
import { visitorOf } from "./instance.server";
import "./load-context";
import { type RateRule, takeHit, tooMany } from "./rate-limit.server";

/** At most so many networks are remembered; the one that was refused first is forgotten first. */
const REMEMBERED = 10_000;
/** Networks that have no hit left, with the end of their window in Unix milliseconds. */
const refused = new Map<string, number>();

/**
 * Runs the door of a vendor. What is signed counts for nothing and waits for nobody, however much comes at once:
 * only a wrong signature is counted, by network, and answered 429 once there were too many.
 *
 * @param rule how many wrong ones a network may send
 * @param door takes what was sent
 * @returns its answer
 * @throws {AppError} too_many_requests in place of bad_signature; whatever else the door throws
 */
export async function countForged<T>(
  rule: RateRule,
  context: AppLoadContext,
  door: () => Promise<T>,
): Promise<T> {
  try {
    return await door();
  } catch (failure) {
    if (!(failure instanceof AppError) || failure.code !== "bad_signature") throw failure;
    await countHit(rule, context, new Date());
    throw failure;
  }
}

async function countHit(rule: RateRule, context: AppLoadContext, now: Date): Promise<void> {
  const { clientIp, simulator } = visitorOf(context);
  // The simulated vendors live on this machine, and so do those of tests.
  if (simulator && isLoopback(clientIp)) return;
  const network = networkOf(clientIp);
  // Whoever has used theirs up costs the database nothing more.
  const until = refused.get(network) ?? 0;
  if (until > now.getTime()) throw tooMany(Math.ceil((until - now.getTime()) / 1000));
  refused.delete(network);
  const { allowed, retryAfterSeconds } = await takeHit(rule, [network], now);
  if (allowed) return;
  const [oldest] = refused.keys();
  if (oldest !== undefined && refused.size >= REMEMBERED) refused.delete(oldest);
  refused.set(network, now.getTime() + retryAfterSeconds * 1000);
  throw tooMany(retryAfterSeconds);
}
