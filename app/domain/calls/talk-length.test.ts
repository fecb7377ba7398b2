import { expect, test } from "vitest";
import type { MinutesStanding } from "~/domain/billing/minutes";
import { type LengthQuestion, type TalkLength, talkLength } from "./talk-length";

const now = new Date("2026-11-23T18:30:00.000Z");
const windowEnd = new Date("2026-12-03T18:30:00.000Z");
const standing = (leftSeconds: number): MinutesStanding => ({
  allowanceSeconds: 9300,
  usedSeconds: 9300 - leftSeconds,
  leftSeconds,
  windowStart: new Date("2026-11-03T18:30:00.000Z"),
  windowEnd,
  low: leftSeconds <= 1860,
  usedUp: leftSeconds < 60,
});
const full: TalkLength = { seconds: 300, because: null, refused: null, minutesUntil: null };
const none = { seconds: 0, because: null };

test.each<[string, Partial<LengthQuestion>, Partial<TalkLength>]>([
  ["nothing is counted", {}, full],
  ["plenty of minutes", { standing: standing(9000) }, { ...full, minutesUntil: windowEnd }],
  ["few minutes", { standing: standing(1650) }, { seconds: 150, because: "minutes", refused: null }],
  ["no minutes", { standing: standing(59) }, { ...none, refused: "minutes_used_up" }],
  ["money for all of it", { affordable: 300 }, full],
  ["money for three minutes", { affordable: 180 }, { seconds: 180, because: "spending" }],
  ["no money", { affordable: 0 }, { ...none, refused: "spend_cap_reached" }],
  [
    "few minutes, less money",
    { standing: standing(1650), affordable: 120 },
    { seconds: 120, because: "spending" },
  ],
  [
    "less minutes than money",
    { standing: standing(1650), affordable: 180 },
    { seconds: 150, because: "minutes" },
  ],
  ["a code", { kind: "verification" }, { seconds: 120, because: null }],
  [
    "a code without minutes",
    { kind: "verification", standing: standing(0) },
    { seconds: 120, minutesUntil: null },
  ],
  [
    "a code with little money",
    { kind: "verification", affordable: 60 },
    { seconds: 60, because: "spending" },
  ],
  [
    "a code without money",
    { kind: "verification", affordable: 0 },
    { ...none, refused: "spend_cap_reached" },
  ],
  ["calls that are short anyhow", { maxSeconds: 30, affordable: 60 }, { seconds: 30, because: null }],
])("%s", (_, over, length) => {
  const question: LengthQuestion = {
    kind: "daily",
    maxSeconds: 300,
    standing: null,
    affordable: null,
    zone: "Europe/Berlin",
    callDays: [1, 2, 3, 4, 5, 6, 7],
    ...over,
  };
  expect(talkLength(question, now)).toMatchObject(length);
});
