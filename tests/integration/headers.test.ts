import { readdirSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressOf, everyRoute } from "../setup/every-route";
import { signIn } from "../setup/made-session";
import { type App, startApp } from "../setup/start-app";
import { zoneAtNoon } from "../setup/zone-at-noon";

/** What every answer carries, whoever asks and however, on every address that there is. */

const PUBLIC = "https://relevel.example";
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

let app: App;
let db: pg.Client;
/** The sessions of an administrator, to whom every page opens, and of somebody whom signing out is tried on. */
let cookie: string;
let leaving: string;

beforeAll(async () => {
  const env = { APP_URL: PUBLIC, PAYMENTS: "simulator" };
  app = await startApp({ env, worker: false });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  const person = (email: string, phone: string) => ({ email, phone, firstName: "Asha", zone: zoneAtNoon() });
  const boss = { ...person("boss@example.com", "+12025550102"), role: "admin" as const, https: true };
  ({ cookie } = await signIn(db, boss));
  ({ cookie: leaving } = await signIn(db, { ...person("asha@example.com", "+13125550102"), https: true }));
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

type Answer = { status: number; headers: Headers; body: string };

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { cookie, ...Object.fromEntries(new Headers(init.headers)) };
  const answer = await fetch(app.url + path, { redirect: "manual", ...init, headers });
  const isStream = answer.headers.get("content-type")?.startsWith("text/event-stream");
  if (isStream) await answer.body?.cancel();
  return { status: answer.status, headers: answer.headers, body: isStream ? "" : await answer.text() };
}

/**
 * What is missing or wrong in an answer, in words.
 *
 * @param waits whether the address may say that it is not ready
 */
function problemsOf({ status, headers, body }: Answer, waits = false): string[] {
  const policy = new Map(
    (headers.get("content-security-policy") ?? "")
      .split("; ")
      .map((rule) => [rule.split(" ")[0] ?? "", rule]),
  );
  const scripts = policy.get("script-src") ?? "";
  const nonce = /'nonce-([\w-]{22})'/.exec(scripts)?.[1];
  const allowed = [...body.matchAll(/<script\b([^>]*)>/g)].filter(
    ([, attributes = ""]) => !attributes.includes(`nonce="${nonce}"`),
  );
  const isHtml = headers.get("content-type")?.startsWith("text/html");
  const cookies = headers
    .getSetCookie()
    .filter(
      (set) =>
        !/^__Host-(sid|signin)=[\w-]*; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/.test(set),
    );
  const caching = headers.get("cache-control") ?? "";
  const isShared = /\bpublic\b/.test(caching);
  const wrong: Record<string, boolean> = {
    [`status ${status}`]: status >= 500 && !waits,
    [`script-src: ${scripts}`]: !nonce || scripts !== `script-src 'self' 'nonce-${nonce}'`,
    "a script without the nonce": Boolean(isHtml) && allowed.length > 0,
    "frame-ancestors": policy.get("frame-ancestors") !== "frame-ancestors 'none'",
    "form-action": policy.get("form-action") !== "form-action 'self'",
    "object-src, base-uri": !policy.has("object-src") || policy.get("base-uri") !== "base-uri 'none'",
    "another host in the policy": /https?:|\*|unsafe-eval/.test([...policy.values()].join()),
    "x-frame-options": headers.get("x-frame-options") !== "DENY",
    // A file of somebody's own says so once more.
    "x-content-type-options": !/^nosniff(, nosniff)?$/.test(headers.get("x-content-type-options") ?? ""),
    "referrer-policy": !/^(same-origin|no-referrer)$/.test(headers.get("referrer-policy") ?? ""),
    "permissions-policy": !/camera=\(\).*microphone=\(self\)/.test(headers.get("permissions-policy") ?? ""),
    "cross-origin-opener-policy": headers.get("cross-origin-opener-policy") !== "same-origin",
    "cross-origin-resource-policy": headers.get("cross-origin-resource-policy") !== "same-origin",
    "strict-transport-security": !/^max-age=\d{8}/.test(headers.get("strict-transport-security") ?? ""),
    "x-powered-by": headers.has("x-powered-by") || headers.has("server"),
    "another origin is let in": [...headers.keys()].some((name) => name.startsWith("access-control-")),
    [`cookies: ${cookies.join()}`]: cookies.length > 0,
    [`cache-control: ${caching}`]: !/\b(no-store|private|no-cache|public)\b/.test(caching),
    "a cookie that others may keep": isShared && headers.getSetCookie().length > 0,
    [`vary: ${headers.get("vary")}`]: !isShared && !/\bcookie\b/i.test(headers.get("vary") ?? ""),
    "429 without retry-after": status === 429 && !Number(headers.get("retry-after")),
  };
  return Object.keys(wrong).filter((name) => wrong[name]);
}

const routes = everyRoute();
const values = { "*": "nowhere", token: UNKNOWN, provider: "simulator" };
const params = (names: string[]) => Object.fromEntries(names.map((name) => [name, UNKNOWN]));
const addresses = routes.map((route) => ({
  ...route,
  path: addressOf(route, { ...params(route.params), ...values }),
}));
/** What anybody gets alike, and may be kept. */
const FOR_EVERYBODY = ["robots[.]txt.ts", "sitemap[.]xml.ts"];
/** What stays in the browser of whom it is for. */
const MAY_STAY = /^(no-store.*|private, no-cache|private, max-age=\d+.*|no-cache.*)$/;

test("the folder was read", () => {
  expect(addresses.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      "/",
      "/dashboard",
      `/calls/${UNKNOWN}`,
      `/api/calls/${UNKNOWN}/events`,
      "/progress/card.svg",
    ]),
  );
});

