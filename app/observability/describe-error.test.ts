import { describe, expect, test } from "vitest";
import { AppError } from "~/lib/app-error";
import { describeError } from "./describe-error";

const TYPED = "ada@example.com";

/** An error as another package throws it. */
function foreign(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name }, more);
}

describe("the words of an error", () => {
  test.each([
    [
      "the database adapter",
      foreign("DriverAdapterError", `invalid input syntax for type uuid: "${TYPED}"`, {
        cause: { kind: "InvalidInputValue", originalCode: "22P02", originalMessage: TYPED, message: TYPED },
      }),
    ],
    [
      "the database",
      foreign("error", "duplicate key value", {
        severity: "ERROR",
        code: "23505",
        detail: `Key (email)=(${TYPED}) already exists.`,
        where: TYPED,
      }),
    ],
    [
      "the database client",
      foreign("PrismaClientKnownRequestError", TYPED, { code: "P2010", meta: { TYPED } }),
    ],
    ["the mail server", foreign("Error", `No recipients defined: ${TYPED}`, { code: "EENVELOPE" })],
    ["a schema", foreign("ZodError", `[{"values":["${TYPED}"]}]`)],
    ["a parser", new SyntaxError(`Unexpected token 'a', "${TYPED}" is not valid JSON`)],
    ["several lines", new Error(`line one\n    at ${TYPED}\n    at line three`)],
    ["a code that is a sentence", foreign("Error", "x", { code: `no such ${TYPED}` })],
    ["a cause", new TypeError("failed", { cause: new Error(TYPED) })],
    ["no error at all", TYPED],
    ["an object", { kind: `the kind of ${TYPED}`, message: TYPED }],
  ])("from %s are left out when they may quote what was typed", (_who, error) => {
    const described = describeError(error);
    expect(JSON.stringify(described)).not.toContain(TYPED);
    expect(described).not.toHaveProperty("detail");
  });

  test.each([
    ["ours", new AppError("unavailable")],
    ["the language's", new TypeError("x is not a function")],
    ["the network's", foreign("Error", "connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED" })],
    ["a time limit's", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
  ])("are kept when they are %s", (_whose, error) => {
    expect(describeError(error)).toMatchObject({ kind: error.name, message: error.message });
  });
});

test("kind, code and place say what happened, down to the cause", () => {
  const cause = { kind: "InvalidInputValue", originalCode: "22P02", message: TYPED };
  const adapter = foreign("DriverAdapterError", TYPED, { cause });
  const error = foreign("PrismaClientUnknownRequestError", TYPED, { code: "P2010", cause: adapter });
  expect(describeError(error)).toEqual({
    kind: "PrismaClientUnknownRequestError",
    code: "P2010",
    at: expect.arrayContaining([expect.stringMatching(/describe-error\.test\.ts/)]),
    cause: {
      kind: "DriverAdapterError",
      at: expect.any(Array),
      cause: { kind: "InvalidInputValue", code: "22P02" },
    },
  });
});
