import { expect, test } from "vitest";
import type { LocalDate } from "~/lib/columns";
import type { CallPlan } from "./next-call";
import { PLAN } from "./next-call.fixture";
import { slotsAfterChange } from "./next-call-after-change";

// Half past seven in Berlin, on a Sunday and the days after.
const sunday = "2026-11-22T18:30:00.000Z";
const monday = "2026-11-23T18:30:00.000Z";
const tuesday = "2026-11-24T18:30:00.000Z";

type Kept = [nextCallAt: string | null, nextSilentAt: string | null];
test.each<
  [
    words: string,
    change: Partial<CallPlan>,
    now: string,
    lastDay: LocalDate | null,
    before: Kept,
    after: Kept,
  ]
>([
  ["nothing was planned", {}, "2026-11-22T12:00Z", null, [null, null], [sunday, null]],
  ["a first plan doesn't reach back", {}, "2026-11-22T18:30:01Z", null, [null, null], [monday, null]],
  [
    "a later time",
    { callTime: "20:00" },
    "2026-11-22T12:00Z",
    null,
    [sunday, null],
    ["2026-11-22T19:00:00.000Z", null],
  ],
  [
    "a time that is past today",
    { callTime: "09:00" },
    "2026-11-22T12:00Z",
    null,
    [sunday, null],
    ["2026-11-23T08:00:00.000Z", null],
  ],
  [
    "a later time on a day that has rung",
    { callTime: "20:00" },
    "2026-11-22T18:40Z",
    "2026-11-22",
    [monday, null],
    ["2026-11-23T19:00:00.000Z", null],
  ],
  ["a slot that is due stays due", {}, "2026-11-22T18:30:20Z", "2026-11-21", [sunday, null], [sunday, null]],
  ["a slot that is due at this instant stays due", {}, sunday, "2026-11-21", [sunday, null], [sunday, null]],
  [
    "a slot that an outage has left stays, for its receipt",
    {},
    "2026-11-22T23:00Z",
    "2026-11-21",
    [sunday, null],
    [sunday, null],
  ],
  [
    "one of days ago stays, and so do those after it",
    {},
    "2026-11-25T23:00Z",
    "2026-11-21",
    [sunday, null],
    [sunday, null],
  ],
  [
    "a due slot moves to later today",
    { callTime: "20:00" },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [sunday, null],
    ["2026-11-22T19:00:00.000Z", null],
  ],
  [
    "a due slot goes with a plan that doesn't have it",
    { callTime: "19:00" },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [sunday, null],
    ["2026-11-23T18:00:00.000Z", null],
  ],
  [
    "a due slot that is skipped is silent",
    { skippedDay: "2026-11-22" },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [sunday, null],
    [monday, sunday],
  ],
  [
    "a due slot that a pause covers is silent",
    { pausedUntil: "2026-11-24" },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [sunday, null],
    [tuesday, sunday],
  ],
  [
    "a due slot goes when calls are off",
    { callEnabled: false },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [sunday, null],
    [null, null],
  ],
  [
    "a due silent slot stays silent",
    { pausedUntil: "2026-11-24" },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [monday, sunday],
    [tuesday, sunday],
  ],
  [
    "a skip is taken back as the slot comes due",
    {},
    "2026-11-22T18:31Z",
    "2026-11-21",
    [monday, sunday],
    [sunday, null],
  ],
  [
    "the earlier of two due slots decides",
    { pausedUntil: "2026-11-23" },
    "2026-11-24T12:00Z",
    "2026-11-21",
    [monday, sunday],
    [monday, sunday],
  ],
  [
    "a due slot is moved to later today",
    { movedDay: "2026-11-22", movedTime: "20:00" },
    "2026-11-22T18:31Z",
    "2026-11-21",
    [sunday, null],
    ["2026-11-22T19:00:00.000Z", null],
  ],
  [
    "a day that is claimed stays over, whatever it is moved to",
    { movedDay: "2026-11-22", movedTime: "20:00" },
    "2026-11-22T18:31Z",
    "2026-11-22",
    [monday, null],
    [monday, null],
  ],
  [
    "a move is taken back as its slot comes due",
    {},
    "2026-11-22T19:00:20Z",
    "2026-11-21",
    ["2026-11-22T19:00:00.000Z", null],
    [monday, null],
  ],
  ["a pause ends early", {}, "2026-11-22T12:00Z", "2026-11-21", [tuesday, sunday], [sunday, null]],
])("%s", (_, change, now, lastDay, [call, silent], [nextCallAt, nextSilentAt]) => {
  const date = (iso: string | null) => (iso ? new Date(iso) : null);
  const kept = { nextCallAt: date(call), nextSilentAt: date(silent) };
  expect(slotsAfterChange({ ...PLAN, ...change }, kept, lastDay, new Date(now))).toEqual({
    nextCallAt: date(nextCallAt),
    nextSilentAt: date(nextSilentAt),
  });
});
