import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, startApp } from "../setup/start-app";

let app: App;

beforeAll(async () => {
  app = await startApp({ env: { SIMULATOR: "" } });
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
  ])("%s of the simulator is not there", async (path) => {
    expect((await fetch(app.url + path)).status).toBe(404);
  });

  test("the simulator's webhook isn't there either", async () => {
    const answer = await fetch(`${app.url}/api/webhooks/call/simulator`, { method: "POST", body: "{}" });
    expect(answer.status).toBe(404);
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
