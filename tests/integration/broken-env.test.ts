import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EnvError, parseEnv } from "../../app/env.server";
import { keepCommand } from "../setup/kept-log";

/** A configuration that can't work stops every program before it has begun, with all that is wrong in one message. */

const PRODUCTION = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://nobody@127.0.0.1:9/relevel",
  SESSION_SECRET: "0".repeat(64),
  APP_URL: "https://relevel.example",
};
/** What is missing in a row is wrong with it; everything else is as it has to be. */
const RIGHT = {
  bland: { CALL_PROVIDER: "bland", BLAND_API_KEY: "key", BLAND_WEBHOOK_SECRET: "0123456789abcdef" },
  smtp: { MAIL: "smtp", SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "hello@relevel.example" },
  dodo: {
    PAYMENTS: "dodo",
    DODO_PAYMENTS_API_KEY: "dodo_test_0123456789",
    DODO_PAYMENTS_WEBHOOK_KEY: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    DODO_PAYMENTS_ENVIRONMENT: "test_mode",
    DODO_PRODUCT_PRO: "pdt_pro",
  },
  s3: {
    STORAGE: "s3",
    S3_ENDPOINT: "https://s3.example",
    S3_BUCKET: "relevel-files",
    S3_ACCESS_KEY_ID: "relevel",
    S3_SECRET_ACCESS_KEY: "0123456789abcdef",
  },
};
const REAL = { ...PRODUCTION, ...RIGHT.bland, ...RIGHT.smtp };
const SIMULATED = { ...PRODUCTION, SIMULATOR: "on" };

const BROKEN: [what: string, env: Record<string, string>, problems: string[]][] = [
  [
    "nothing but what production needs",
    PRODUCTION,
    [
      "CALL_PROVIDER: simulator needs SIMULATOR=on; nobody's phone rings otherwise",
      "MAIL: outbox needs SIMULATOR=on; nobody can read a mail otherwise, nor sign in",
    ],
  ],
  [
    "mails that nobody can read",
    { ...PRODUCTION, ...RIGHT.bland },
    ["MAIL: outbox needs SIMULATOR=on; nobody can read a mail otherwise, nor sign in"],
  ],
  [
    "calls that ring nowhere",
    { ...PRODUCTION, ...RIGHT.smtp, SIMULATOR: "off" },
    ["CALL_PROVIDER: simulator needs SIMULATOR=on; nobody's phone rings otherwise"],
  ],
  [
    "simulated payments without the simulator",
    { ...REAL, PAYMENTS: "simulator" },
    ["PAYMENTS: simulator needs SIMULATOR=on; nobody can pay on it otherwise"],
  ],
  [
    "payments that there aren't",
    { ...REAL, PAYMENTS: "stripe" },
    ["PAYMENTS: must be one of: off, simulator, dodo"],
  ],
  [
    "Dodo without anything of Dodo's",
    { ...REAL, PAYMENTS: "dodo" },
    [
      "DODO_PAYMENTS_API_KEY: is required when PAYMENTS=dodo",
      "DODO_PAYMENTS_WEBHOOK_KEY: is required when PAYMENTS=dodo",
      "DODO_PRODUCT_PRO: is required when PAYMENTS=dodo",
      "DODO_PAYMENTS_ENVIRONMENT: is required when PAYMENTS=dodo: test_mode or live_mode",
    ],
  ],
  [
    "Dodo in two places at once",
    { ...REAL, ...RIGHT.dodo, DODO_PAYMENTS_BASE_URL: "http://127.0.0.1:9" },
    ["DODO_PAYMENTS_ENVIRONMENT and DODO_PAYMENTS_BASE_URL are both set; keep one"],
  ],
  [
    "Dodo with a webhook key that is none",
    { ...REAL, ...RIGHT.dodo, DODO_PAYMENTS_WEBHOOK_KEY: "0123456789abcdef" },
    ["DODO_PAYMENTS_WEBHOOK_KEY: must be whsec_ and the base64 of at least 24 bytes"],
  ],
  [
    "Dodo, and no address that people come back to",
    { ...SIMULATED, ...RIGHT.dodo, APP_URL: "" },
    ["APP_URL: is required when PAYMENTS=dodo: that is where people come back to"],
  ],
  [
    "a vendor that there isn't",
    { ...REAL, CALL_PROVIDER: "carrier" },
    ["CALL_PROVIDER: must be one of: simulator, callkaro, vapi, twilio, bland"],
  ],
  [
    "Twilio without anything of Twilio's",
    { ...REAL, CALL_PROVIDER: "twilio" },
    [
      "TWILIO_ACCOUNT_SID: is required when CALL_PROVIDER=twilio",
      "TWILIO_AUTH_TOKEN: is required when CALL_PROVIDER=twilio",
      "TWILIO_FROM_NUMBER: is required when CALL_PROVIDER=twilio",
    ],
  ],
  [
    "Vapi, whose webhooks can't be told from forged ones",
    {
      ...REAL,
      ...{ CALL_PROVIDER: "vapi", VAPI_API_KEY: "key", VAPI_ASSISTANT_ID: "a", VAPI_PHONE_NUMBER_ID: "n" },
    },
    ["VAPI_WEBHOOK_SECRET: is required when CALL_PROVIDER=vapi"],
  ],
  [
    "CallKaro with half of its settings",
    { ...REAL, CALL_PROVIDER: "callkaro", CALLKARO_API_KEY: "key" },
    [
      "CALLKARO_AGENT_ID: is required when CALL_PROVIDER=callkaro",
      "CALLKARO_WEBHOOK_SECRET: is required when CALL_PROVIDER=callkaro",
    ],
  ],
  [
    "a vendor that would report over plain HTTP",
    { ...REAL, APP_URL: "http://relevel.example" },
    ["APP_URL: must begin with https:// when CALL_PROVIDER=bland"],
  ],
  [
    "mails without a server",
    { ...PRODUCTION, ...RIGHT.bland, MAIL: "smtp" },
    ["SMTP_URL: is required when MAIL=smtp", "MAIL_FROM: is required when MAIL=smtp"],
  ],
  [
    "a mail server that is no address",
    { ...REAL, SMTP_URL: "mail.relevel.example:587" },
    ["SMTP_URL: must start with smtp:// or smtps://", "SMTP_URL: is required when MAIL=smtp"],
  ],
  ["mails by pigeon", { ...REAL, MAIL: "pigeon" }, ["MAIL: must be one of: outbox, smtp"]],
  [
    "a bucket without a key to it",
    { ...REAL, ...RIGHT.s3, S3_ACCESS_KEY_ID: "", S3_SECRET_ACCESS_KEY: "" },
    ["S3_ACCESS_KEY_ID: is required when STORAGE=s3", "S3_SECRET_ACCESS_KEY: is required when STORAGE=s3"],
  ],
  [
    "a bucket that is a path, at an address that is none",
    { ...REAL, ...RIGHT.s3, S3_BUCKET: "../files", S3_ENDPOINT: "s3.example" },
    [
      "S3_ENDPOINT: must be an http or https URL",
      "S3_BUCKET: must be the name of a bucket, such as relevel-files",
    ],
  ],
  ["files on tape", { ...REAL, STORAGE: "tape" }, ["STORAGE: must be one of: disk, s3"]],
  [
    "all four wrong at once",
    { ...PRODUCTION, PAYMENTS: "cash", CALL_PROVIDER: "twilio", MAIL: "smtp", STORAGE: "s3" },
    [
      "PAYMENTS: must be one of: off, simulator, dodo",
      "SMTP_URL: is required when MAIL=smtp",
      "MAIL_FROM: is required when MAIL=smtp",
      "TWILIO_ACCOUNT_SID: is required when CALL_PROVIDER=twilio",
      "TWILIO_AUTH_TOKEN: is required when CALL_PROVIDER=twilio",
      "TWILIO_FROM_NUMBER: is required when CALL_PROVIDER=twilio",
      "S3_ENDPOINT: is required when STORAGE=s3",
      "S3_BUCKET: is required when STORAGE=s3",
      "S3_ACCESS_KEY_ID: is required when STORAGE=s3",
      "S3_SECRET_ACCESS_KEY: is required when STORAGE=s3",
    ],
  ],
];

