import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import type { Subscription } from "dodopayments/resources/subscriptions";
import type { WebhookPayload } from "dodopayments/resources/webhook-events";
import { Webhook } from "standardwebhooks";
import { type SimulatedPaymentsOptions, SimulatedPaymentsVendor } from "./vendor.server";

export const KEYS = {
  apiKey: "dodo_test_of_a_test",
  webhookKey: `whsec_${btoa("a secret of a test, long")}`,
};
export const PRODUCT = "pdt_of_a_test";
export const PAYS = "4242424242424242";
export const DECLINED = "4000000000000002";
export const ASKS = "4000002500003155";
export const FAILS_LATER = "4000000000000341";
export const RETURN_URL = "https://shop.test/dashboard?checkout=success";

/** A webhook as it arrived; `event` is null when its signature isn't the vendor's of now. */
export type Arrived = { id: string; event: WebhookPayload | null; raw: string; timestamp: number };

const PATIENCE = 10_000;

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("what was waited for didn't happen");
    await pause(2);
  }
}

/**
 * A simulated vendor and somebody who gets its webhooks.
 */
export async function openVendor(more: Partial<SimulatedPaymentsOptions> = {}) {
  const arrived: Arrived[] = [];
  /** HTTP statuses of the receiver's next answers; 204 once they have run out. */
  const answers: number[] = [];
  const webhook = new Webhook(KEYS.webhookKey);
  const receiver = createServer(async (request, response) => {
    const raw = await text(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const id = headers["webhook-id"] ?? "";
    arrived.push({ id, raw, event: verified(raw, headers), timestamp: Number(headers["webhook-timestamp"]) });
    response.writeHead(answers.shift() ?? 204).end();
  }).listen(0, "127.0.0.1");
  await once(receiver, "listening");

  function verified(raw: string, headers: Record<string, string>): WebhookPayload | null {
    try {
      return webhook.verify(raw, headers) as WebhookPayload;
    } catch {
      return null;
    }
  }

  const folder = mkdtempSync(path.join(tmpdir(), "relevel-vendor-"));
  const options: SimulatedPaymentsOptions = {
    ...KEYS,
    productId: PRODUCT,
    pagesUrl: "http://vendor.test/simulator",
    webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`,
    folder,
    webhookDelayMs: 0,
    retrySpeed: 1_000_000,
    ...more,
  };
  const vendors = [new SimulatedPaymentsVendor(options)];
  const vendor = () => vendors.at(-1) as SimulatedPaymentsVendor;

  /** Asks the API. @param address "/checkouts?page_size=1" */
  function ask<T>(method: string, address: string, body?: object, key = KEYS.apiKey) {
    const { pathname, searchParams } = new URL(address, "http://vendor.test");
    const given = vendor().answer({
      method,
      path: pathname,
      query: searchParams,
      body: body === undefined ? "" : JSON.stringify(body),
      authorization: `Bearer ${key}`,
    });
    return { status: given.status, body: JSON.parse(String(given.body ?? "null")) as T };
  }

  function newCheckout(more: object = {}): string {
    const { body } = ask<{ session_id: string }>("POST", "/checkouts", {
      product_cart: [{ product_id: PRODUCT, quantity: 1 }],
      customer: { email: "mara@example.com", name: "Mara" },
      metadata: { user_id: "u1" },
      return_url: RETURN_URL,
      cancel_url: "https://shop.test/pricing",
      ...more,
    });
    return body.session_id;
  }

  const read = (id: string) => ask<Subscription>("GET", `/subscriptions/${id}`).body;

  return {
    folder,
    arrived,
    answers,
    ask,
    newCheckout,
    read,
    vendor,
    /** The newest subscription. */
    newest: () => vendor().subscriptions()[0]?.subscription as Subscription,
    /** Buys with a card. @returns the subscription's id */
    buy(number = PAYS, more: object = {}): string {
      vendor().pay(newCheckout(more), { number });
      return vendor().subscriptions()[0]?.subscription.subscription_id ?? "";
    },
    /** What has arrived since the last time, once that is so many webhooks. */
    async told(count: number): Promise<Arrived[]> {
      await until(() => arrived.length >= count);
      return arrived.splice(0);
    },
    /** The types that have been told of since the last time, once every delivery is over. */
    async types(): Promise<(string | undefined)[]> {
      await until(() =>
        vendor()
          .deliveries()
          .every(({ state }) => state !== "waiting"),
      );
      return arrived.splice(0).map(({ event }) => event?.type);
    },
    /** The vendor stops, and another one starts where it was. */
    async restart(meanwhile: () => void = () => undefined): Promise<void> {
      await vendor().stop();
      meanwhile();
      vendors.push(new SimulatedPaymentsVendor(options));
    },
    async close(): Promise<void> {
      await vendor().stop();
      receiver.close();
      receiver.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
