/** SQLSTATE classes and codes of a server that can't be reached, is starting, stopping or full. */
const SERVER_AWAY = /^(08|57P0|53[03]00)/;
const NETWORK = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EPIPE", "ETIMEDOUT"]);
/** Prisma: can't reach, timed out, closed, no free connection in time. */
const PRISMA = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
const WORDS =
  /connection (terminated|timeout|error)|timeout exceeded when trying to connect|query read timeout/i;

/**
 * Did this fail because the database doesn't answer, so that the same request may succeed in a moment?
 *
 * @param error whatever was thrown; its causes are looked at too
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  const away = SERVER_AWAY.test(code) || NETWORK.has(code) || PRISMA.has(code) || WORDS.test(error.message);
  return away || isDatabaseAway(error.cause);
}
