import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { WebhookPayload } from "dodopayments/resources/webhook-events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SECOND } from "~/lib/time";
import { PAUSES } from "./delivery.server";
import { openVendor, PAYS } from "./vendor.fixture";

let stage: Awaited<ReturnType<typeof openVendor>>;
beforeEach(async () => {
  stage = await openVendor();
});
afterEach(() => stage.close());

const PURCHASE = ["subscription.active", "payment.succeeded", "subscription.renewed"];

/** A subscription whose purchase has been told of, and an event of its own on its way. */
async function bought(): Promise<string> {
  const id = stage.buy();
  await stage.types();
  return id;
}
const touch = (id: string, metadata: object) => stage.ask("PATCH", `/subscriptions/${id}`, { metadata });
const state = (n = 0) => stage.vendor().deliveries()[n]?.state;

describe("an event that isn't acknowledged", () => {
  it("comes again under the same id, signed anew, with the state of that moment", async () => {
    const id = await bought();
    stage.answers.push(500, 302, 404);
    touch(id, { step: "one" });
    const told = await stage.told(4);
    expect(new Set(told.map((one) => one.id)).size).toBe(1);
    for (const { event } of told) expect(event?.type).toBe("subscription.updated");
    await expect.poll(() => state()).toBe("delivered");
    expect(stage.vendor().deliveries()[0]).toMatchObject({ attempts: 4, status: 204 });
  });

  it("has the latest state when it comes late", async () => {
    await stage.close();
    stage = await openVendor({ retrySpeed: 10 });
    const id = await bought();
    stage.answers.push(503);
    touch(id, { step: "one" });
    const [first] = await stage.told(1);
    stage.vendor().setRules({ drop: true });
    stage.ask("PATCH", `/subscriptions/${id}`, { status: "cancelled" });
    const [second] = await stage.told(1);
    expect(second?.id).toBe(first?.id);
    const [before, after] = [first, second].map((one) => one?.event?.data as WebhookPayload.Subscription);
    expect([before?.status, after?.status]).toEqual(["active", "cancelled"]);
    expect(second?.event?.timestamp).toBe(first?.event?.timestamp);
    expect(second?.raw).not.toBe(first?.raw);
  });

  it("is given up after eight attempts, and can be replayed", async () => {
    const id = await bought();
    stage.answers.push(...PAUSES.map(() => 500));
    touch(id, { step: "one" });
    const told = await stage.told(8);
    await expect.poll(() => state()).toBe("gave_up");
    stage.vendor().replay(told[0]?.id ?? "");
    expect((await stage.told(1))[0]?.id).toBe(told[0]?.id);
    await expect.poll(() => state()).toBe("delivered");
  });

  it("doesn't keep the next one back", async () => {
    await stage.close();
    stage = await openVendor({ retrySpeed: 1 });
    const id = await bought();
    stage.answers.push(500);
    touch(id, { step: "one" });
    touch(id, { step: "two" });
    const [first, second] = await stage.told(2);
    expect(second?.id).not.toBe(first?.id);
    expect([state(1), state(0)]).toContain("waiting");
  });
});

describe("of too many events", () => {
  const states = () =>
    stage
      .vendor()
      .deliveries()
      .map((one) => one.state);

  it("the oldest that are held are given up, and stand in the log", async () => {
    await stage.close();
    stage = await openVendor({ mostOpen: 3 });
    const id = await bought();
    stage.vendor().setRules({ hold: true });
    for (let n = 0; n < 5; n++) touch(id, { step: n });
    expect(states()).toEqual([...Array(3).fill("held"), "gave_up", "gave_up", ...Array(3).fill("delivered")]);
    const oldest = stage.vendor().deliveries()[4];
    expect(oldest).toMatchObject({ attempts: 0, status: null });
    stage.vendor().release();
    expect(await stage.types()).toHaveLength(3);
    // It can still be sent by hand.
    stage.vendor().replay(oldest?.webhookId ?? "");
    expect((await stage.told(1))[0]?.id).toBe(oldest?.webhookId);
  });

  it("the oldest that wait are given up, and are attempted no more", async () => {
    await stage.close();
    stage = await openVendor({ mostOpen: 2, retrySpeed: 1 });
    const id = await bought();
    stage.answers.push(500);
    touch(id, { step: "refused" });
    await stage.told(1);
    await expect.poll(() => stage.vendor().deliveries()[0]?.attempts).toBe(1);
    stage.vendor().setRules({ hold: true });
    touch(id, { step: "held" });
    expect(states().slice(0, 2)).toEqual(["held", "waiting"]);
    touch(id, { step: "one too many" });
    expect(states().slice(0, 3)).toEqual(["held", "held", "gave_up"]);
    stage.vendor().release();
    expect(await stage.types()).toHaveLength(2);
    expect(stage.vendor().deliveries()[2]).toMatchObject({ state: "gave_up", attempts: 1 });
  });

  it("a line goes on behind one that is given up", async () => {
    await stage.close();
    stage = await openVendor({ mostOpen: 2, webhookDelayMs: 60_000 });
    const id = stage.buy();
    expect(states()).toEqual(["waiting", "waiting", "gave_up"]);
    stage.vendor().setRules({ hold: true });
    touch(id, { step: "one" });
    touch(id, { step: "two" });
    expect(states()).toEqual(["held", "held", "gave_up", "gave_up", "gave_up"]);
    // All were in the line of one subscription, and none of them had its minute.
    stage.vendor().replay(stage.vendor().deliveries()[4]?.webhookId ?? "");
    expect(await stage.told(1)).toHaveLength(1);
  });
});

