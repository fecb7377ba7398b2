import { readdirSync } from "node:fs";
import { flatRoutes } from "@remix-run/dev/dist/config/flat-routes.js";
import { describe, expect, test } from "vitest";
import { NO_ROUTE, patternsOf, routeFinder } from "./route-patterns";

const routes = flatRoutes("app");
const patterns = patternsOf(routes);
const find = routeFinder(patterns);

const SECRET = "k3y.of-Somebody_42";
/** An address of a pattern, with a secret wherever something isn't written in the pattern. */
const addressOf = (pattern: string) =>
  pattern.replace(/:\w+\??/g, SECRET).replace(/\*/g, `${SECRET}/and/${SECRET}`);

describe("every route of the product", () => {
  test("is in the list", () => {
    const files = readdirSync("app/routes").filter((name) => !name.startsWith("."));
    expect(Object.keys(routes)).toHaveLength(files.length);
  });

  test.each(patterns)("%s is named by its pattern, without what an address of it holds", (pattern) => {
    const found = find(addressOf(pattern));
    expect(found.pattern).toBe(pattern === "/*" ? NO_ROUTE : pattern);
    expect(found.pattern).not.toContain(SECRET);
  });
});

test.each([
  ["/", "/"],
  ["/dashboard", "/dashboard"],
  ["/dashboard/", "/dashboard"],
  ["/Dashboard", "/dashboard"],
  ["/dashboard.data", "/dashboard"],
  ["/_root.data", "/"],
  [`/reflect/${SECRET}.data`, "/reflect/:token"],
  [`/reflect/${SECRET}`, "/reflect/:token"],
  ["/reflect", "/reflect"],
  [`/calendar/${SECRET}`, "/calendar/:token"],
  ["/auth/callback", "/auth/callback"],
  [`/simulator/checkout/${SECRET}`, "/simulator/checkout/:sessionId"],
  [`/api/webhooks/call/callkaro/${SECRET}`, "/api/webhooks/call/:provider?/:token?"],
  ["/api/webhooks/call", "/api/webhooks/call/:provider?/:token?"],
  ["/api/calls/initiate", "/api/calls/initiate"],
  ["/api/calls/00000000-0000-4000-8000-000000000000", "/api/calls/:callId"],
  ["/api/nothing/like/it", "/api/*"],
  ["/progress/card.svg", "/progress/card.svg"],
  ["/progress/cardXsvg", NO_ROUTE],
  [`/${SECRET}`, NO_ROUTE],
  ["/..%2f..%2fetc", NO_ROUTE],
])("%s belongs to %s", (path, pattern) => {
  expect(find(path).pattern).toBe(pattern);
});

test("the parameters of an address are known by their names", () => {
  expect(find("/api/calls/42/events").params).toEqual({ callId: "42" });
  expect(find("/api/webhooks/call/vapi").params).toEqual({ provider: "vapi", token: undefined });
});
