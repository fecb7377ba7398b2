import { hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { PROVIDER_NAMES } from "./providers/telephony/provider.ts";

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
const list = z.string().transform((v) =>
  v
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean),
);

const Variables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().default("0.0.0.0"),
  APP_URL: httpUrl.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must be a connection string that starts with postgres://")
    .optional(),
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
  WORKER_CONCURRENCY: wholeNumber(1, 200).default(5),
  CALL_COUNTRIES: list
    .pipe(z.array(z.string().regex(/^[A-Z]{2}$/, "must be a list of two-letter country codes such as DE,IN")))
    .default([]),
  MAX_CALL_SECONDS: wholeNumber(30, 3600).default(300),
  PAYMENTS: z.enum(["off", "simulator"]).default("off"),
  MAIL: z.enum(["outbox", "smtp"]).default("outbox"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("relevel.me <hello@localhost>"),
  SIMULATOR: flag.optional(),
  SIMULATOR_SPEED: wholeNumber(1, 100_000).default(20),
  SIMULATOR_URL: httpUrl.optional(),
});

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
function readVariables(values: Source, problems: string[]): z.infer<typeof Variables> {
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
  const v = readVariables(withFiles(source, problems), problems);
  if (v.MAIL === "smtp" && !v.SMTP_URL) problems.push("SMTP_URL: is required when MAIL=smtp");
  if (v.MAIL === "smtp" && !source.MAIL_FROM && !source.MAIL_FROM_FILE)
    problems.push("MAIL_FROM: is required when MAIL=smtp");
  if (v.NODE_ENV === "production" && v.DATABASE_URL && !v.SESSION_SECRET) {
    problems.push(
      "SESSION_SECRET: is required in production with a DATABASE_URL (make one with: openssl rand -hex 32)",
    );
  }
  const simulatorOn = v.SIMULATOR ?? v.NODE_ENV !== "production";
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
      concurrency: v.WORKER_CONCURRENCY,
      countries: v.CALL_COUNTRIES,
      maxSeconds: v.MAX_CALL_SECONDS,
    },
    payments: { mode: v.PAYMENTS },
    mail: { driver: v.MAIL, smtpUrl: v.SMTP_URL, from: v.MAIL_FROM },
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
