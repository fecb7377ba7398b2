import { hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { PROVIDER_NAMES, type ProviderName } from "./providers/telephony/provider.ts";

/**
 * The only reader of `process.env`. Everything is parsed once into typed values grouped by concern;
 * a wrong configuration reports every problem in one message.
 */

/** The configuration is wrong; `message` lists every problem. */
export class EnvError extends Error {
  override name = "EnvError";
}

const flag = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .transform((v) => ["on", "true", "1"].includes(v));
const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((n) => n >= from && n <= to, `must be from ${from} to ${to}`);
const httpUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https URL" })
  .transform((value) => value.replace(/\/+$/, ""));
/** Paths, cookies and what a browser keeps for us are those of a whole host: a part of one can't be ours. */
const ownAddress = httpUrl
  .refine((value) => new URL(value).pathname === "/", {
    error: "must have no path: give relevel.me a host name of its own, such as https://relevel.example.org",
  })
  .refine((value) => !/[?#@]/.test(value), { error: "must have no user name, query or fragment" })
  .transform((value) => new URL(value).origin);
const list = z.string().transform((v) =>
  v
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

/** "12.50 USD". */
const money = z
  .string()
  .regex(/^\d+(\.\d+)? [A-Z]{3}$/, "must be an amount and a currency such as 50 USD")
  .transform((value) => {
    const [amount, currency] = value.split(" ") as [string, string];
    return { amount: Number(amount), currency };
  })
  .refine(({ amount }) => amount > 0, "must be more than nothing");

const secret = z.string().min(16, "must have at least 16 characters");
const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, "must be a phone number such as +12025550100");

const Variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  APP_URL: ownAddress.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a connection string that starts with postgres://")
    .optional(),
  RELEVEL_DATA_DIR: z.string().default(".data"),
  SESSION_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  ADMIN_EMAILS: list.pipe(z.array(z.email("must be a list of e-mail addresses"))).default([]),
  // Numbers first: `1` means one proxy, not "believe every hop".
  TRUST_PROXY: z.union([wholeNumber(1, 10), flag]).default(false),
  CALL_PROVIDER: z.enum(PROVIDER_NAMES).default("simulator"),
  CALLS_PAUSED: flag.default(false),
  CALLS_AT_ONCE: wholeNumber(1, 100_000).optional(),
  CALLS_PER_SECOND: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "must be a number such as 1 or 0.5")
    .transform(Number)
    .refine((n) => n >= 0.01 && n <= 10_000, "must be from 0.01 to 10000")
    .optional(),
  CALLS_PER_DAY: wholeNumber(1, 10_000_000).optional(),
  WORKER_CONCURRENCY: wholeNumber(1, 200).default(5),
  CALL_COUNTRIES: list
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/, "must be a list of two-letter country codes such as DE,IN")))
    .default([]),
  MAX_CALL_SECONDS: wholeNumber(30, 3600).default(300),
  CALLKARO_API_KEY: z.string().optional(),
  CALLKARO_AGENT_ID: z.string().optional(),
  CALLKARO_WEBHOOK_SECRET: secret.optional(),
  CALLKARO_BASE_URL: httpUrl.optional(),
  VAPI_API_KEY: z.string().optional(),
  VAPI_ASSISTANT_ID: z.string().optional(),
  VAPI_PHONE_NUMBER_ID: z.string().optional(),
  VAPI_WEBHOOK_SECRET: secret.optional(),
  VAPI_CREDENTIAL_ID: z.string().optional(),
  VAPI_BASE_URL: httpUrl.optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/i, "must be AC and 32 hexadecimal digits")
    .optional(),
  TWILIO_AUTH_TOKEN: secret.optional(),
  TWILIO_FROM_NUMBER: e164.optional(),
  TWILIO_BASE_URL: httpUrl.optional(),
  BLAND_API_KEY: z.string().optional(),
  BLAND_PATHWAY_ID: z.string().optional(),
  BLAND_WEBHOOK_SECRET: secret.optional(),
  BLAND_BASE_URL: httpUrl.optional(),
  LLM_BASE_URL: httpUrl.optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  STORAGE: z.enum(["disk", "s3"]).default("disk"),
  S3_ENDPOINT: httpUrl.optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of a bucket, such as relevel-files")
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: secret.optional(),
  PAYMENTS: z.enum(["off", "simulator", "dodo"]).default("off"),
  DODO_PAYMENTS_API_KEY: secret.optional(),
  DODO_PAYMENTS_WEBHOOK_KEY: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, "must be whsec_ and the base64 of at least 24 bytes")
    .optional(),
  DODO_PAYMENTS_ENVIRONMENT: z.enum(["test_mode", "live_mode"]).optional(),
  DODO_PAYMENTS_BASE_URL: httpUrl.optional(),
  DODO_PRODUCT_PRO: z.string().max(100).optional(),
  PLAN_MINUTES: wholeNumber(1, 100_000).default(155),
  SPEND_CAP_MONTHLY: money.optional(),
  CALL_MINUTE_PRICE: money.optional(),
  MAIL: z.enum(["outbox", "smtp"]).default("outbox"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("relevel.me <hello@localhost>"),
  SIMULATOR: flag.optional(),
  SIMULATOR_SPEED: wholeNumber(1, 100_000).default(20),
  SIMULATOR_URL: httpUrl.optional(),
  TRY_CALLS: flag.optional(),
  METRICS_TOKEN: secret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_KEEP: wholeNumber(1, 1000).default(7),
});

