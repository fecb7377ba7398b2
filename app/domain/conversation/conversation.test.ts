import { describe, expect, it } from "vitest";
import {
  continueConversation,
  isOffRecord,
  openConversation,
  patienceOf,
} from "~/domain/conversation/conversation";
import { AGENDA, type Heard, settingOf, talk } from "~/domain/conversation/conversation.fixture";
import { localeOf } from "~/domain/conversation/locales";
import type { Understood } from "~/domain/conversation/understand";
import { wishesIn } from "~/domain/conversation/wishes";
import type { Turn } from "~/providers/telephony/provider";

const { lines: script } = localeOf("en");
const lineAfter = (...said: Heard[]) => talk(said).last.say;
const wishes = (kept: readonly Turn[]) => wishesIn(kept, settingOf(AGENDA)).map(({ kind }) => kind);

describe("understood at any moment", () => {
  const moments: Heard[][] = [
    [],
    ["guitar"],
    ["guitar, an hour"],
    ["guitar, an hour", "the bridge"],
    ["guitar, an hour", "the bridge", "nothing", "the F chord", "I'll play it"],
    [null],
    ["mm"],
    ["off the record", "my boss yelled at me"],
  ];
  it.each(moments.map((moment) => [moment]))("after %j", (moment) => {
    const onward = (...said: Heard[]) => talk([...moment, ...said]);
    const before = talk(moment).last;
    const open = before.state.offRecord ? script.stillOffRecord : before.state.last;

    expect(onward("stop calling me").last.say).toContain(script.stopQuestion);
    for (const sure of ["yes", "stop calling me", "no more calls"]) {
      const { last, kept } = onward("stop calling me", sure);
      expect(last).toMatchObject({ say: script.stopPromise, hangUp: true });
      expect(last.say).toMatch(/Settings/);
      expect(wishes(kept)).toEqual(["stop_calls"]);
    }
    expect(onward("stop calling me", "no").last.hangUp).toBe(false);
    expect(onward("stop calling me", "no just today").last.say).toMatch(/calls stay.*Goodbye/);
    expect(wishes(onward("stop calling me", "no just today").kept)).toEqual(["skip_today"]);
    expect(onward("stop calling me", "hm", "guitar").last.say).toContain(script.stopUnsettled);

    const wrong = onward("sorry, wrong number");
    expect(wrong.last).toMatchObject({ say: script.wrongNumberPromise, hangUp: true });
    expect(wishes(wrong.kept)).toEqual(["wrong_number"]);

    const moved = onward("call me tomorrow at eight");
    expect(moved.last.say).toMatch(/^All right, I'll call you tomorrow at 8 pm\./);
    expect(moved.last).toMatchObject({ hangUp: false, understood: "move_call" });
    expect(moved.last.state.topic).toBe(before.state.topic);
    expect(isOffRecord(moved.last.state)).toBe(false);
    expect(wishes(moved.kept)).toEqual(["move_call"]);
    expect(onward("call me in twenty minutes").last.say).toMatch(
      /^All right, I'll call you again in 20 minutes\..*Goodbye!$/,
    );
    expect(onward("call me tomorrow at eight", "never mind").last.say).toContain(script.tookBack);
    expect(wishes(onward("call me tomorrow at eight", "never mind").kept)).toEqual([]);
    expect(onward("call me tomorrow at 11 pm").last).toMatchObject({ hangUp: false });
    expect(onward("call me tomorrow at 11 pm").last.say).toMatch(/can't call at 11 pm.*8 am.*9 pm/);
    expect(wishes(onward("call me tomorrow at 11 pm").kept)).toEqual([]);
    expect(onward("call me later").last.say).toBe(script.askWhen);
    expect(onward("call me later", "in half an hour").last).toMatchObject({ hangUp: true });

    const who = onward("sorry, who is this?").last;
    expect(who).toMatchObject({ understood: "who_is_calling", hangUp: false });
    expect(who.say).toMatch(/relevel\.me, an AI companion.*Mara.*daily 19:30 call/);
    expect(who.state).toMatchObject({ topic: before.state.topic, offRecord: before.state.offRecord });

    expect(onward("can you repeat that?").last).toMatchObject({
      say: before.state.last,
      understood: "repeat",
      hangUp: false,
    });
    expect(open).not.toBe("");
    expect(onward("i have to go").last).toMatchObject({ understood: "goodbye", hangUp: true });
    expect(onward("i have to go").last.say.split(" ").length).toBeLessThan(26);

    expect(isOffRecord(onward("off the record").last.state)).toBe(true);
    const on = onward("off the record", "back on the record").last;
    expect(isOffRecord(on.state)).toBe(false);
    expect(on.say.endsWith("?")).toBe(true);

    const silent = onward("what?", null);
    expect(silent.last).toMatchObject({ say: script.nudge, hangUp: false, understood: "silence" });
    expect(onward("what?", null, null).last).toMatchObject({ hangUp: true, understood: "silence" });
    expect(onward("what?", null, "mm", null).last.hangUp).toBe(false);
  });

  it("asks somebody with a minute one question", () => {
    const opening = talk(["I only have a minute", "drawing"]);
    expect(opening.lines[1]).toMatch(/^Of course\. Then just one question\. What did you practise today\?$/);
    expect(opening.last.say).toMatch(/^Drawing, nice\. .*Goodbye!$/);
    expect(opening.last.hangUp).toBe(true);
    expect(talk(["guitar, an hour", "i'm in a hurry", "I'll play it slowly by friday"]).last.say).toMatch(
      /^Good: play it slowly, by Friday\..*Goodbye!$/,
    );
    expect(talk(["I only have a minute", "mm"]).last.hangUp).toBe(true);
    const promised = talk(["I only have a minute", "drawing"], { ...AGENDA, followUp: "draw a cat" });
    expect(promised.last.hangUp).toBe(true);
  });
  it.each([
    [AGENDA, "calling Mara for the daily 19:30 call. What did you practise today?"],
    [{ ...AGENDA, purpose: "on_demand" as const }, "calling Mara because Call now was pressed. What"],
    [{ ...AGENDA, firstName: " ", callTime: "" }, "calling for the daily call. What"],
  ])(
    "tells whoever screens the call who is calling and why, then asks the first question",
    (agenda, words) => {
      for (const asked of [
        "Please say your name and why you are calling.",
        "To accept this call, press 1.",
        "Please state your name after the tone.",
      ]) {
        const { last } = talk([asked], agenda);
        expect(last.say).toContain("relevel.me, an AI companion");
        expect(last.say).toContain(words);
      }
      expect(talk(["who is calling?", "Thank you. Please stay on the line."], agenda).last).toMatchObject({
        understood: "unclear",
        hangUp: false,
      });
    },
  );
  it("repeats the promise of somebody who leaves with it", () =>
    expect(lineAfter("guitar, an hour", "x", "no", "no", "I'll play it slowly by friday. Bye!")).toMatch(
      /play it slowly, by Friday/,
    ));
  it("says nothing after the end", () => {
    const { last } = talk(["bye"]);
    expect(continueConversation(last.state, "stop calling me", 30)).toEqual({
      state: last.state,
      say: "",
      hangUp: true,
      kept: null,
      understood: null,
      reword: null,
    });
  });
});

describe("a wish for another time", () => {
  it.each<[Heard[], RegExp, boolean]>([
    [["not today"], /no more calls today.*Goodbye!$/, true],
    [["leave it for today"], /no more calls today.*Goodbye!$/, true],
    [["guitar", "not today"], /^Thank you\./, false],
    [["tonight at half past eight"], /call you today at 8:30 pm\. Take care, Mara\. Goodbye!$/, true],
    [["call me tomorrow"], /tomorrow at your usual time\..*Goodbye!$/, true],
    [["saturday at ten"], /on Saturday at 10 am\. What did you practise today\?$/, false],
    [["not this week"], /no calls until Monday\..*Goodbye!$/, true],
    [["no calls on fridays"], /won't call on Fridays\. What did you practise today\?$/, false],
    [["no calls on weekends"], /in Settings.* What did you practise today\?$/, false],
    [["call me in two minutes"], /five minutes at the earliest.* What did you practise today\?$/, false],
    [["call me later", "tomorrow at eight"], /tomorrow at 8 pm\. What/, false],
    [["call me later", "guitar"], /^Guitar, nice\./, false],
    [["tomorrow at eight", "no", "guitar"], /^Guitar, nice\./, false],
    [["stop calling me", "no, call me tomorrow at eight"], /tomorrow at 8 pm\. What/, false],
    [["off the record", "call me tomorrow at eight"], /8 pm\. That much I have to note, even off/, false],
    [["off the record", "tomorrow at eight"], /./, false],
  ])("%j: %s", (said, line, ends) =>
    expect(talk(said).last).toMatchObject({ say: expect.stringMatching(line), hangUp: ends }),
  );
  it("a day or time that answers a question about a plan is the plan's", () => {
    const { last } = talk(["piano, an hour", "x", "no", "no", "I'll play it slowly", "tomorrow at eight"]);
    expect(last.say).toMatch(/this: play it slowly, tomorrow\./);
    expect(last.state.requests.wish).toBeNull();
  });
});

describe("silence and length", () => {
  it("waits 12 seconds, then 18", () => {
    expect(patienceOf(openConversation(AGENDA).state)).toBe(12);
    expect(patienceOf(talk([null]).last.state)).toBe(18);
    expect(patienceOf(talk([null, "guitar"]).last.state)).toBe(12);
  });
  const { state } = openConversation(AGENDA);
  it.each<[number, Heard, string, boolean]>([
    [260, "guitar", "Guitar, nice.", false],
    [279, "guitar", "That's our time for today, Mara.", true],
    [280, "guitar", "That's our time for today, Mara.", true],
    [280, null, "That's our time for today, Mara.", true],
    [1_000, "guitar", "That's our time for today, Mara.", true],
    [290, "stop calling me", "I won't call you again.", true],
    [290, "call me tomorrow at eight", "All right, I'll call you tomorrow at 8 pm. That's our time", true],
    [290, "i want to die", "I'm glad you told me.", true],
    [290, "wrong number", "Oh, I'm sorry", true],
  ])("after %i of 300 seconds: %s", (seconds, heard, line, ends) => {
    const step = continueConversation(state, heard, seconds);
    expect(step.say.startsWith(line)).toBe(true);
    expect(step.hangUp).toBe(ends);
    if (ends) expect(step.say).toMatch(/Goodbye[.!]$/);
  });
  it("what was asked in the last seconds is heard by the server as well", () => {
    const said = ["stop calling me"];
    expect(wishes(talk(said, AGENDA, 290).kept)).toEqual(["stop_calls"]);
    expect(wishes(talk(["call me tomorrow at eight"], AGENDA, 290).kept)).toEqual(["move_call"]);
  });
});

it("names what it understood", () => {
  const rows: [Heard, Understood][] = [
    ["guitar", "answer"],
    ["mm", "unclear"],
    ["nothing", "decline"],
    ["who is this?", "who_is_calling"],
    ["stop calling me", "stop_calls"],
    ["off the record", "off_record"],
    ["on the record", "on_record"],
    ["make it quick", "short_on_time"],
    ["call me tomorrow at eight", "move_call"],
    ["i want to die", "crisis"],
    [null, "silence"],
  ];
  for (const [said, understood] of rows) expect(talk([said]).last.understood).toBe(understood);
});
