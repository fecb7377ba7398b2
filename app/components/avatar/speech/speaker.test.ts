import { describe, expect, it } from "vitest";
import {
  LONG,
  lengthOf,
  line,
  openness,
  REPORTS,
  SHORT,
  SPEAKS,
  voice,
  withVoice,
  wordsShown,
} from "./speaker.fixture";

describe("with a voice", () => {
  it("speaks within the click, in the look's manner", async () => {
    const { browser, speaker } = await withVoice(SPEAKS, [voice("de-DE"), voice("en_GB")]);
    speaker.say(SHORT, "calm");
    expect(browser.asked.map(({ text }) => text)).toEqual([SHORT.text]);
    const [{ utterance } = { utterance: null }] = browser.asked;
    expect(utterance).toMatchObject({ lang: "en_GB", rate: 0.9, pitch: 0.92, voice: { lang: "en_GB" } });
  });

  it.each([
    ["reports no word", SPEAKS],
    ["reports each word", REPORTS],
  ])("shows each word once, in order, when it %s", async (_, script) => {
    const { browser, speaker, views, seen } = await withVoice(script);
    speaker.say(SHORT, "warm");
    expect(seen().status).toBe("idle");
    browser.pass(20);
    expect(seen()).toMatchObject({ status: "speaking", problem: null });
    browser.pass(lengthOf(SHORT.text));
    expect(seen()).toEqual({ saying: null, status: "idle", problem: null });
    const shown = wordsShown(views).filter((word, place, all) => word !== all[place - 1]);
    expect(shown).toEqual(["You", "practised", "the", "slow", "movement", "today"]);
  });

  it("changes what is seen at most ten times a second", async () => {
    const { browser, speaker, views } = await withVoice(REPORTS);
    speaker.say(LONG, "bright");
    browser.pass(10_000);
    for (let from = 0; from < 9_000; from += 500) {
      expect(views.filter(({ at }) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(12);
    }
  });

  it("moves the mouth while it speaks and closes it within 120 ms of the end", async () => {
    const { browser, speaker } = await withVoice(SPEAKS);
    expect(speaker.mouth()).toBeNull();
    speaker.say(SHORT, "warm");
    expect(speaker.mouth()).toEqual({});
    browser.pass(80);
    expect(openness(speaker.mouth())).toBeGreaterThan(0.3);
    speaker.stop();
    const left = openness(speaker.mouth());
    browser.pass(60);
    expect(openness(speaker.mouth())).toBeLessThan(left);
    browser.pass(60);
    expect(speaker.mouth()).toBeNull();
  });

  it("says a long line in pieces, one after the other", async () => {
    const { browser, speaker, seen } = await withVoice(SPEAKS);
    speaker.say(LONG, "warm");
    expect(browser.asked).toHaveLength(1);
    browser.pass(lengthOf(LONG.text) + 5_000);
    expect(browser.asked.length).toBeGreaterThan(1);
    expect(browser.asked.every(({ text }) => text.length <= 180)).toBe(true);
    expect(browser.asked.map(({ text }) => text).join("")).toBe(LONG.text.trim());
    expect(browser.canceled).toEqual([]);
    expect(seen().saying).toBeNull();
  });

  it("learns how slow the voice is, and knows it the next time", async () => {
    const { browser, speaker } = await withVoice(({ text }) => [
      { after: 20, type: "start" },
      { after: 20 + text.length * 110, type: "end" },
    ]);
    speaker.say(SHORT, "warm");
    browser.pass(20_000);
    const learned = browser.paceOf("voice of en-US");
    expect(learned).toBeGreaterThan(1.1);
    speaker.say(SHORT, "warm");
    browser.pass(20_000);
    expect(browser.paceOf("voice of en-US")).toBeGreaterThan(learned);
  });

  it("shows a date as it is written while it is said in words", async () => {
    const { browser, speaker, views } = await withVoice(SPEAKS);
    speaker.say(line("Due 2026-08-14 🎸!"), "warm");
    browser.pass(10_000);
    expect(browser.asked[0]?.text).toBe("Due 14 August 2026 !");
    expect(new Set(wordsShown(views))).toEqual(new Set(["Due", "2026-08-14"]));
  });
});

describe("one line after another", () => {
  it("waits after a cancel, since what comes at once is lost", async () => {
    const { browser, speaker, seen } = await withVoice(SPEAKS);
    speaker.say(LONG, "warm");
    browser.pass(500);
    speaker.say(SHORT, "warm");
    expect(browser.canceled).toEqual([500]);
    expect(browser.asked).toHaveLength(1);
    browser.pass(100);
    expect(browser.asked.at(-1)).toMatchObject({ text: SHORT.text, at: 560 });
    expect(seen()).toMatchObject({ saying: { line: SHORT }, status: "speaking" });
  });

  it("says nothing more after stop", async () => {
    const { browser, speaker, seen } = await withVoice(SPEAKS);
    speaker.say(LONG, "warm");
    browser.pass(500);
    speaker.stop();
    expect(seen()).toEqual({ saying: null, status: "idle", problem: null });
    browser.pass(60_000);
    expect(browser.asked).toHaveLength(1);
    expect(seen().saying).toBeNull();
  });

  it("leaves others' speech alone when it says nothing itself", async () => {
    const { browser, speaker } = await withVoice(SPEAKS);
    speaker.stop();
    expect(browser.canceled).toEqual([]);
  });

  it("has nothing to say of a line of pictures", async () => {
    const { browser, speaker, seen } = await withVoice(SPEAKS);
    speaker.say(line("🎉 🎸"), "warm");
    expect(seen()).toEqual({ saying: null, status: "idle", problem: null });
    expect(browser.asked).toEqual([]);
  });
});
