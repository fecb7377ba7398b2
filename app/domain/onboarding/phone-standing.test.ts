import { expect, test } from "vitest";
import { phoneStanding } from "./phone-standing";

test.each([
  [true, false, "proved"],
  [false, false, "unproved"],
  [false, true, "blocked"],
  [true, true, "blocked"],
])("proved %s, blocked %s: %s", (phoneProved, phoneBlocked, standing) =>
  expect(phoneStanding({ phoneProved, phoneBlocked })).toBe(standing),
);
