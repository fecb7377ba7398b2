import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EnvError, parseEnv, variableNames } from "./env.server";

/** Any text is right for these. */
const FREE_TEXT = [
  "HOST",
  "BACKUP_FOLDER",
  "MAIL_FROM",
  "CALLKARO_API_KEY",
  "CALLKARO_AGENT_ID",
  "VAPI_API_KEY",
  "VAPI_ASSISTANT_ID",
  "VAPI_PHONE_NUMBER_ID",
  "VAPI_CREDENTIAL_ID",
  "BLAND_API_KEY",
  "BLAND_PATHWAY_ID",
  "LLM_API_KEY",
  "LLM_MODEL",
  "RELEVEL_DATA_DIR",
  "S3_REGION",
  "S3_BUCKET",
  "S3_ACCESS_KEY_ID",
  "DODO_PRODUCT_PRO",
];

const NO_PATH =
  "APP_URL: must have no path: give relevel.me a host name of its own, such as https://relevel.example.org";

/** A set-up that sells through Dodo Payments. */
const DODO = {
  PAYMENTS: "dodo",
  APP_URL: "https://relevel.example",
  DODO_PAYMENTS_API_KEY: "dodo_test_0123456789",
  DODO_PAYMENTS_WEBHOOK_KEY: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  DODO_PAYMENTS_ENVIRONMENT: "test_mode",
  DODO_PRODUCT_PRO: "pdt_pro",
};

function problemsOf(source: Record<string, string>): string[] {
  try {
    parseEnv(source);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const [title, ...problems] = error.message.split("\n");
    expect(title).toBe("The configuration is wrong:");
    return problems.map((line) => line.replace(/^ {2}- /, ""));
  }
  return [];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-env-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string): string {
  const file = path.join(folder, "value");
  writeFileSync(file, text);
  return file;
}

