import { describe, expect, test } from "vitest";
import { type PlanRow, type PlanRules, planFrom } from "./stored-plan";

const now = new Date("2026-03-01T12:00:00Z");
const rules: PlanRules = { reservedNumbers: true, payments: "off" };
const row: PlanRow = {
  id: "4b3f0d3e-6c0e-4f0e-9a55-0d1f6a3c2b11",
  firstName: "Asha",
  phone: "+12025550101",
  phoneVerifiedAt: null,
  localTz: "Europe/Berlin",
  callTime: new Date("1970-01-01T19:30:00Z"),
  callDays: [1, 2, 3],
  callEnabled: true,
  pausedUntil: new Date("2026-03-05T00:00:00Z"),
  nextCallAt: new Date("2026-03-09T18:30:00Z"),
  subscription: null,
  consents: [{ granted: true, phone: "+12025550101" }],
};

test("a row becomes a plan", () => {
  expect(planFrom(row, rules, now)).toEqual({
    userId: row.id,
    nextCallAt: row.nextCallAt,
    firstName: "Asha",
    phone: "+12025550101",
    phoneProved: true,
    localTz: "Europe/Berlin",
    callTime: "19:30",
    callDays: [1, 2, 3],
    callEnabled: true,
    pausedUntil: "2026-03-05",
    consented: true,
    entitled: true,
  });
});

test("what isn't known yet stays unknown", () => {
  const fresh = { firstName: null, phone: null, localTz: null, callTime: null, pausedUntil: null };
  expect(planFrom({ ...row, ...fresh, consents: [] }, rules, now)).toMatchObject({
    ...fresh,
    phoneProved: false,
    consented: false,
  });
});

describe("consent", () => {
  const here = "+12025550101";
  const elsewhere = "+13125550101";
  test.each([
    ["given for this number", here, [{ granted: true, phone: here }], true],
    ["given for another number", here, [{ granted: true, phone: elsewhere }], false],
    ["given for no number", here, [{ granted: true, phone: null }], false],
    ["withdrawn for this number", here, [{ granted: false, phone: here }], false],
    ["withdrawn on the phone of another number", here, [{ granted: false, phone: elsewhere }], false],
    ["withdrawn without a number", here, [{ granted: false, phone: null }], false],
    ["never given", here, [], false],
    ["given without a number by someone without one", null, [{ granted: true, phone: null }], false],
  ])("%s", (_, phone, consents, consented) =>
    expect(planFrom({ ...row, phone, consents }, rules, now).consented).toBe(consented),
  );
});

test("the number needs proof where numbers are real", () => {
  const real = { ...rules, reservedNumbers: false };
  expect(planFrom(row, real, now).phoneProved).toBe(false);
  expect(planFrom({ ...row, phoneVerifiedAt: now }, real, now).phoneProved).toBe(true);
});

test("calls need a plan where plans are sold", () => {
  const sold: PlanRules = { ...rules, payments: "simulator" };
  expect(planFrom(row, sold, now).entitled).toBe(false);
  const subscription = { tier: "pro" as const, accessUntil: new Date("2026-04-01T00:00:00Z") };
  expect(planFrom({ ...row, subscription }, sold, now).entitled).toBe(true);
});
