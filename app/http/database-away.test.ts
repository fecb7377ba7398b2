import { expect, test } from "vitest";
import { isDatabaseAway } from "./database-away";

const failure = (message: string, code?: string, cause?: unknown) =>
  Object.assign(new Error(message, { cause }), code === undefined ? {} : { code });

test.each<[string, unknown, boolean]>([
  ["refused", failure("connect", "ECONNREFUSED"), true],
  ["shutting down", failure("terminating connection", "57P01"), true],
  ["starting up", failure("the database system is starting up", "57P03"), true],
  ["too many connections", failure("sorry", "53300"), true],
  ["cut off", failure("Connection terminated unexpectedly"), true],
  ["stuck", failure("Query read timeout"), true],
  ["wrapped by Prisma", failure("transaction", "P2028"), true],
  ["as the cause of another", failure("page failed", undefined, failure("", "ECONNRESET")), true],
  ["a wrong query", failure("syntax error", "42601"), false],
  ["a row that is there already", failure("unique", "P2002"), false],
  ["no error at all", "away", false],
])("%s: %s", (_, error, away) => expect(isDatabaseAway(error)).toBe(away));
