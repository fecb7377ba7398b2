import pino from "pino";
import { env } from "~/env.server";
import { logContext } from "./log-context.server";

/**
 * Structured logs on standard output. Each line carries the ids of the request, job and call that it is about. Log
 * ids and codes: a phone number, an e-mail address or a word of a transcript never goes in. The redaction is the
 * second line of defence, not the first.
 */
export const logger = pino({
  level: env().app.logLevel,
  base: { pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  mixin: logContext,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: ["phone", "email", "to", "transcript", "*.phone", "*.email", "*.to", "*.toNumber", "*.transcript"],
    censor: "[redacted]",
  },
});