describe(".env.example", () => {
  const lines = readFileSync(new URL("../.env.example", import.meta.url), "utf8").split("\n");
  const entries = lines.flatMap((line, index) => {
    const match = /^# ([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
    return match
      ? [{ name: match[1] ?? "", value: match[2] ?? "", explanation: lines[index - 1] ?? "" }]
      : [];
  });

  it("names the variables of the schema and no other", () => {
    expect(entries.map(({ name }) => name).sort()).toEqual([...variableNames].sort());
  });

  it("explains each in the line above it", () => {
    for (const { explanation } of entries) expect(explanation).toMatch(/^# .{10,}/);
  });

  it("sets nothing by itself", () => {
    expect(lines.filter((line) => line !== "" && !line.startsWith("#"))).toEqual([]);
  });

  it("shows values that are accepted", () => {
    expect(problemsOf(Object.fromEntries(entries.map(({ name, value }) => [name, value])))).toEqual([]);
  });

  it("shows the defaults, where it doesn't say that it shows an example", () => {
    const shown = entries.filter(({ explanation }) => !/Example|SIMULATOR|data folder/i.test(explanation));
    expect(parseEnv(Object.fromEntries(shown.map(({ name, value }) => [name, value])))).toEqual(parseEnv({}));
  });
});

describe("a wrong configuration", () => {
  it.each<[Record<string, string>, string[]]>([
    [{ PORT: "http" }, ["PORT: must be a whole number"]],
    [{ PORT: "70000" }, ["PORT: must be from 1 to 65535"]],
    [{ APP_URL: "relevel.example" }, ["APP_URL: must be an http or https URL"]],
    [{ APP_URL: "https://example.org/relevel" }, [NO_PATH]],
    [{ APP_URL: "https://example.org/relevel/?a=b#c" }, [NO_PATH]],
    [{ APP_URL: "https://example.org/?" }, ["APP_URL: must have no user name, query or fragment"]],
    [{ APP_URL: "https://example.org#relevel" }, ["APP_URL: must have no user name, query or fragment"]],
    [{ APP_URL: "https://ada:pass@example.org" }, ["APP_URL: must have no user name, query or fragment"]],
    [
      { DATABASE_URL: "mysql://localhost/relevel" },
      ["DATABASE_URL: must be a connection string that starts with postgres://"],
    ],
    [{ SESSION_SECRET: "short" }, ["SESSION_SECRET: must have at least 32 characters"]],
    [{ NODE_ENV: "staging" }, ["NODE_ENV: must be one of: development, production, test"]],
    [{ LOG_LEVEL: "loud" }, ["LOG_LEVEL: must be one of: fatal, error, warn, info, debug, trace, silent"]],
    [{ CALLS_PAUSED: "maybe" }, ["CALLS_PAUSED: must be one of: 0, 1, on, off, true, false"]],
    [{ TRUST_PROXY: "maybe" }, ["TRUST_PROXY: must be on, off or the number of proxies"]],
    [
      { CALL_PROVIDER: "carrier" },
      ["CALL_PROVIDER: must be one of: simulator, callkaro, vapi, twilio, bland"],
    ],
    [
      { CALL_PROVIDER: "twilio", NODE_ENV: "production", SIMULATOR: "on" },
      [
        "TWILIO_ACCOUNT_SID: is required when CALL_PROVIDER=twilio",
        "TWILIO_AUTH_TOKEN: is required when CALL_PROVIDER=twilio",
        "TWILIO_FROM_NUMBER: is required when CALL_PROVIDER=twilio",
        "APP_URL: is required when CALL_PROVIDER=twilio: that is where the vendor reports to",
      ],
    ],
    [
      {
        CALL_PROVIDER: "bland",
        NODE_ENV: "production",
        SIMULATOR: "on",
        APP_URL: "http://relevel.example",
        BLAND_API_KEY: "key",
      },
      [
        "BLAND_WEBHOOK_SECRET: is required when CALL_PROVIDER=bland",
        "APP_URL: must begin with https:// when CALL_PROVIDER=bland",
      ],
    ],
    [
      { CALL_PROVIDER: "vapi", APP_URL: "https://relevel.example" },
      [
        "VAPI_API_KEY: is required when CALL_PROVIDER=vapi",
        "VAPI_ASSISTANT_ID: is required when CALL_PROVIDER=vapi",
        "VAPI_PHONE_NUMBER_ID: is required when CALL_PROVIDER=vapi",
        "VAPI_WEBHOOK_SECRET: is required when CALL_PROVIDER=vapi",
      ],
    ],
    [
      { CALL_PROVIDER: "callkaro", APP_URL: "https://relevel.example", CALLKARO_WEBHOOK_SECRET: "short" },
      [
        "CALLKARO_WEBHOOK_SECRET: must have at least 16 characters",
        "CALLKARO_API_KEY: is required when CALL_PROVIDER=callkaro",
        "CALLKARO_AGENT_ID: is required when CALL_PROVIDER=callkaro",
      ],
    ],
    [{ TWILIO_FROM_NUMBER: "555" }, ["TWILIO_FROM_NUMBER: must be a phone number such as +12025550100"]],
    [{ LLM_BASE_URL: "http://localhost:1/v1" }, ["LLM_MODEL: is required when LLM_BASE_URL is set"]],
    [{ WORKER_CONCURRENCY: "0" }, ["WORKER_CONCURRENCY: must be from 1 to 200"]],
    [{ MAX_CALL_SECONDS: "10" }, ["MAX_CALL_SECONDS: must be from 30 to 3600"]],
    [
      { STORAGE: "s3", S3_ENDPOINT: "https://s3.example", S3_BUCKET: "files" },
      ["S3_ACCESS_KEY_ID: is required when STORAGE=s3", "S3_SECRET_ACCESS_KEY: is required when STORAGE=s3"],
    ],
    [
      { STORAGE: "s3", S3_SECRET_ACCESS_KEY: "short" },
      [
        "S3_SECRET_ACCESS_KEY: must have at least 16 characters",
        "S3_ENDPOINT: is required when STORAGE=s3",
        "S3_BUCKET: is required when STORAGE=s3",
        "S3_ACCESS_KEY_ID: is required when STORAGE=s3",
      ],
    ],
    [{ STORAGE: "tape" }, ["STORAGE: must be one of: disk, s3"]],
    [{ S3_BUCKET: "../files" }, ["S3_BUCKET: must be the name of a bucket, such as relevel-files"]],
    [{ S3_ENDPOINT: "s3.example" }, ["S3_ENDPOINT: must be an http or https URL"]],
    [{ PAYMENTS: "cash" }, ["PAYMENTS: must be one of: off, simulator, dodo"]],
    [
      { PAYMENTS: "simulator", SIMULATOR: "off" },
      ["PAYMENTS: simulator needs SIMULATOR=on; nobody can pay on it otherwise"],
    ],
    [
      { PAYMENTS: "dodo" },
      [
        "DODO_PAYMENTS_API_KEY: is required when PAYMENTS=dodo",
        "DODO_PAYMENTS_WEBHOOK_KEY: is required when PAYMENTS=dodo",
        "DODO_PRODUCT_PRO: is required when PAYMENTS=dodo",
        "DODO_PAYMENTS_ENVIRONMENT: is required when PAYMENTS=dodo: test_mode or live_mode",
        "APP_URL: is required when PAYMENTS=dodo: that is where people come back to",
      ],
    ],
    [
      { ...DODO, DODO_PAYMENTS_BASE_URL: "http://localhost:4014" },
      ["DODO_PAYMENTS_ENVIRONMENT and DODO_PAYMENTS_BASE_URL are both set; keep one"],
    ],
    [
      { PAYMENTS: "simulator", DODO_PAYMENTS_API_KEY: "short", DODO_PAYMENTS_WEBHOOK_KEY: "whsec_" },
      [
        "DODO_PAYMENTS_API_KEY: must have at least 16 characters",
        "DODO_PAYMENTS_WEBHOOK_KEY: must be whsec_ and the base64 of at least 24 bytes",
      ],
    ],
    [
      { DODO_PAYMENTS_ENVIRONMENT: "sandbox" },
      ["DODO_PAYMENTS_ENVIRONMENT: must be one of: test_mode, live_mode"],
    ],
    [{ PLAN_MINUTES: "0" }, ["PLAN_MINUTES: must be from 1 to 100000"]],
    [
      { SPEND_CAP_MONTHLY: "50", CALL_MINUTE_PRICE: "10 cents" },
      [
        "SPEND_CAP_MONTHLY: must be an amount and a currency such as 50 USD",
        "CALL_MINUTE_PRICE: must be an amount and a currency such as 50 USD",
      ],
    ],
    [{ SPEND_CAP_MONTHLY: "0 USD" }, ["SPEND_CAP_MONTHLY: must be more than nothing"]],
    [{ SPEND_CAP_MONTHLY: "50 USD" }, ["CALL_MINUTE_PRICE: is required when SPEND_CAP_MONTHLY is set"]],
    [
      { SPEND_CAP_MONTHLY: "50 USD", CALL_MINUTE_PRICE: "0.10 EUR" },
      ["CALL_MINUTE_PRICE: must be in the currency of SPEND_CAP_MONTHLY"],
    ],
    [{ MAIL: "smtp" }, ["SMTP_URL: is required when MAIL=smtp", "MAIL_FROM: is required when MAIL=smtp"]],
    [{ SMTP_URL: "mail.example" }, ["SMTP_URL: must start with smtp:// or smtps://"]],
    [
      { NODE_ENV: "production", SESSION_SECRET: "0".repeat(32), DATABASE_URL: "postgres://db/relevel" },
      [
        "CALL_PROVIDER: simulator needs SIMULATOR=on; nobody's phone rings otherwise",
        "MAIL: outbox needs SIMULATOR=on; nobody can read a mail otherwise, nor sign in",
      ],
    ],
    [
      { NODE_ENV: "production", CALL_PROVIDER: "carrier", MAIL: "pigeon" },
      [
        "CALL_PROVIDER: must be one of: simulator, callkaro, vapi, twilio, bland",
        "MAIL: must be one of: outbox, smtp",
      ],
    ],
    [
      { RELEVEL_DATA_DIR: "/srv/relevel", BACKUP_FOLDER: "/srv/relevel/uploads/nightly" },
      ["BACKUP_FOLDER: must not lie in the folder of uploads, which is part of every backup"],
    ],
    [{ SIMULATOR_URL: "web:3000" }, ["SIMULATOR_URL: must be an http or https URL"]],
    [
      { NODE_ENV: "production", DATABASE_URL: "postgres://db/relevel", SIMULATOR: "on" },
      ["SESSION_SECRET: is required in production with a DATABASE_URL (make one with: openssl rand -hex 32)"],
    ],
    [
      {
        PORT: "http",
        MAIL: "smtp",
        NODE_ENV: "production",
        SIMULATOR: "on",
        DATABASE_URL: "postgres://db/relevel",
      },
      [
        "PORT: must be a whole number",
        "SMTP_URL: is required when MAIL=smtp",
        "MAIL_FROM: is required when MAIL=smtp",
        "SESSION_SECRET: is required in production with a DATABASE_URL (make one with: openssl rand -hex 32)",
      ],
    ],
  ])("%j is refused with its reasons", (source, problems) => {
    expect(problemsOf(source)).toEqual(problems);
  });

  it("names the list that has a wrong item", () => {
    const problems = problemsOf({ ADMIN_EMAILS: "ada@relevel.example, grace", CALL_COUNTRIES: "DE,Germany" });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^ADMIN_EMAILS.*: must be a list of e-mail addresses$/);
    expect(problems[1]).toMatch(
      /^CALL_COUNTRIES.*: must be a list of two-letter country codes such as DE,IN$/,
    );
  });

  it("reports every problem at once", () => {
    const problems = problemsOf({
      PORT: "http",
      APP_URL: "nowhere",
      SESSION_SECRET: "short",
      MAIL: "pigeon",
    });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      "PORT",
      "APP_URL",
      "SESSION_SECRET",
      "MAIL",
    ]);
  });

  it("never repeats a value", () => {
    const value = "hunter2-hunter2";
    const names = variableNames.filter((name) => !FREE_TEXT.includes(name));
    const problems = problemsOf(Object.fromEntries(names.map((name) => [name, value])));
    expect(problems.length).toBeGreaterThanOrEqual(names.length);
    expect(problems.join("\n")).not.toContain("hunter2");
  });
});

