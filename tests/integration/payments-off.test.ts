import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { Browser } from "./browser";

let vendor: Server;
let asked = 0;
let app: App;
let db: pg.Client;

beforeAll(async () => {
  // Whatever it is told of the payment vendor, an instance that sells nothing never asks it.
  vendor = createServer((_, response) => {
    asked++;
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(vendor, "listening");
  const { port } = vendor.address() as AddressInfo;
  app = await startApp({
    env: {
      PAYMENTS: "off",
      DODO_PAYMENTS_API_KEY: "dodo_test_0123456789",
      DODO_PAYMENTS_WEBHOOK_KEY: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
      DODO_PAYMENTS_BASE_URL: `http://127.0.0.1:${port}`,
      DODO_PRODUCT_PRO: "pdt_pro",
    },
  });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
  vendor?.close();
});

/** An amount of money, in front of or behind its currency. */
const PRICE = /[$€£¥]\s?\d|\d\s?(?:USD|EUR)/;

/** What a page says, without its scripts and styles. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'");

const hrefsOf = (html: string) =>
  [...html.matchAll(/<a\b[^>]*?\bhref="(\/[^"#]*)/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

/** What pages have in common that differ by what they are about, such as one skill or another. */
const shapeOf = (path: string) => path.replace(/[0-9a-f-]{36}/g, ":id").replace(/=[^&]*/g, "=");
/** Of a shape, so many are looked at. */
const ENOUGH = 2;

/** Every page that links lead to from some, with what it says. */
async function crawl(browser: Browser, from: string[]): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const looked = new Map<string, number>();
  const ahead = [...from];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const shape = shapeOf(path);
    const count = looked.get(shape) ?? 0;
    if (said.has(path) || count >= ENOUGH) continue;
    looked.set(shape, count + 1);
    const { status, location, body, headers } = await browser.get(path);
    said.set(path, headers.get("content-type")?.startsWith("text/html") ? textOf(body) : "");
    expect(status, path).toBeLessThan(500);
    if (location?.startsWith("/")) ahead.push(location);
    ahead.push(...hrefsOf(body).filter((href) => !href.startsWith("/assets/")));
  }
  return said;
}

const PUBLIC = ["/", "/pricing", "/vision", "/privacy", "/terms", "/refund", "/signup", "/try", "/offline"];
const PRIVATE = [
  ...["/dashboard", "/calls", "/skills", "/worldboard", "/progress", "/memories", "/companion", "/settings"],
  ...["/reflect", "/today", "/dashboard?checkout=success", "/pricing?checkout=left", "/no/such/page"],
];
/** No link leads here where nothing is sold. */
const UNLINKED = ["/billing", "/checkout"];

test("where nothing is sold, no page names a price and nobody asks the payment vendor", async () => {
  const visited = await crawl(new Browser(app.url), PUBLIC);
  const { browser } = await signUpUser(app, db, "+12025550101");
  const { callId } = JSON.parse((await browser.post("/api/calls/initiate")).body) as { callId: string };
  await expect
    .poll(async () => (await browser.get(`/calls/${callId}`)).body, { timeout: 20_000, interval: 200 })
    .toContain("I practised guitar today");
  const used = await crawl(browser, PRIVATE);
  expect([...used.keys()].filter((path) => UNLINKED.includes(path.split("?")[0] ?? ""))).toEqual([]);
  const unlinked = await crawl(browser, UNLINKED);

  const priced = [...visited, ...used, ...unlinked].filter(([, text]) => PRICE.test(text));
  expect(priced.map(([path, text]) => `${path}: ${PRICE.exec(text)?.[0]}`)).toEqual([]);
  expect(used.get("/dashboard?checkout=success")).not.toContain("Your plan");
  expect(unlinked.get("/billing")).toContain("nothing is sold");
  expect(asked).toBe(0);
});

test.each([
  ["POST", "/api/webhooks/dodopayment"],
  ["POST", "/api/create-checkout"],
  ["GET", "/api/create-checkout"],
  ["GET", "/simulator/payments"],
  ["POST", "/simulator/payments"],
  ["GET", "/simulator/checkout/cks_x"],
  ["POST", "/simulator/checkout/cks_x"],
  ["GET", "/simulator/portal/x"],
  ["GET", "/simulator/card/x"],
  ["GET", "/simulator/dodo/subscriptions"],
  ["POST", "/simulator/dodo/checkouts"],
])("%s %s isn't there", async (method, path) => {
  const headers = { "Content-Type": "application/json", Authorization: "Bearer dodo_test_0123456789" };
  expect((await new Browser(app.url).send(method, path, { headers })).status).toBe(404);
});
