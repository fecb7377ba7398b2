import { createHmac, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isSameCode, sixDigits } from "./six-digits.server";

const key = Buffer.alloc(32, 7);

test("a code is six digits of the keyed hash of its subject, whatever they begin with", () => {
  for (let n = 0; n < 2_000; n++) {
    const hash = createHmac("sha256", key).update(`subject ${n}`).digest();
    const number = BigInt(`0x${hash.toString("hex").slice(0, 12)}`) % 1_000_000n;
    expect(sixDigits(key, `subject ${n}`)).toBe(number.toString().padStart(6, "0"));
  }
});

test("every first digit is as likely as any other", () => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 20_000; n++) {
    const first = Number(sixDigits(key, String(n)).charAt(0));
    counts[first] = (counts[first] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(250);
});

test("another key or another subject gives another code", () => {
  const code = sixDigits(key, "one");
  expect(sixDigits(key, "one")).toBe(code);
  expect(sixDigits(key, "two")).not.toBe(code);
  expect(new Set(Array.from({ length: 20 }, () => sixDigits(randomBytes(32), "one"))).size).toBeGreaterThan(
    18,
  );
});

test.each([
  ["012345", true],
  ["012346", false],
  ["12345", false],
  ["0123456", false],
  ["", false],
  ["\u0660\u0661\u0662", false],
])("%s is the code 012345: %s", (given, same) => expect(isSameCode("012345", given)).toBe(same));
