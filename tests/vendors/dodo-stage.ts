import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { DodoOptions } from "../../app/providers/payments/dodo-client.server";
import { SimulatedPaymentsVendor } from "../../app/simulator/payments/vendor.server";

/** The simulated payment vendor at an address of its own, and somebody who takes its webhooks. */

const API = "/simulator/dodo";
const PRODUCT = "pdt_simulated_pro";

/** A webhook as it came over the wire. */
export type Taken = {
  rawBody: string;
  headers: Record<string, string>;
  type: string;
  subscriptionId: string | undefined;
};

export async function openDodoStage() {
  const folder = mkdtempSync(path.join(tmpdir(), "relevel-dodo-"));
  const apiKey = `dodo_test_${randomBytes(16).toString("hex")}`;
  const webhookKey = `whsec_${randomBytes(32).toString("base64")}`;
  const taken: Taken[] = [];
  const asked = new Set<string>();
  const arrivals = new EventEmitter();
  const vendors: SimulatedPaymentsVendor[] = [];

  const server = createServer(async (request, response) => {
    const body = await text(request);
    const url = new URL(request.url ?? "/", "http://dodo");
    if (!url.pathname.startsWith(API)) {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
      );
      const { type, data } = JSON.parse(body) as { type: string; data: { subscription_id?: string } };
      taken.push({ rawBody: body, headers, type, subscriptionId: data.subscription_id });
      response.writeHead(200).end();
      arrivals.emit("taken");
      return;
    }
    const [method = "GET", apiPath] = [request.method, url.pathname.slice(API.length)];
    asked.add(`${method} ${apiPath.replace(/\b(?:cks|cus|pay|pdt|sub)_\w+/g, ":")}`);
    const answer = vendors[0]?.answer({
      method,
      path: apiPath,
      query: url.searchParams,
      body,
      authorization: request.headers.authorization ?? null,
    });
    response.writeHead(answer?.status ?? 503, answer?.headers);
    response.end(answer?.body ?? undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const vendor = new SimulatedPaymentsVendor({
    apiKey,
    webhookKey,
    productId: PRODUCT,
    pagesUrl: `${url}/simulator`,
    webhookUrl: `${url}/api/webhooks/dodopayment`,
    webhookDelayMs: 0,
    folder,
  });
  vendors.push(vendor);
  const options: Omit<DodoOptions, "name"> = { apiKey, webhookKey, baseUrl: url + API };

  return {
    vendor,
    options,
    productId: PRODUCT,
    /** The calls of its API so far, with ":" for ids. */
    asked,
    /** Resolves when a webhook of this type about this subscription has come. */
    async arrived(type: string, subscriptionId: string): Promise<Taken> {
      for (;;) {
        const found = taken.find((one) => one.type === type && one.subscriptionId === subscriptionId);
        if (found) return found;
        await once(arrivals, "taken");
      }
    },
    async close(): Promise<void> {
      await vendor.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