describe("NAME_FILE", () => {
  it("gives the value from a file, without the line's end", () => {
    const file = fileWith("postgres://db.example/relevel\n");
    expect(parseEnv({ DATABASE_URL_FILE: file }).database.url).toBe("postgres://db.example/relevel");
  });

  it("is checked like the value itself", () => {
    expect(problemsOf({ PORT_FILE: fileWith("http") })).toEqual(["PORT: must be a whole number"]);
  });

  it("must be readable", () => {
    expect(problemsOf({ SESSION_SECRET_FILE: path.join(folder, "missing") })).toEqual([
      "SESSION_SECRET_FILE: the file can't be read",
    ]);
  });

  it("and NAME must not both be given", () => {
    expect(problemsOf({ PORT: "3001", PORT_FILE: fileWith("3002") })).toEqual([
      "PORT and PORT_FILE are both set; keep one",
    ]);
  });
});

describe("a right configuration", () => {
  it("needs nothing on one machine", () => {
    const { app, calls, simulator } = parseEnv({});
    expect(app.url).toBe("http://localhost:3000");
    expect(calls).toMatchObject({ provider: "simulator", paused: false, concurrency: 5 });
    expect(simulator).toMatchObject({ enabled: true, url: "http://localhost:3000" });
  });

  it("takes empty variables for unset ones", () => {
    expect(parseEnv({ PORT: "", APP_URL: " ", MAIL: "", TRUST_PROXY: "" })).toEqual(parseEnv({}));
  });

  it.each([
    ["off", false],
    ["on", true],
    ["2", 2],
  ])("TRUST_PROXY=%s believes %s", (given, meant) => {
    expect(parseEnv({ TRUST_PROXY: given }).app.trustProxy).toBe(meant);
  });

  it.each([
    ["HTTPS://Relevel.Example:443", "https://relevel.example"],
    ["http://[::1]:3000//", "http://[::1]:3000"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
  ])("APP_URL=%s is %s", (given, meant) => {
    expect(parseEnv({ APP_URL: given }).app.url).toBe(meant);
  });

  it("reads lists and the public address tolerantly", () => {
    const { app, calls } = parseEnv({
      ADMIN_EMAILS: " Ada@relevel.example ,grace@relevel.example,",
      CALL_COUNTRIES: "DE, IN",
      APP_URL: "https://relevel.example/",
    });
    expect(app.adminEmails).toEqual(["ada@relevel.example", "grace@relevel.example"]);
    expect(calls.countries).toEqual(["DE", "IN"]);
    expect(app.url).toBe("https://relevel.example");
  });

  it("sells nothing by itself, and caps nothing", () => {
    const { payments, spending } = parseEnv({});
    expect(payments).toMatchObject({ mode: "off", planMinutes: 155 });
    expect(spending).toBeNull();
  });

  it("may sell through Dodo Payments, in one of its worlds or at an address", () => {
    const { payments } = parseEnv({ ...DODO, PLAN_MINUTES: "300" });
    expect(payments).toEqual({
      mode: "dodo",
      planMinutes: 300,
      product: "pdt_pro",
      dodo: {
        apiKey: DODO.DODO_PAYMENTS_API_KEY,
        webhookKey: DODO.DODO_PAYMENTS_WEBHOOK_KEY,
        environment: "test_mode",
        baseUrl: undefined,
      },
    });
    const at = { ...DODO, DODO_PAYMENTS_ENVIRONMENT: "", DODO_PAYMENTS_BASE_URL: "http://localhost:4014/" };
    expect(parseEnv(at).payments.dodo).toMatchObject({
      environment: undefined,
      baseUrl: "http://localhost:4014",
    });
  });

  it.each([
    ["50 USD", "0.10 USD", { cap: 50, minutePrice: 0.1, currency: "USD" }],
    ["12.50 EUR", "0.075 EUR", { cap: 12.5, minutePrice: 0.075, currency: "EUR" }],
    ["5000 JPY", "15 JPY", { cap: 5000, minutePrice: 15, currency: "JPY" }],
  ])("may cap a month at %s, at %s a minute", (SPEND_CAP_MONTHLY, CALL_MINUTE_PRICE, spending) => {
    expect(parseEnv({ SPEND_CAP_MONTHLY, CALL_MINUTE_PRICE }).spending).toEqual(spending);
  });
});
