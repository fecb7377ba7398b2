import { describe, expect, it } from "vitest";
import { ALL_LOCALES, localeOf } from "~/domain/conversation/locales";
import type { Refusal } from "~/domain/conversation/locales/lines";
import { LANGUAGES } from "~/providers/telephony/provider";

const REFUSALS: Refusal[] = [
  { reason: "outside_hours", time: "22:30", opens: "08:00", closes: "21:00" },
  { reason: "time_passed", time: "12:00" },
  { reason: "wait_too_short" },
  { reason: "wait_too_long" },
  { reason: "in_settings" },
];
const lastWord = (line: string) => /(\p{L}+)[.!]$/u.exec(line)?.[1];

it("there is one for every language", () => {
  for (const language of LANGUAGES) expect(localeOf(language).language).toBe(language);
});

describe.each(ALL_LOCALES.map((locale) => [locale.language, locale] as const))("in %s", (_, locale) => {
  const { lines, moves } = locale;
  const goodbyes = [
    lines.farewell("Mara", "play", "today"),
    lines.farewell("", null, "today"),
    lines.farewell("", null, null),
    lines.shortFarewell("Mara", "play", null),
    lines.shortFarewell("", null, null),
    lines.oneMinuteFarewell("Mara", lines.thanks),
    lines.silentFarewell("Mara"),
    lines.timeIsUp("Mara"),
    lines.plainFarewell("Mara"),
    lines.stopPromise,
    lines.justToday("Mara"),
    lines.wrongNumberPromise,
    lines.crisisFarewell("988"),
    lines.crisisFarewell(null),
    lines.verificationFarewell,
  ];
  const statements = [
    lines.introduction({ firstName: "Mara", purpose: "daily", callTime: "19:30" }),
    lines.greeting({ firstName: "Mara", purpose: "daily", callTime: "19:30" }),
    lines.greeting({ firstName: "", purpose: "on_demand", callTime: "" }),
    lines.practised("guitar", "an hour"),
    lines.practised(null, null),
    ...[lines.afterMinutes, lines.afterPart, lines.afterLearned].flatMap((say) => [say("x"), say(null)]),
    ...[lines.afterFollowUp, lines.followUpNotDone, lines.afterHard, lines.afterRecall, lines.recallNotKnown],
    ...[lines.afterNext, lines.thanks, lines.moveOn, lines.nothingPractised, lines.nothingLearned],
    ...[lines.nothingHard, lines.nothingNext, lines.noted("x", null), lines.noted(null, null)],
    ...[lines.oneQuestion, lines.nudge, lines.stopDeclined, lines.stopUnsettled, lines.offRecord],
    ...[lines.stillOffRecord, lines.onRecord, lines.alreadyOnRecord, ...lines.listening],
    ...[lines.promiseSkipToday, lines.promisePause, lines.notedOffRecord, lines.tookBack],
    ...[lines.promiseCallIn(20), lines.promiseMove("today", "20:00"), lines.promiseMove(6, null)],
    ...[lines.promiseDropWeekday(5), ...REFUSALS.map(lines.refuseMove)],
    ...[lines.crisis("988"), lines.crisis(null), ...lines.crisisListening, lines.crisisNudge],
    ...[lines.crisisStopPromise, lines.verification("402918"), lines.verificationAgain("402918")],
    lines.verificationIntroduction,
  ];
  const questions = [
    ...Object.values(lines.ask),
    ...Object.values(lines.askAgain),
    lines.askLearnedAfterNothing,
    lines.askFollowUp("play"),
    ...[lines.stopQuestion, lines.stopQuestionOffRecord, lines.stopQuestionAgain, lines.stopFirst],
  ];
  it("a goodbye ends with the word for it and asks nothing", () => {
    const word = lastWord(lines.plainFarewell(""));
    expect(word).toBeDefined();
    for (const line of goodbyes) {
      expect(lastWord(line)).toBe(word);
      expect(line).not.toContain("?");
    }
  });
  it("a statement asks nothing and is no goodbye", () => {
    for (const line of statements) {
      expect(line).not.toContain("?");
      expect(lastWord(line)).not.toBe(lastWord(lines.plainFarewell("")));
    }
  });
  it("a question is one question", () => {
    for (const line of questions) expect(line.match(/\?/g)).toHaveLength(1);
    for (const line of questions) expect(line.endsWith("?")).toBe(true);
    expect(lines.askWhen.match(/\?/g)).toHaveLength(1);
  });
  it("every line is whole and short", () => {
    for (const line of [...goodbyes, ...statements, ...questions, lines.askWhen, lines.voicemail]) {
      expect(line).toMatch(/^\S(?:.*\S)?$/u);
      expect(line).not.toMatch(/ {2}|undefined|null|NaN/);
      expect(line.length).toBeLessThan(400);
    }
    const greeting = lines.greeting({ firstName: "Mara", purpose: "daily", callTime: "19:30" });
    expect(greeting.split(" ").length).toBeLessThanOrEqual(26);
  });
  it("its questions about a plan are known as such, and no others", () => {
    const plans = [lines.ask.next, lines.ask.when, lines.askAgain.next, lines.askAgain.when];
    for (const line of plans) expect(moves.asksForPlan.test(line)).toBe(true);
    for (const line of [...questions, lines.askWhen, ...statements].filter((line) => !plans.includes(line)))
      expect(moves.asksForPlan.test(line), line).toBe(false);
  });
  it("reads a code slowly, twice", () => {
    expect(lines.verification("402918").split("4, 0, 2, 9, 1, 8")).toHaveLength(3);
  });
  it("no pattern remembers where it was", () => {
    const used = [
      ...Object.values(locale.phrases).flatMap(({ whole, within = [] }) => [
        ...whole,
        ...within.map(({ pattern }) => pattern),
      ]),
      ...moves.bare.map(({ pattern }) => pattern),
      ...moves.asked.map(({ pattern }) => pattern),
      moves.asksForPlan,
      locale.promising,
      locale.words.hummedYes,
    ];
    for (const pattern of used) expect(pattern.global || pattern.sticky).toBe(false);
  });
});
