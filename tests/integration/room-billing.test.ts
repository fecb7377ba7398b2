import { afterAll, beforeAll, expect, test } from "vitest";
import { openPayments } from "../setup/payments-stage";

const NOW = new Date("2026-11-23T12:00:00.000Z");

let on: Awaited<ReturnType<typeof openPayments>>;
beforeAll(async () => {
  on = await openPayments();
});
afterAll(() => on?.close());

const PAID = {
  tier: "pro",
  status: "active",
  current_period_start: "2026-11-10T08:30:00.000Z",
  current_period_end: "2026-12-10T08:30:00.000Z",
  access_until: "2026-12-12T08:30:00.000Z",
  first_access_at: "2026-11-10T08:30:00.000Z",
  updated_at: "2026-11-10T08:30:00.000Z",
};

test.each<[string, Record<string, unknown> | null]>([
  ["without a plan", null],
  ["with one that renews", PAID],
  ["with one that ends", { ...PAID, cancel_at_period_end: true, access_until: PAID.current_period_end }],
  ["in the days of grace", { ...PAID, status: "past_due", grace_until: "2026-11-25T08:30:00.000Z" }],
  [
    "with a gift, in a trial",
    {
      ...PAID,
      ...{ granted_until: "2027-01-01T00:00:00.000Z", granted_at: "2026-11-01T00:00:00.000Z" },
      trial_ends_at: "2026-11-24T08:30:00.000Z",
    },
  ],
  ["once it is over", { ...PAID, tier: "free", status: "cancelled", access_until: null }],
])("the room knows of the plan and its minutes what Billing knows, %s", async (_, plan) => {
  const { userId } = await on.addUser();
  if (plan) {
    const names = Object.keys(plan);
    await on.owner.query(
      `insert into subscriptions (user_id, ${names.join(", ")})
       values ($1, ${names.map((_name, index) => `$${index + 2}`).join(", ")})`,
      [userId, ...Object.values(plan)],
    );
  }
  await on.owner.query(
    `insert into calls (user_id, kind, status, local_date, attempt, provider, scheduled_at, answered_at, ended_at,
       duration_seconds)
     select $1, 'on_demand', 'completed', at::date, 1, 'simulator', at, at, at + interval '300 seconds', 300
     from unnest(array['2026-10-20', '2026-11-05', '2026-11-12', '2026-11-22']::timestamptz[]) at`,
    [userId],
  );
  const { loadBilling } = await import("~/domain/billing/load-billing.server");
  const { loadRoom } = await import("~/domain/progress/room.server");
  const { standing, minutes } = await loadBilling(userId, NOW);
  const { billing } = await loadRoom(userId, { recent: 5 }, NOW);
  expect(billing).toEqual({ standing, minutes });
  if (standing.accessUntil) expect(minutes?.usedSeconds).toBeGreaterThan(0);
});
