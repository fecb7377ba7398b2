import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "~/lib/app-error";
import { describeError } from "./describe-error";
import { TaskError } from "./task-error";

const keep = (error: unknown) => new TaskError(describeError(error), error);

test("the queue keeps kind, code, our own words and the place, down to the cause", () => {
  const kept = keep(new AppError("not_found", "No such call.", { cause: new TypeError("x is no function") }));
  const lines = kept.message.split("\n");
  expect(lines[0]).toBe("AppError not_found: No such call.");
  expect(lines[1]).toMatch(/^ {4}at .*task-error\.test\.ts/);
  expect(kept.message).toContain("\ncaused by TypeError: x is no function\n    at ");
});

test.each<[string, unknown, string]>([
  ["a foreign error", new Error("550 no mailbox ada@example.com"), "Error"],
  ["something thrown", "ada@example.com", "string"],
  [
    "a schema: where, not what",
    z.object({ event: z.object({ at: z.iso.datetime() }) }).safeParse({ event: { at: "ada@example.com" } })
      .error,
    "ZodError: event.at invalid_format",
  ],
])("of %s it keeps no words that may quote a person", (_what, error, head) => {
  const kept = keep(error);
  expect(kept.message.split("\n")[0]).toBe(head);
  expect(kept.message).not.toContain("ada@");
  expect(kept.cause).toBe(error);
});

test("a log describes the error itself", () => {
  const error = new AppError("unavailable");
  expect(describeError(keep(error))).toEqual(describeError(error));
});