type Values = z.infer<typeof Variables>;

/** What has to be set before calls can go through a vendor, and what its webhooks are checked with. */
const NEEDED: Record<Exclude<ProviderName, "simulator">, readonly (keyof Values)[]> = {
  callkaro: ["CALLKARO_API_KEY", "CALLKARO_AGENT_ID", "CALLKARO_WEBHOOK_SECRET"],
  vapi: ["VAPI_API_KEY", "VAPI_ASSISTANT_ID", "VAPI_PHONE_NUMBER_ID", "VAPI_WEBHOOK_SECRET"],
  twilio: ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM_NUMBER"],
  bland: ["BLAND_API_KEY", "BLAND_WEBHOOK_SECRET"],
};

/** What has to be set before plans can be sold through Dodo Payments. */
const NEEDED_FOR_DODO = ["DODO_PAYMENTS_API_KEY", "DODO_PAYMENTS_WEBHOOK_KEY", "DODO_PRODUCT_PRO"] as const;

/** What has to be set before files can be kept in a bucket. */
const NEEDED_FOR_S3 = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** Every variable the product knows. */
export const variableNames = Object.keys(Variables.shape);

const isWildcard = (host: string) => ["0.0.0.0", "::", "127.0.0.1"].includes(host);

type Source = Record<string, string | undefined>;

/** `NAME_FILE` gives the value of `NAME` from a file, as container secrets do. */
function withFiles(source: Source, problems: string[]): Source {
  const values: Source = {};
  for (const name of variableNames) {
    const direct = source[name]?.trim();
    const file = source[`${name}_FILE`]?.trim();
    if (direct && file) problems.push(`${name} and ${name}_FILE are both set; keep one`);
    if (direct) values[name] = direct;
    else if (file) {
      try {
        values[name] = readFileSync(file, "utf8").trim();
      } catch {
        problems.push(`${name}_FILE: the file can't be read`);
      }
    }
  }
  return values;
}

/** Every variable on its own, so that one wrong value doesn't hide what is wrong with the others. */
function readVariables(values: Source, problems: string[]): Values {
  const sound: Source = {};
  for (const [name, schema] of Object.entries(Variables.shape)) {
    const parsed = schema.safeParse(values[name]);
    if (parsed.success) {
      sound[name] = values[name];
      continue;
    }
    const [issue] = parsed.error.issues;
    problems.push(`${name}: ${issue ? wordsFor(issue) : "is wrong"}`);
  }
  return Variables.parse(sound);
}

