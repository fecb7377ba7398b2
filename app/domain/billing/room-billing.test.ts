import { expect, test } from "vitest";
import { callsRest, planLine, roomBilling } from "./room-billing";

const NOW = new Date("2026-11-23T12:00:00Z");
const READER = { zone: "Europe/Berlin", now: NOW };
const at = (day: string) => `${day}T12:00:00+00:00`;

/** As the statement of the room reads it. */
const plan = {
  tier: "pro",
  status: "active",
  accessUntil: at("2026-12-12"),
  currentPeriodStart: at("2026-11-10"),
  currentPeriodEnd: at("2026-12-10"),
  cancelAtPeriodEnd: false,
  grantedUntil: null,
  grantedAt: null,
  trialEndsAt: null,
  graceUntil: null,
  firstAccessAt: at("2026-11-10"),
  createdAt: at("2026-11-10"),
};
const talk = (minutes: number, day = "2026-11-20") => ({
  status: "completed",
  answeredAt: at(day),
  endedAt: at(day),
  durationSeconds: minutes * 60,
  maxSeconds: null,
});

const billingOf = (change: object | null, talks: object[] = []) =>
  roomBilling(
    "simulator",
    {
      plan: change && { ...plan, ...change },
      talks: talks.map((each) => ({ ...each })),
      planMinutes: 155,
    },
    NOW,
  );
const lineOf = async (change: object | null, talks: object[] = []) =>
  planLine(await billingOf(change, talks), READER);

const ending = { status: "active", cancelAtPeriodEnd: true };
const gift = {
  ...{ status: "granted", currentPeriodStart: null, currentPeriodEnd: null, grantedAt: at("2026-11-01") },
  ...{ accessUntil: at("2026-11-25"), grantedUntil: at("2026-11-25") },
};

test.each<[string, object | null, object[], string | null]>([
  ["no plan", null, [], null],
  ["one that renews", {}, [talk(20)], null],
  [
    "a refused charge",
    { status: "past_due", graceUntil: at("2026-11-25"), accessUntil: at("2026-11-25") },
    [],
    "Your bank refused the last charge. Calls go on until Wednesday 25 November.",
  ],
  [
    "one that ends soon",
    { ...ending, currentPeriodEnd: at("2026-11-28"), accessUntil: at("2026-11-28") },
    [],
    "Your plan ends on Saturday 28 November; until then everything works as before.",
  ],
  ["one that ends later", { ...ending, accessUntil: at("2026-12-10") }, [], null],
  ["a gift that ends soon", gift, [], "Your plan ends on Wednesday 25 November; until then"],
  [
    "one that ends soon, beside a longer gift",
    {
      ...{ ...ending, currentPeriodEnd: at("2026-11-28") },
      ...{ accessUntil: at("2027-01-01"), grantedUntil: at("2027-01-01"), grantedAt: at("2026-11-01") },
    },
    [],
    null,
  ],
  [
    "minutes that run low",
    {},
    [talk(100), talk(30, "2026-11-22")],
    "25 minutes of talk left until Thursday 10 December, so calls are shorter.",
  ],
  ["talks before the month of the plan", {}, [talk(150, "2026-11-09")], null],
  ["minutes that are used", {}, [talk(155)], "The plan's minutes are used until Thursday 10 December."],
])("%s", async (_, change, talks, words) => {
  const line = await lineOf(change, talks);
  if (words === null) expect(line).toBeNull();
  else expect(line?.words).toContain(words);
});

test.each<[string, object | null, object[], string | null]>([
  ["while none are left", {}, [talk(155)], "Thursday 10 December"],
  ["while what is left is less than a talk", {}, [talk(154.5)], "Thursday 10 December"],
  ["not while some are left", {}, [talk(150)], null],
  ["not without a plan", null, [talk(155)], null],
  [
    "beside an end that is told first",
    { ...ending, currentPeriodEnd: at("2026-11-24") },
    [talk(155)],
    "tomorrow at 13:00",
  ],
])("calls rest %s", async (_, change, talks, words) => {
  expect(callsRest(await billingOf(change, talks), READER)?.words ?? null).toBe(words);
});

test("where nothing is sold, nothing is said", () => {
  expect(planLine(null, READER)).toBeNull();
  expect(callsRest(null, READER)).toBeNull();
});
