import { afterEach, expect, test, vi } from "vitest";

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

const KEY = "k".repeat(40);

/** The hosts that a configuration leads to. */
async function hostsWith(env: Record<string, string>) {
  process.env = { PATH: before.PATH, NODE_ENV: "production", SESSION_SECRET: KEY, ...env };
  vi.resetModules();
  const { liveHosts } = await import("~/domain/privacy/hosts.server");
  return liveHosts().map(({ use, host, here }) => [use, host, here]);
}

test("an instance without keys talks to itself", async () => {
  const simulated = { SIMULATOR: "on", PORT: "4321" };
  expect(await hostsWith(simulated)).toEqual([["calls", "localhost:4321", true]]);
  expect(await hostsWith({ ...simulated, PAYMENTS: "simulator" })).toEqual([
    ["calls", "localhost:4321", true],
    ["payments", "localhost:4321", true],
  ]);
});

test("what is set up is listed, and what isn't set up completely isn't", async () => {
  const env = {
    DATABASE_URL: "postgres://owner:secret@db.example.com/relevel",
    APP_URL: "https://relevel.example.org",
    CALL_PROVIDER: "bland",
    ...{ BLAND_API_KEY: KEY, BLAND_WEBHOOK_SECRET: KEY, BLAND_BASE_URL: "https://eu.bland.example" },
    ...{ VAPI_API_KEY: KEY, VAPI_ASSISTANT_ID: "a", VAPI_PHONE_NUMBER_ID: "n", VAPI_WEBHOOK_SECRET: KEY },
    CALLKARO_API_KEY: KEY,
    ...{ PAYMENTS: "dodo", DODO_PAYMENTS_ENVIRONMENT: "live_mode", DODO_PAYMENTS_API_KEY: KEY },
    ...{ DODO_PAYMENTS_WEBHOOK_KEY: `whsec_${KEY}`, DODO_PRODUCT_PRO: "pdt_1" },
    ...{ MAIL: "smtp", SMTP_URL: "smtp://me:secret@mail.example.com:587", MAIL_FROM: "a@example.com" },
    ...{ LLM_BASE_URL: "https://llm.example.com/v1", LLM_MODEL: "small" },
    ...{ STORAGE: "s3", S3_ENDPOINT: "https://s3.example.com", S3_BUCKET: "files" },
    ...{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: KEY },
    OTEL_EXPORTER_OTLP_ENDPOINT: "https://otel.example.com",
  };
  expect(await hostsWith(env)).toEqual([
    ["calls", "eu.bland.example", false],
    ["earlier_calls", "api.vapi.ai", false],
    ["payments", "live.dodopayments.com", false],
    ["mail", "mail.example.com", false],
    ["language", "llm.example.com", false],
    ["files", "s3.example.com", false],
    ["traces", "otel.example.com", false],
    ["database", "db.example.com", false],
  ]);
});
