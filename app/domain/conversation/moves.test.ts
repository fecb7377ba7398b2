import { describe, expect, it } from "vitest";
import { localeOf } from "~/domain/conversation/locales";
import { type Move, type MoveSetting, readMove } from "~/domain/conversation/moves";
import { readWords } from "~/domain/conversation/words";

const EVENING: MoveSetting = {
  callTime: "19:30",
  localTime: "19:30",
  hours: { opens: "08:00", closes: "21:00" },
};
const english = localeOf("en");

/** A move in short: "tomorrow 20:00", "in 20", "refused outside_hours 22:30". */
function inShort(move: Move | null): string {
  if (move === null) return "none";
  if (move.outcome === "ask_when") return "when?";
  if (move.outcome === "refused") {
    const { refusal } = move;
    return `refused ${refusal.reason}${"time" in refusal ? ` ${refusal.time}` : ""}`;
  }
  const { wish } = move;
  switch (wish.kind) {
    case "call_in":
      return `in ${wish.minutes}`;
    case "move_call":
      return `${wish.day} ${wish.time ?? "usual"}`;
    case "drop_weekday":
      return `never ${wish.weekday}`;
    default:
      return wish.kind;
  }
}
const read = (text: string, setting = EVENING) =>
  inShort(readMove(readWords(text, english.words), english, setting, "bare"));

describe("a wish to be called at another time, on a call at half past seven in the evening", () => {
  it.each([
    ["call me in twenty minutes", "in 20"],
    ["Call me back in 20 minutes, please.", "in 20"],
    ["can you call me in half an hour", "in 30"],
    ["could you ring me in an hour", "in 60"],
    ["call me back in a quarter of an hour", "in 15"],
    ["can you call back in ten", "in 10"],
    ["call me in like forty five minutes", "in 45"],
    ["in twenty minutes please", "in 20"],
    ["postpone it by an hour", "in 60"],
    ["call me in a few minutes", "in 5"],
    ["call me in two hours", "refused outside_hours 21:30"],
    ["call me in three hours", "refused wait_too_long"],
    ["call me in two minutes", "refused wait_too_short"],
    ["call me back in a minute", "refused wait_too_short"],
    ["call me in 90 minutes", "refused outside_hours 21:00"],
    ["call me in 89 minutes", "in 89"],
    ["call me tomorrow at eight", "tomorrow 20:00"],
    ["tomorrow at eight", "tomorrow 20:00"],
    ["at eight tomorrow please", "tomorrow 20:00"],
    ["tomorrow at eight would be better", "tomorrow 20:00"],
    ["call me tomorrow at eight in the morning", "tomorrow 08:00"],
    ["call me tomorrow at 8 am", "tomorrow 08:00"],
    ["call me tomorrow at 8am", "tomorrow 08:00"],
    ["can you call me at 6:15 p.m. tomorrow", "tomorrow 18:15"],
    ["tomorrow at half past six", "tomorrow 18:30"],
    ["tomorrow at quarter to seven", "tomorrow 18:45"],
    ["tomorrow at twenty past six", "tomorrow 18:20"],
    ["call me tomorrow at noon", "tomorrow 12:00"],
    ["call me tomorrow at 14:30", "tomorrow 14:30"],
    ["call me tomorrow at eleven", "tomorrow 11:00"],
    ["call me tomorrow at eleven at night", "refused outside_hours 23:00"],
    ["call me tomorrow at six in the morning", "refused outside_hours 06:00"],
    ["call me tomorrow at nine pm", "refused outside_hours 21:00"],
    ["call me at midnight", "refused outside_hours 00:00"],
    ["tonight at nine", "refused outside_hours 21:00"],
    ["tonight at eight thirty", "today 20:30"],
    ["not now maybe tonight at half past eight", "today 20:30"],
    ["call me today at six pm", "refused time_passed 18:00"],
    ["call me at eight", "today 20:00"],
    ["call me at seven", "tomorrow 19:00"],
    ["could we push this to eight fifteen", "today 20:15"],
    ["saturday at ten", "6 10:00"],
    ["on saturday at ten in the morning please", "6 10:00"],
    ["can we reschedule for thursday", "4 usual"],
    ["i'd rather talk on monday", "1 usual"],
    ["can we do this tomorrow", "tomorrow usual"],
    ["call me tomorrow", "tomorrow usual"],
    ["let's move it to tomorrow morning", "tomorrow 09:00"],
    ["give me a ring tomorrow evening instead", "tomorrow 19:30"],
    ["can you call an hour earlier tomorrow", "tomorrow 18:30"],
    ["an hour later tomorrow", "tomorrow 20:30"],
    ["half an hour later tomorrow please", "tomorrow 20:00"],
    ["two hours later tomorrow", "refused outside_hours 21:30"],
    ["can we do this an hour later", "in 60"],
    ["not today", "none"],
    ["leave it for today", "skip_today"],
    ["let's skip today", "skip_today"],
    ["stop for today", "skip_today"],
    ["don't call me today", "skip_today"],
    ["not this week", "pause"],
    ["no calls this week please", "pause"],
    ["next week again", "pause"],
    ["pause the calls until next week", "pause"],
    ["not fridays", "never 5"],
    ["not on sundays please", "never 7"],
    ["don't call me on fridays", "never 5"],
    ["i don't want calls on mondays", "never 1"],
    ["no calls on fridays and saturdays", "refused in_settings"],
    ["no calls on weekends", "refused in_settings"],
    ["no calls next week i'm travelling", "refused in_settings"],
    ["call me at eight every day", "refused in_settings"],
    ["call me at eight from now on", "refused in_settings"],
    ["call me later", "when?"],
    ["let's reschedule", "when?"],
    ["call me after dinner", "when?"],
    ["i practised for twenty minutes", "none"],
    ["i have a lesson tomorrow at eight", "none"],
    ["she said call me tomorrow at eight", "none"],
    ["my sister calls me every friday", "none"],
    ["i'll do it by friday", "none"],
    ["an hour of constructor functions", "none"],
  ])("%s: %s", (said, expected) => {
    expect(read(said)).toBe(expected);
    expect(read(said.toUpperCase())).toBe(expected);
  });
});

describe("the reading nearest to the usual time", () => {
  it.each([
    ["07:30", "call me tomorrow at eight", "tomorrow 08:00"],
    ["12:30", "call me tomorrow at one", "tomorrow 13:00"],
    ["09:00", "call me tomorrow at six", "tomorrow 18:00"],
    ["09:00", "call me at eleven", "today 11:00"],
    ["", "call me tomorrow at eight", "tomorrow 08:00"],
  ])("usually at %j: %s: %s", (callTime, said, expected) =>
    expect(read(said, { ...EVENING, callTime, localTime: "09:00" })).toBe(expected),
  );
});

it("a bare time counts only where it can't be an answer", () => {
  const asked = (text: string) =>
    inShort(readMove(readWords(text, english.words), english, EVENING, "asked"));
  expect(asked("tomorrow at eight")).toBe("none");
  expect(asked("call me tomorrow at eight")).toBe("tomorrow 20:00");
  const named = (text: string) =>
    inShort(readMove(readWords(text, english.words), english, EVENING, "time_was_asked"));
  expect(named("eight")).toBe("today 20:00");
  expect(named("in half an hour maybe")).toBe("in 30");
  expect(named("uh tomorrow evening")).toBe("tomorrow 19:30");
  expect(named("i really don't know")).toBe("none");
});