describe.each(addresses.filter(({ path }) => path !== "/logout"))("$file", ({ file, path, isPage }) => {
  test("has them for everybody, and for whoever asks in another way", async () => {
    const asked: [string, RequestInit][] = [
      [path, {}],
      [path, { headers: { cookie: "" } }],
      [path, { headers: { cookie: `__Host-sid=${"A".repeat(43)}` } }],
      ...(isPage ? ([[path === "/" ? "/_root.data" : `${path}.data`, {}]] as [string, RequestInit][]) : []),
      [path, { method: "HEAD" }],
      [path, { method: "DELETE" }],
      [path, { method: "POST" }],
      [path, { method: "POST", headers: { origin: "https://evil.example" } }],
      [path, { method: "PROPFIND" }],
    ];
    const found = asked.map(async ([where, init]) => {
      const answer = await ask(where, init);
      const kept = answer.headers.get("cache-control") ?? "";
      return [
        // Without a worker nothing is ready.
        ...problemsOf(answer, path === "/ready").map(
          (problem) => `${init.method ?? "GET"} ${where}: ${problem}`,
        ),
        ...(FOR_EVERYBODY.includes(file) || MAY_STAY.test(kept) ? [] : [`${where} is kept: ${kept}`]),
      ];
    });
    expect((await Promise.all(found)).flat()).toEqual([]);
  });

  test("lets no other site's page ask", async () => {
    const preflight = { origin: "https://evil.example", "access-control-request-method": "POST" };
    for (const headers of [preflight, { "access-control-request-method": "POST" }]) {
      const answer = await ask(path, { method: "OPTIONS", headers });
      expect([403, 405]).toContain(answer.status);
      expect(problemsOf(answer)).toEqual([]);
      if (path.startsWith("/api/")) {
        const code = answer.status === 403 ? "wrong_origin" : "method_not_allowed";
        expect(JSON.parse(answer.body)).toEqual({ error: { code, message: expect.any(String) } });
      }
    }
  });
});

test("signing out has them, too, and takes the cookie", async () => {
  const answer = await ask("/logout", { method: "POST", headers: { cookie: leaving } });
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-sid=; Max-Age=0;/)]);
});

test("asking for a sign-in mail has them, too, and its cookie is bound to this host", async () => {
  const body = new URLSearchParams({ email: "somebody@example.com" });
  const answer = await ask("/signup", { method: "POST", body, headers: { cookie: "" } });
  expect(answer.status).toBe(302);
  expect(problemsOf(answer)).toEqual([]);
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-signin=[\w-]{43}; /)]);
});

test("every file has them", async () => {
  const files = readdirSync("build/client", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^build\/client/, ""));
  expect(files.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const file of [...files, "/assets/nothing.js", "/nothing.png"]) {
    const answer = await ask(encodeURI(file), { method: "HEAD" });
    found.push(...problemsOf(answer).map((problem) => `${file}: ${problem}`));
    expect([file, answer.status]).toEqual([file, file.includes("nothing") ? 404 : 200]);
  }
  expect(found).toEqual([]);
});

test("what can't even be asked for has them", async () => {
  for (const path of ["/%E0%A4%A", "/api/%FF", "/dashboard?_data=root", "/calls/%00"]) {
    expect(problemsOf(await ask(path))).toEqual([]);
  }
  const elsewhere = await ask("/", { headers: { "x-forwarded-host": "evil.example" } });
  expect(problemsOf(elsewhere)).toEqual([]);
});

test("what is deeper than any page costs nothing: neither as an address nor as a question about its links", async () => {
  const deep = "/a".repeat(3500);
  for (const path of [deep, `${deep}.data`, `/${"/".repeat(7000)}`, `/__manifest?version=1&p=${deep}`]) {
    const answer = await ask(path);
    expect([answer.status, answer.body.length < 100]).toEqual([404, true]);
    expect(problemsOf(answer)).toEqual([]);
  }
});

test("what a click will want may be fetched ahead of it, and waits a few seconds for nobody else", async () => {
  const ahead = await ask("/settings.data", { headers: { "sec-purpose": "prefetch" } });
  expect(ahead.status).toBe(200);
  expect(ahead.headers.get("cache-control")).toBe("private, max-age=10");
  expect(ahead.headers.get("vary")?.toLowerCase()).toContain("cookie");
  expect((await ask("/settings.data")).headers.get("cache-control")).toBe("no-store");
});