/** Calls that can't be placed, or whose webhooks can't be told from forged ones, must not be found out at night. */
function checkVendor(v: Values, given: Source, problems: string[]): void {
  const provider = v.CALL_PROVIDER;
  if (provider === "simulator") return;
  for (const name of NEEDED[provider])
    if (!given[name]) problems.push(`${name}: is required when CALL_PROVIDER=${provider}`);
  if (!given.APP_URL) {
    problems.push(`APP_URL: is required when CALL_PROVIDER=${provider}: that is where the vendor reports to`);
  } else if (
    v.APP_URL &&
    v.NODE_ENV === "production" &&
    !/^https:|^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(v.APP_URL)
  ) {
    problems.push(`APP_URL: must begin with https:// when CALL_PROVIDER=${provider}`);
  }
}

/** What only the simulator shows would happen unseen. On a machine for development, that is what is tried. */
function checkSimulated(v: Values, given: Source, simulatorOn: boolean, problems: string[]): void {
  if (simulatorOn || v.NODE_ENV !== "production") return;
  if ((given.CALL_PROVIDER ?? v.CALL_PROVIDER) === "simulator")
    problems.push("CALL_PROVIDER: simulator needs SIMULATOR=on; nobody's phone rings otherwise");
  if ((given.MAIL ?? v.MAIL) === "outbox")
    problems.push("MAIL: outbox needs SIMULATOR=on; nobody can read a mail otherwise, nor sign in");
}

/** A backup that held the backups before it would double every night. */
function checkBackup(v: Values, problems: string[]): void {
  if (!v.BACKUP_FOLDER) return;
  const [uploads, folder] = [path.resolve(v.RELEVEL_DATA_DIR, "uploads"), path.resolve(v.BACKUP_FOLDER)];
  if (folder === uploads || folder.startsWith(uploads + path.sep))
    problems.push("BACKUP_FOLDER: must not lie in the folder of uploads, which is part of every backup");
}

/** Money must not go to the wrong place, nor through a door that can't be checked. */
function checkPayments(v: Values, given: Source, simulatorOn: boolean, problems: string[]): void {
  if (v.PAYMENTS === "simulator" && !simulatorOn)
    problems.push("PAYMENTS: simulator needs SIMULATOR=on; nobody can pay on it otherwise");
  if (v.PAYMENTS !== "dodo") return;
  for (const name of NEEDED_FOR_DODO)
    if (!given[name]) problems.push(`${name}: is required when PAYMENTS=dodo`);
  if (given.DODO_PAYMENTS_ENVIRONMENT && given.DODO_PAYMENTS_BASE_URL)
    problems.push("DODO_PAYMENTS_ENVIRONMENT and DODO_PAYMENTS_BASE_URL are both set; keep one");
  if (!given.DODO_PAYMENTS_ENVIRONMENT && !given.DODO_PAYMENTS_BASE_URL)
    problems.push("DODO_PAYMENTS_ENVIRONMENT: is required when PAYMENTS=dodo: test_mode or live_mode");
  if (!given.APP_URL)
    problems.push("APP_URL: is required when PAYMENTS=dodo: that is where people come back to");
}

/** An amount can't be compared with one in another currency. */
function checkSpending(v: Values, problems: string[]): void {
  const { SPEND_CAP_MONTHLY: cap, CALL_MINUTE_PRICE: price } = v;
  if (cap && !price) problems.push("CALL_MINUTE_PRICE: is required when SPEND_CAP_MONTHLY is set");
  if (cap && price && cap.currency !== price.currency)
    problems.push("CALL_MINUTE_PRICE: must be in the currency of SPEND_CAP_MONTHLY");
}

