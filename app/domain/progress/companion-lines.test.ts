import { describe, expect, it } from "vitest";
import { companionLines, type ToSay } from "./companion-lines";
import type { Finding } from "./findings";

const TODAY = "2026-11-23";
const finding = (kind: "win" | "learned" | "summary", text: string, quote: string): Finding => ({
  key: `${kind}:2:1`,
  turns: [2],
  kind,
  text,
  quote,
});
const talk = (callId: string, day: string, ...found: Finding[]) => ({
  callId,
  day,
  language: "en" as const,
  found,
});
const quest = (title: string, dueDay: string | null) => ({
  id: "q1",
  title,
  source: "promise" as const,
  dueDay,
  callId: "c1",
  turn: 4,
});
const NOTHING: ToSay = {
  greeting: "We haven't talked yet.",
  gently: false,
  today: TODAY,
  language: "en",
  quests: [],
  last: null,
  old: [],
};
const said = (say: Partial<ToSay>) => companionLines({ ...NOTHING, ...say }).map(({ text }) => text);

const WIN = finding(
  "win",
  "You played the song through for the first time.",
  "I played it all the way through",
);

describe("what the companion says", () => {
  it.each<[string, Partial<ToSay>, string[]]>([
    ["nothing happened yet", {}, []],
    [
      "a promise is due",
      { quests: [quest("Send my draft", TODAY)] },
      ["You said you'd send your draft. That's for today."],
    ],
    [
      "its day is past",
      { quests: [quest("Send my draft", "2026-11-20")] },
      ["You said you'd send your draft. Its day has come."],
    ],
    ["it isn't due", { quests: [quest("Send my draft", "2026-11-24")] }, []],
    ["no day was said", { quests: [quest("Send my draft", null)] }, []],
    [
      "the last talk",
      { last: talk("c2", "2026-11-22", WIN) },
      ["You played the song through for the first time."],
    ],
    [
      "a year ago",
      { old: [talk("c3", "2025-11-23", WIN), talk("c4", "2026-11-16", WIN)] },
      ["A year ago you said: “I played it all the way through”"],
    ],
    [
      "a day without anything to hear again",
      { old: [talk("c3", "2025-11-23"), talk("c4", "2026-11-16", WIN)] },
      ["A week ago you said: “I played it all the way through”"],
    ],
    [
      "something grave",
      {
        last: talk(
          "c2",
          "2026-11-22",
          finding("win", "You told of your mother.", "my mother died last week"),
        ),
      },
      [],
    ],
    [
      "a hard day",
      { gently: true, quests: [quest("Send my draft", TODAY)], last: talk("c2", "2026-11-22", WIN) },
      [],
    ],
    [
      "the same talk isn't said twice",
      { last: talk("c2", "2026-11-16", WIN), old: [talk("c2", "2026-11-16", WIN)] },
      [WIN.text],
    ],
  ])("%s", (_name, say, lines) => {
    expect(said(say)).toEqual([NOTHING.greeting, ...lines]);
  });

  it("leads to where it was said, in the language it was said in", () => {
    const spanish = { ...talk("c5", "2025-11-23", WIN), language: "es" as const };
    expect(companionLines({ ...NOTHING, old: [spanish] })[1]).toEqual({
      id: "old:c5:win:2:1",
      text: "Hace un año dijiste: «I played it all the way through»",
      language: "es",
      source: { words: "That talk", href: "/calls/c5#turn-2" },
    });
  });
});