describe("switches", () => {
  it("duplicate: every event comes twice under one id", async () => {
    stage.vendor().setRules({ duplicate: true });
    stage.buy();
    const ids = (await stage.told(6)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(ids.filter((one) => one === id)).toHaveLength(2);
  });

  it("hold and release: the latest comes first", async () => {
    stage.vendor().setRules({ hold: true });
    stage.buy();
    expect(await stage.types()).toEqual([]);
    expect([0, 1, 2].map(state)).toEqual(["held", "held", "held"]);
    stage.vendor().release();
    expect(await stage.types()).toEqual([...PURCHASE].reverse());
  });

  it("drop: events are lost, and can be replayed", async () => {
    stage.vendor().setRules({ drop: true });
    stage.buy();
    expect(await stage.types()).toEqual([]);
    const [delivery] = stage.vendor().deliveries();
    expect(delivery).toMatchObject({ state: "dropped", attempts: 0, status: null });
    stage.vendor().replay(delivery?.webhookId ?? "");
    expect(await stage.types()).toEqual(["subscription.renewed"]);
  });

  it.each(["wrong_signature", "stale"] as const)("next %s: not what a receiver may believe", async (next) => {
    const id = await bought();
    stage.vendor().setRules({ next });
    touch(id, { step: "one" });
    touch(id, { step: "two" });
    const [twisted, normal] = await stage.told(2);
    expect(twisted?.event).toBeNull();
    expect(normal?.event?.type).toBe("subscription.updated");
    const age = Date.now() / SECOND - (twisted?.timestamp ?? 0);
    if (next === "stale") expect(age).toBeGreaterThan(300);
    else expect(age).toBeLessThan(60);
    expect(stage.vendor().rules().next).toBe("normal");
  });

  it("next unknown_type and extra_fields: authentic, and of another kind", async () => {
    const id = await bought();
    stage.vendor().setRules({ next: "unknown_type" });
    touch(id, { step: "one" });
    stage.vendor().setRules({ next: "extra_fields" });
    touch(id, { step: "two" });
    const [unknown, extra] = await stage.told(2);
    expect(unknown?.event?.type).toBe("subscription.reviewed");
    expect(extra?.event).toMatchObject({ type: "subscription.updated", api_version: expect.any(String) });
  });
});

describe("a restart", () => {
  const file = () => path.join(stage.folder, "simulated-payments.json");

  it("finds everything again, and goes on delivering", async () => {
    await stage.close();
    stage = await openVendor({ webhookDelayMs: 150 });
    const id = stage.buy();
    const { body } = stage.ask<{ link: string }>(
      "POST",
      `/customers/${stage.newest().customer.customer_id}/customer-portal/session`,
    );
    const before = stage.read(id);
    await stage.restart();
    expect(stage.read(id)).toEqual(before);
    expect(stage.vendor().portal(body.link.split("/").at(-1) ?? "")?.subscriptions).toHaveLength(1);
    expect(await stage.types()).toEqual(PURCHASE);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readFileSync(file(), "utf8")).not.toContain(PAYS);
  });

  it("with another product configured still knows what it has sold", async () => {
    const id = stage.buy();
    await stage.restart(() => {
      const kept = readFileSync(file(), "utf8");
      writeFileSync(file(), kept.replaceAll("pdt_of_a_test", "pdt_of_before"));
    });
    expect(stage.vendor().subscriptions()[0]?.productName).toBe("pdt_of_before");
    stage.vendor().pull(id, "to_period_end");
    expect(stage.ask("GET", "/subscriptions").status).toBe(200);
    expect(stage.read(id)).toMatchObject({ status: "active", product_id: "pdt_of_before" });
  });

  it.each(["{ half a f", '{"version":1}', ""])("sets a damaged file aside: %j", async (text) => {
    stage.buy();
    await stage.restart(() => writeFileSync(file(), text));
    expect(stage.vendor().subscriptions()).toEqual([]);
    expect(readdirSync(stage.folder).filter((name) => name.includes("damaged"))).toHaveLength(1);
    stage.buy();
    await stage.restart();
    expect(stage.vendor().subscriptions()).toHaveLength(1);
  });
});
