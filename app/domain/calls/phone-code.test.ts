import { expect, test } from "vitest";
import { MINUTE } from "~/lib/time";
import { CODE_TRIES, CODE_VALID, isCodePending, wrongCodeWords } from "./phone-code";

const NOW = new Date("2026-11-24T10:00:00Z");
const phone = "+4915123456789";
const asked = { phone, attempts: 0, expiresAt: new Date("2026-11-24T10:10:00Z"), consumedAt: null };

test("ten minutes and five tries, as was promised", () =>
  expect([CODE_VALID, CODE_TRIES]).toEqual([10 * MINUTE, 5]));

test.each([
  ["just asked for", {}, phone, true],
  ["typed wrong four times", { attempts: 4 }, phone, true],
  ["typed wrong five times", { attempts: 5 }, phone, false],
  ["in its last millisecond", { expiresAt: new Date(NOW.getTime() + 1) }, phone, true],
  ["whose time is over", { expiresAt: NOW }, phone, false],
  ["that was used", { consumedAt: NOW }, phone, false],
  ["for another number", {}, "+4915123456780", false],
  ["for a number that is gone", {}, null, false],
])("a code %s still works: %s", (_, change, number, works) =>
  expect(isCodePending({ ...asked, ...change }, number, NOW)).toBe(works),
);

test.each([
  [4, "That isn't the code. 4 tries are left."],
  [1, "That isn't the code. One try is left."],
  [0, "That isn't the code, and it was the last try. Ask for a new one."],
])("with %i tries left", (left, words) => expect(wrongCodeWords(left)).toBe(words));
