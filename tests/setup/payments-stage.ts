import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { inject, vi } from "vitest";
import type { SimulatedPaymentsVendor } from "~/simulator/payments/vendor.server";
import { freshDatabase } from "./database";

/** Where the vendor's API is on its own server. */
const API = "/simulator/dodo";

/**
 * The billing use cases on a database of their own, and the simulated payment vendor behind a real socket. Its
 * webhooks are lost: what a use case wants to know it has to ask.
 */
export async function openPayments() {
  const database = await freshDatabase(inject("templateUrl"));
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const folder = mkdtempSync(path.join(tmpdir(), "relevel-payments-"));

  /**
   * `away`: the vendor answers nothing but failures. `log`: every request it got. `sent`: the latest text of each that
   * had one. `says`: what becomes of the texts it answers on their way.
   */
  const line = {
    away: false,
    log: [] as string[],
    sent: new Map<string, string>(),
    says: (body: string) => body,
  };
  const vendors: SimulatedPaymentsVendor[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = pathname.slice(API.length);
    const method = request.method ?? "GET";
    line.log.push(`${method} ${path}`);
    if (body) line.sent.set(`${method} ${path}`, body);
    const asked = { method, path, query, body, authorization: request.headers.authorization ?? null };
    const given = line.away ? undefined : vendors[0]?.answer(asked);
    response.writeHead(given?.status ?? 503, given?.headers);
    const said = given?.body ?? undefined;
    response.end(typeof said === "string" ? line.says(said) : said);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  Object.assign(process.env, {
    NODE_ENV: "production",
    DATABASE_URL: database.url,
    RELEVEL_DATA_DIR: folder,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    SIMULATOR: "on",
    SIMULATOR_URL: url,
    APP_URL: "http://relevel.test",
    PAYMENTS: "simulator",
    LOG_LEVEL: "silent",
  });
  // The configuration is read once per module registry.
  vi.resetModules();
  const { closeDatabase } = await import("~/db/client.server");
  const { simulatedPayments } = await import("~/simulator/payments/vendor.server");
  const { simulatedPaymentsOptions } = await import("~/providers/payments/registry.server");
  const options = simulatedPaymentsOptions();
  if (!options) throw new Error("payments are not simulated");
  const vendor = simulatedPayments(options);
  vendor.setRules({ drop: true });
  vendors.push(vendor);

  /** Asks the vendor for something that our adapter wouldn't. */
  const request = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${options.apiKey}`, "content-type": "application/json" };
    const answer = await fetch(url + API + path, { method: "POST", headers, body: JSON.stringify(body) });
    return answer.json();
  };

  let serial = 0;
  const addUser = async (
    email = `user${++serial}@example.com`,
  ): Promise<{ userId: string; email: string }> => {
    await owner.query("insert into auth.users (email) values ($1)", [email]);
    const { rows } = await owner.query<{ id: string }>(
      "update users set first_name = 'Asha' where email = $1 returning id",
      [email],
    );
    return { userId: rows[0]?.id ?? "", email };
  };

  return {
    owner,
    vendor,
    line,
    request,
    addUser,
    close: async () => {
      await vendor.stop();
      await closeDatabase();
      await owner.end();
      server.close();
      server.closeAllConnections();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
