import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DAY, HOUR, MINUTE } from "~/lib/time";
import { after } from "./billing-dates";
import { openVendor, PAYS } from "./vendor.fixture";

const START = new Date("2026-01-31T12:00:00.000Z");

describe("billing dates", () => {
  it.each([
    ["2026-01-31T12:00:00.000Z", 1, "Month", "2026-02-28T12:00:00.000Z"],
    ["2028-01-31T12:00:00.000Z", 1, "Month", "2028-02-29T12:00:00.000Z"],
    ["2026-12-15T00:00:00.000Z", 1, "Month", "2027-01-15T00:00:00.000Z"],
    ["2026-01-31T12:00:00.000Z", 3, "Month", "2026-04-30T12:00:00.000Z"],
    ["2028-02-29T12:00:00.000Z", 1, "Year", "2029-02-28T12:00:00.000Z"],
    ["2026-01-31T12:00:00.000Z", 2, "Week", "2026-02-14T12:00:00.000Z"],
    ["2026-01-31T12:00:00.000Z", 1, "Day", "2026-02-01T12:00:00.000Z"],
  ] as const)("%s + %i %s", (from, count, interval, to) => {
    expect(after(new Date(from), count, interval).toISOString()).toBe(to);
  });
});

describe("the wall clock", () => {
  let stage: Awaited<ReturnType<typeof openVendor>>;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: START });
    stage = await openVendor();
    stage.vendor().setRules({ drop: true });
  });
  afterEach(async () => {
    await stage.close();
    vi.useRealTimers();
  });
  const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

  it("everything that became due meanwhile has been done, in its order, when something is asked", () => {
    const id = stage.buy();
    pass(95 * DAY);
    expect(stage.read(id)).toMatchObject({
      status: "active",
      previous_billing_date: "2026-04-28T12:00:00.000Z",
      next_billing_date: "2026-05-28T12:00:00.000Z",
    });
    const [view] = stage.vendor().subscriptions();
    expect(view?.payments.map(({ at }) => at.slice(0, 10))).toEqual([
      "2026-04-28",
      "2026-03-28",
      "2026-02-28",
      "2026-01-31",
    ]);
  });

  it("grace that ended meanwhile is over", () => {
    stage.vendor().setGraceDays(3);
    const id = stage.buy();
    stage.vendor().pull(id, "break_card");
    pass(28 * DAY + 1 * HOUR);
    expect(stage.read(id).status).toBe("past_due");
    expect(stage.vendor().subscriptions()[0]?.graceUntil).toBe("2026-03-03T12:00:00.000Z");
    pass(3 * DAY);
    expect(stage.read(id).status).toBe("on_hold");
  });

  it("what was on hold for more than a period begins a new one when it is paid", () => {
    const id = stage.buy();
    stage.vendor().pull(id, "break_card");
    pass(100 * DAY);
    expect(stage.read(id).status).toBe("on_hold");
    stage.vendor().pull(id, "mend_card");
    const now = new Date();
    expect(stage.read(id)).toMatchObject({
      status: "active",
      previous_billing_date: now.toISOString(),
      next_billing_date: after(now, 1, "Month").toISOString(),
    });
  });

  it("a subscription ends with its term of twenty years", () => {
    const id = stage.buy();
    pass(20 * 366 * DAY);
    expect(stage.read(id).status).toBe("expired");
  });

  it("a checkout can be paid for a day, and a portal opened for one", () => {
    const session = stage.newCheckout();
    stage.buy();
    const { body } = stage.ask<{ link: string }>(
      "POST",
      `/customers/${stage.newest().customer.customer_id}/customer-portal/session`,
    );
    const token = body.link.split("/").at(-1) ?? "";
    pass(1 * DAY - 1 * MINUTE);
    expect(stage.vendor().checkout(session)?.status).toBe("open");
    expect(stage.vendor().portal(token)).not.toBeNull();
    pass(1 * MINUTE);
    expect(stage.vendor().checkout(session)?.status).toBe("expired");
    expect(stage.vendor().pay(session, { number: PAYS })).toMatchObject({
      next: null,
      problem: expect.stringMatching(/expired/),
    });
    expect(stage.vendor().portal(token)).toBeNull();
  });

  it("the oldest of more than two thousand checkouts is forgotten", () => {
    const sessions = Array.from({ length: 2_001 }, () => stage.newCheckout());
    expect(stage.ask("GET", `/checkouts/${sessions[0]}`).status).toBe(404);
    expect(stage.ask("GET", `/checkouts/${sessions[1]}`).status).toBe(200);
  });
});