/** The options of every vendor that is set up completely, whoever new calls go through. */
function vendorsOf(v: Values) {
  return {
    callkaro: v.CALLKARO_API_KEY &&
      v.CALLKARO_AGENT_ID &&
      v.CALLKARO_WEBHOOK_SECRET && {
        apiKey: v.CALLKARO_API_KEY,
        agentId: v.CALLKARO_AGENT_ID,
        webhookSecret: v.CALLKARO_WEBHOOK_SECRET,
        baseUrl: v.CALLKARO_BASE_URL,
      },
    vapi: v.VAPI_API_KEY &&
      v.VAPI_ASSISTANT_ID &&
      v.VAPI_PHONE_NUMBER_ID &&
      v.VAPI_WEBHOOK_SECRET && {
        apiKey: v.VAPI_API_KEY,
        assistantId: v.VAPI_ASSISTANT_ID,
        phoneNumberId: v.VAPI_PHONE_NUMBER_ID,
        webhookSecret: v.VAPI_WEBHOOK_SECRET,
        credentialId: v.VAPI_CREDENTIAL_ID,
        baseUrl: v.VAPI_BASE_URL,
      },
    twilio: v.TWILIO_ACCOUNT_SID &&
      v.TWILIO_AUTH_TOKEN &&
      v.TWILIO_FROM_NUMBER && {
        accountSid: v.TWILIO_ACCOUNT_SID,
        authToken: v.TWILIO_AUTH_TOKEN,
        fromNumber: v.TWILIO_FROM_NUMBER,
        baseUrl: v.TWILIO_BASE_URL,
      },
    bland: v.BLAND_API_KEY &&
      v.BLAND_WEBHOOK_SECRET && {
        apiKey: v.BLAND_API_KEY,
        pathwayId: v.BLAND_PATHWAY_ID,
        webhookSecret: v.BLAND_WEBHOOK_SECRET,
        baseUrl: v.BLAND_BASE_URL,
      },
  };
}

/** The options of the bucket; null where files are kept on this machine's disk. */
function bucketOf(v: Values) {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = v;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = v;
  if (v.STORAGE !== "s3" || !endpoint || !bucket || !accessKeyId || !secretAccessKey) return null;
  return { endpoint, region, bucket, accessKeyId, secretAccessKey };
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `must be one of: ${issue.values.join(", ")}`;
  return issue.code === "invalid_union" ? "must be on, off or the number of proxies" : issue.message;
}

/**
 * Checks a set of environment variables and returns typed values.
 *
 * @param source the variables, usually `process.env`; empty ones count as unset
 * @throws {EnvError} listing every problem, never a value
 */
