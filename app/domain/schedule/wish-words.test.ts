import { expect, test } from "vitest";
import { keptWords, notKeptWords } from "./wish-words";

const clock = (instant: string) => instant.slice(11, 16);

test.each<[Record<string, string>, string | null]>([
  [
    { reason: "called_back", minutes: "20", at: "2026-11-22T18:52:00.000Z" },
    "You asked to be called in 20 minutes, at 18:52.",
  ],
  [
    { reason: "called_at", day: "2026-11-22", at: "2026-11-22T20:00:00.000Z" },
    "You asked to be called on Sunday 22 November at 20:00.",
  ],
  [
    { reason: "moved", day: "2027-01-01", at: "2027-01-01T20:00:00.000Z" },
    "You asked to be called on Friday 1 January 2027 at 20:00.",
  ],
  [
    { reason: "moved", day: "2026-11-27", at: "2026-11-27T20:00:00.000Z", undone: "2026-11-25" },
    "You asked to be called on Friday 27 November at 20:00. The call of Wednesday 25 November has its usual time again.",
  ],
  [{ reason: "skipped", day: "2026-11-22" }, "You asked for no more calls that day."],
  [{ reason: "paused", until: "2026-11-30" }, "You asked for a break until Monday 30 November."],
  [{ reason: "weekday_dropped", weekday: "5" }, "You asked for no calls on Fridays, so they have none."],
  [{ reason: "danced" }, null],
  [{}, null],
])("kept: %j", (detail, words) => expect(keptWords(detail, "2026-11-22", clock)).toBe(words));

test.each<[Record<string, string>, string | null]>([
  [
    { reason: "outside_hours", minutes: "90" },
    "You asked to be called in 90 minutes, but that is outside the hours in which your phone may ring.",
  ],
  [
    { reason: "outside_hours" },
    "You asked to be called at another time, but that is outside the hours in which your phone may ring.",
  ],
  [{ reason: "day_over" }, "You asked to be called at another time, but that time was over by then."],
  [{ reason: "paused" }, "You asked to be called at another time, but your calls are paused then."],
  [
    { reason: "last_weekday", weekday: "5" },
    "You asked for no calls on Fridays. No other weekday has one, so nothing changed: you can turn daily calls off in Settings.",
  ],
  [{ reason: "danced" }, null],
  [{}, null],
])("not kept: %j", (detail, words) => expect(notKeptWords(detail)).toBe(words));
