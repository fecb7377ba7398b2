import { expect, test } from "vitest";
import { signInAttemptLimits, signInMailLimits } from "./sign-in-limits";

const names = (limits: { rule: { name: string } }[]) => limits.map(({ rule }) => rule.name);

test("a mail counts for the visitor's address, the e-mail address twice, and everyone", () => {
  expect(names(signInMailLimits("ada@example.com", { clientIp: "203.0.113.9", simulator: true }))).toEqual([
    "sign-in-mail-ip",
    "sign-in-mail-10m",
    "sign-in-mail-1h",
    "sign-in-mail-all",
  ]);
});

test.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("%s is this machine", (clientIp) => {
  expect(names(signInMailLimits("ada@example.com", { clientIp, simulator: true }))).not.toContain(
    "sign-in-mail-ip",
  );
  expect(signInAttemptLimits({ clientIp, simulator: true })).toEqual([]);
  expect(signInAttemptLimits({ clientIp, simulator: false })).toHaveLength(1);
});

test.each(["203.0.113.9", "10.127.0.1", "::2", "::ffff:203.0.113.9", ""])(
  "%j is not this machine",
  (clientIp) => {
    expect(signInAttemptLimits({ clientIp, simulator: true })).toHaveLength(1);
  },
);