export function parseEnv(source: Source) {
  const problems: string[] = [];
  const given = withFiles(source, problems);
  const v = readVariables(given, problems);
  if (v.MAIL === "smtp" && !v.SMTP_URL) problems.push("SMTP_URL: is required when MAIL=smtp");
  if (v.MAIL === "smtp" && !source.MAIL_FROM && !source.MAIL_FROM_FILE)
    problems.push("MAIL_FROM: is required when MAIL=smtp");
  if (v.NODE_ENV === "production" && v.DATABASE_URL && !v.SESSION_SECRET) {
    problems.push(
      "SESSION_SECRET: is required in production with a DATABASE_URL (make one with: openssl rand -hex 32)",
    );
  }
  checkVendor(v, given, problems);
  if (v.STORAGE === "s3") {
    for (const name of NEEDED_FOR_S3) if (!given[name]) problems.push(`${name}: is required when STORAGE=s3`);
  }
  if (v.LLM_BASE_URL && !v.LLM_MODEL) problems.push("LLM_MODEL: is required when LLM_BASE_URL is set");
  const simulatorOn = v.SIMULATOR ?? v.NODE_ENV !== "production";
  checkSimulated(v, given, simulatorOn, problems);
  checkBackup(v, problems);
  checkPayments(v, given, simulatorOn, problems);
  checkSpending(v, problems);
  if (problems.length > 0) {
    throw new EnvError(`The configuration is wrong:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
  }

  const url = v.APP_URL ?? `http://localhost:${v.PORT}`;
  return {
    app: {
      nodeEnv: v.NODE_ENV,
      port: v.PORT,
      host: v.HOST,
      /** Public address without a slash at the end. Links in mails are built from this alone. */
      url,
      logLevel: v.LOG_LEVEL,
      adminEmails: v.ADMIN_EMAILS.map((email) => email.toLowerCase()),
      trustProxy: v.TRUST_PROXY,
      sessionSecret: v.SESSION_SECRET,
    },
    database: { url: v.DATABASE_URL },
    calls: {
      provider: v.CALL_PROVIDER,
      paused: v.CALLS_PAUSED,
      atOnce: v.CALLS_AT_ONCE,
      perSecond: v.CALLS_PER_SECOND,
      perDay: v.CALLS_PER_DAY,
      concurrency: v.WORKER_CONCURRENCY,
      countries: v.CALL_COUNTRIES,
      maxSeconds: v.MAX_CALL_SECONDS,
    },
    vendors: vendorsOf(v),
    /** Words follow-ups on the phone; null where no model is set up. */
    language: v.LLM_BASE_URL &&
      v.LLM_MODEL && { baseUrl: v.LLM_BASE_URL, apiKey: v.LLM_API_KEY, model: v.LLM_MODEL },
    storage: { folder: path.resolve(v.RELEVEL_DATA_DIR, "uploads"), s3: bucketOf(v) },
    payments: {
      mode: v.PAYMENTS,
      /** Minutes of talk that the plan holds each month. */
      planMinutes: v.PLAN_MINUTES,
      product: v.DODO_PRODUCT_PRO,
      dodo: {
        apiKey: v.DODO_PAYMENTS_API_KEY,
        webhookKey: v.DODO_PAYMENTS_WEBHOOK_KEY,
        environment: v.DODO_PAYMENTS_ENVIRONMENT,
        baseUrl: v.DODO_PAYMENTS_BASE_URL,
      },
    },
    /** What all calls of a month (UTC) may cost, and what a minute is taken to cost; null is no cap. */
    spending:
      v.SPEND_CAP_MONTHLY && v.CALL_MINUTE_PRICE
        ? {
            cap: v.SPEND_CAP_MONTHLY.amount,
            minutePrice: v.CALL_MINUTE_PRICE.amount,
            currency: v.SPEND_CAP_MONTHLY.currency,
          }
        : null,
    signals: {
      /** Bearer token for /metrics; without one the address answers this machine alone, if `app.url` is of it. */
      metricsToken: v.METRICS_TOKEN,
      /** Where traces are sent; none is the default. */
      tracesUrl: v.OTEL_EXPORTER_OTLP_ENDPOINT,
    },
    /** Where the nightly backup is written, and how many are kept; null where nobody asked for one. */
    backup: v.BACKUP_FOLDER ? { folder: path.resolve(v.BACKUP_FOLDER), keep: v.BACKUP_KEEP } : null,
    mail: { driver: v.MAIL, smtpUrl: v.SMTP_URL, from: v.MAIL_FROM },
    /** May visitors without an account try a call in the browser? */
    tryCalls: v.TRY_CALLS ?? simulatorOn,
    simulator: {
      enabled: simulatorOn,
      speed: v.SIMULATOR_SPEED,
      /** Where the simulated vendor answers: the web process as the worker reaches it. */
      url: v.SIMULATOR_URL ?? `http://${isWildcard(v.HOST) ? "localhost" : v.HOST}:${v.PORT}`,
    },
  };
}

export type Env = ReturnType<typeof parseEnv>;

let cached: Env | undefined;

/** This process's configuration, parsed at the first call. @throws {EnvError} */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/**
 * A key for one purpose, derived from `SESSION_SECRET`, so that no two uses share one.
 *
 * @param purpose names the use; the same purpose gives the same 32 bytes
 * @throws {EnvError} when no secret is set
 */
export function deriveKey(purpose: string): Buffer {
  const secret = env().app.sessionSecret;
  if (!secret)
    throw new EnvError(
      "The configuration is wrong:\n  - SESSION_SECRET: is required (make one with: openssl rand -hex 32)",
    );
  return Buffer.from(hkdfSync("sha256", secret, "", `relevel.me/${purpose}`, 32));
}
