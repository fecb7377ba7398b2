import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, startApp } from "../setup/start-app";

let app: App;

beforeAll(async () => {
  const vendor = { CALL_PROVIDER: "bland", BLAND_API_KEY: "key", BLAND_WEBHOOK_SECRET: "0123456789abcdef" };
  const mail = { MAIL: "smtp", SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "hello@relevel.test" };
  app = await startApp({ env: { ...vendor, ...mail, SIMULATOR: "" } });
});
afterAll(() => app?.stop());

describe("in production, unless it is asked for,", () => {
  test.each([
    "/simulator/phone",
    "/simulator/outbox",
    "/simulator/outbox.json",
    "/simulator/styleguide",
    "/simulator/api/v1/calls",
    "/simulator/api/v1/calls/sim_1",
    "/simulator/checkout/1",
    "/try",
  ])("%s of the simulator is not there", async (path) => {
    expect((await fetch(app.url + path)).status).toBe(404);
  });

  test("the simulator's webhook isn't there either", async () => {
    const answer = await fetch(`${app.url}/api/webhooks/call/simulator`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
  });
});

describe("what others find of us", () => {
  const get = async (path: string) => {
    const answer = await fetch(app.url + path, { redirect: "manual" });
    return { answer, text: await answer.text() };
  };

  test("is the public pages, with the instance's own address", async () => {
    const { text } = await get("/sitemap.xml");
    const pages = [...text.matchAll(/<loc>(.+?)<\/loc>/g)].map(([, place = ""]) => place);
    expect(pages).toContain(`${app.url}/pricing`);
    // Nobody may try a call where the simulator is off.
    expect(pages).not.toContain(`${app.url}/try`);
    expect((await get("/robots.txt")).text).toContain(`Sitemap: ${app.url}/sitemap.xml`);
    for (const place of pages) {
      const { answer, text: page } = await get(place.slice(app.url.length));
      expect(answer.headers.get("x-robots-tag"), place).toBeNull();
      expect(page).toContain(`<link rel="canonical" href="${place}"/>`);
      expect(page).toContain(`<meta property="og:image" content="${app.url}/og.png"/>`);
      expect(page).toMatch(/<title>[^<]*relevel\.me[^<]*<\/title>/);
      expect(page).toMatch(/<meta name="description" content="[^"]{20,}"/);
    }
  });

  test.each(["/dashboard", "/today", "/auth/callback?token=x", "/nowhere"])("is not %s", async (path) => {
    expect((await get(path)).answer.headers.get("x-robots-tag")).toBe("noindex");
  });

  test("has its pictures, and a worker that no browser holds on to", async () => {
    const manifest = JSON.parse((await get("/manifest.webmanifest")).text);
    for (const { src } of [...manifest.icons, { src: "/og.png" }]) {
      expect((await get(src)).answer.headers.get("content-type"), src).toMatch(/^image\//);
    }
    expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === "maskable")).toBe(true);
    expect((await get("/sw.js")).answer.headers.get("cache-control")).toBe("no-cache");
    const offline = await get("/offline");
    expect(offline.answer.status).toBe(200);
    expect(offline.text).not.toContain("<script");
    expect((await get("/today")).answer.headers.get("location")).toContain("/signup");
  });
});

describe("every failure under /api is JSON with a code", () => {
  test.each([
    ["GET", "/api/nothing", 404, "not_found"],
    ["POST", "/api/nothing", 404, "not_found"],
    ["DELETE", "/api/calls/00000000-0000-4000-8000-000000000000", 405, "method_not_allowed"],
    ["POST", "/api/calls/00000000-0000-4000-8000-000000000000/events", 405, "method_not_allowed"],
    ["GET", "/api/calls/initiate", 405, "method_not_allowed"],
    ["GET", "/api/calls/00000000-0000-4000-8000-000000000000", 401, "signed_out"],
    ["POST", "/api/calls/initiate", 401, "signed_out"],
  ])("%s %s: %i %s", async (method, path, status, code) => {
    const answer = await fetch(app.url + path, { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: { code, message: expect.any(String) } });
  });
});
