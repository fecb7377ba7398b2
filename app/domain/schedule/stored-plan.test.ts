import { describe, expect, test } from "vitest";
import { type ConsentRow, type PlanRow, type PlanRules, planFrom } from "./stored-plan";

const now = new Date("2026-03-01T12:00:00Z");
const rules: PlanRules = { reservedNumbers: true, payments: "off" };
const consent = (granted: boolean, phone: string | null): ConsentRow => ({
  granted,
  phone,
  textVersion: "1",
  createdAt: now,
});
const row: PlanRow = {
  id: "4b3f0d3e-6c0e-4f0e-9a55-0d1f6a3c2b11",
  firstName: "Asha",
  phone: "+12025550101",
  phoneVerifiedAt: null,
  phoneBlocked: false,
  localTz: "Europe/Berlin",
  callTime: new Date("1970-01-01T19:30:00Z"),
  weekdayTimes: { 6: "10:00" },
  callDays: [1, 2, 3],
  dayStart: 4,
  eveningWindowStart: new Date("1970-01-01T18:00:00Z"),
  eveningWindowEnd: new Date("1970-01-01T22:00:00Z"),
  anyHours: false,
  callEnabled: true,
  pausedUntil: new Date("2026-03-05T00:00:00Z"),
  skippedDay: new Date("2026-03-09T00:00:00Z"),
  movedDay: new Date("2026-03-11T00:00:00Z"),
  movedTime: new Date("1970-01-01T20:15:00Z"),
  voicemailChoice: "message",
  language: "es",
  nextCallAt: new Date("2026-03-10T18:30:00Z"),
  nextSilentAt: new Date("2026-03-02T18:30:00Z"),
  lastSlotDay: new Date("2026-02-25T00:00:00Z"),
  subscription: null,
  consents: [consent(true, "+12025550101")],
};

test("a row becomes a plan", () => {
  expect(planFrom(row, rules, now)).toEqual({
    userId: row.id,
    nextCallAt: row.nextCallAt,
    nextSilentAt: row.nextSilentAt,
    lastSlotDay: "2026-02-25",
    firstName: "Asha",
    phone: "+12025550101",
    phoneProved: true,
    phoneBlocked: false,
    localTz: "Europe/Berlin",
    callTime: "19:30",
    weekdayTimes: { 6: "10:00" },
    callDays: [1, 2, 3],
    dayStart: 4,
    window: { opens: "18:00", closes: "22:00" },
    anyHours: false,
    hours: { opens: "18:00", closes: "21:00" },
    voicemailChoice: "message",
    language: "es",
    callEnabled: true,
    pausedUntil: "2026-03-05",
    skippedDay: "2026-03-09",
    movedDay: "2026-03-11",
    movedTime: "20:15",
    consented: true,
    entitled: true,
    hadAccess: true,
  });
});

test("what isn't known yet stays unknown", () => {
  const fresh = {
    firstName: null,
    phone: null,
    localTz: null,
    callTime: null,
    pausedUntil: null,
    skippedDay: null,
    movedDay: null,
    movedTime: null,
    nextCallAt: null,
    nextSilentAt: null,
    lastSlotDay: null,
  };
  const noWindow = { eveningWindowStart: null, eveningWindowEnd: null };
  expect(planFrom({ ...row, ...fresh, ...noWindow, consents: [] }, rules, now)).toMatchObject({
    ...fresh,
    window: null,
    hours: { opens: "08:00", closes: "21:00" },
    phoneProved: false,
    consented: false,
  });
});

describe("consent", () => {
  const here = "+12025550101";
  const elsewhere = "+13125550101";
  test.each([
    ["given for this number", here, [consent(true, here)], true],
    ["given for another number", here, [consent(true, elsewhere)], false],
    ["given for no number", here, [consent(true, null)], false],
    ["withdrawn for this number", here, [consent(false, here)], false],
    ["withdrawn on the phone of another number", here, [consent(false, elsewhere)], false],
    ["withdrawn without a number", here, [consent(false, null)], false],
    ["never given", here, [], false],
    ["given without a number by someone without one", null, [consent(true, null)], false],
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
  const firstAccessAt = new Date("2026-01-01T00:00:00Z");
  const subscription = { tier: "pro" as const, accessUntil: new Date("2026-04-01T00:00:00Z"), firstAccessAt };
  expect(planFrom({ ...row, subscription }, sold, now).entitled).toBe(true);
});