const messageOf = (problems: string[]) =>
  `The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`;

/** Where no `.env` is. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-broken-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const here = (file: string) => path.resolve(file);
/** The programs as production starts them, and the supervisor of one machine. */
const PROGRAMS = {
  web: { cwd: () => folder, args: [here("build/process/web.js")] },
  worker: { cwd: () => folder, args: [here("build/process/worker.js")] },
  start: { cwd: () => here("."), args: ["--import", "tsx", here("app/process/start.ts")] },
} as const;

function run(name: keyof typeof PROGRAMS, env: Record<string, string>) {
  const { cwd, args } = PROGRAMS[name];
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: cwd(),
      env: Object.assign({ NODE_ENV: "production" as const, PATH: process.env.PATH }, env),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 60_000,
    });
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => (out += chunk));
    child.stderr.on("data", (chunk) => (err += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      keepCommand("broken-env", out, err);
      resolve({ code, out, err });
    });
  });
}

test("there are twenty of them at least", () => {
  expect(BROKEN.length).toBeGreaterThanOrEqual(20);
});

describe.each(BROKEN)("%s", (what, env, problems) => {
  test("is told in these words", () => {
    const parse = () => parseEnv(env);
    expect(parse).toThrow(EnvError);
    expect(parse).toThrow(expect.objectContaining({ message: messageOf(problems) }));
  });

  test("stops the programs with these words, and nothing else", async () => {
    // The supervisor reads the same configuration: for one row, that it does.
    const names = (
      what === BROKEN.at(-1)?.[0] ? ["web", "worker", "start"] : ["web", "worker"]
    ) as (keyof typeof PROGRAMS)[];
    const ended = await Promise.all(names.map(async (name) => [name, await run(name, env)] as const));
    for (const [name, { code, out, err }] of ended) {
      expect([name, out, err.trim(), code]).toEqual([name, "", messageOf(problems), 1]);
    }
  });
});

test("what is right in each of them is right", () => {
  for (const env of [REAL, SIMULATED, { ...REAL, ...RIGHT.dodo, ...RIGHT.s3 }])
    expect(() => parseEnv(env)).not.toThrow();
});
