import { forgetOldLinks } from "./portal";
import type { World } from "./world";

/** Kept of each at most; the oldest are forgotten. */
const CHECKOUTS = 2_000;
const FAILED_SUBSCRIPTIONS = 1_000;

/** Forgets what nobody needs any more, so that what it knows stays bounded by what was really bought. */
export function forgetOldest(world: World): void {
  const { checkouts, subscriptions, payments } = world.state;
  forgetOldLinks(world);
  for (const id of beyond(Object.keys(checkouts), CHECKOUTS)) delete checkouts[id];
  const neverBegan = Object.values(subscriptions).filter(
    ({ resource }) => resource.status === "failed" || resource.status === "pending",
  );
  const forgotten = new Set(
    beyond(neverBegan, FAILED_SUBSCRIPTIONS).map(({ resource }) => resource.subscription_id),
  );
  if (forgotten.size === 0) return;
  for (const id of forgotten) delete subscriptions[id];
  for (const { payment_id: id, subscription_id: of } of Object.values(payments))
    if (of && forgotten.has(of)) delete payments[id];
}

const beyond = <T>(all: readonly T[], most: number): T[] => all.slice(0, Math.max(0, all.length - most));
