import { describe, expect, it } from "vitest";
import { continueConversation, isOffRecord, openConversation } from "~/domain/conversation/conversation";
import { AGENDA, type Heard, talk } from "~/domain/conversation/conversation.fixture";
import * as script from "~/domain/conversation/script";
import { heardStop, heardWrongNumber, type Understood } from "~/domain/conversation/understand";

const lineAfter = (...said: Heard[]) => talk(said).last.say;

/** Words as they are spoken: "relevel.me" is three of them, "19:30" two. */
const spokenWords = (text: string) => text.replace("relevel.me", "relevel dot me").split(/[\s:]+/);

describe("the opening line", () => {
  it.each([
    ["daily", "daily 19:30 call"],
    ["on_demand", "pressed Call now"],
  ] as const)(
    "%s: name, who and that it is an AI, why, transcript, off the record, question",
    (purpose, why) => {
      const { say, hangUp, understood } = openConversation({ ...AGENDA, purpose });
      const order = [
        "Mara",
        "relevel.me",
        "AI",
        why,
        "transcript",
        "off the record",
        "What did you practise",
      ];
      const places = order.map((part) => say.indexOf(part));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect({ hangUp, understood }).toEqual({ hangUp: false, understood: null });
      const until = (part: string) => spokenWords(say.slice(0, say.indexOf(part) + part.length)).length;
      expect(until(why)).toBeLessThanOrEqual(17);
      expect(until("off the record any time")).toBeLessThanOrEqual(28);
    },
  );
  it("stays speakable with an odd name or time", () => {
    const odd = openConversation({ ...AGENDA, firstName: " Jo\n\u0007anne  ", callTime: " " });
    expect(odd.say).toMatch(/^Hi Jo anne, it's relevel\.me, your AI companion, with your daily call\./);
    expect(openConversation({ ...AGENDA, firstName: " " }).say).toMatch(/^Hi there, /);
    expect(openConversation({ ...AGENDA, firstName: "x".repeat(900) }).say.length).toBeLessThan(220);
  });
});

describe("the agenda", () => {
  it("asks for minutes only when none were said", () => {
    expect(lineAfter("guitar")).toMatch(/^Guitar, nice\. .*how long/);
    for (const said of [
      "guitar, 45 minutes",
      "i played guitar for half an hour",
      "guitar for about an hour and a half",
    ])
      expect(lineAfter(said)).toMatch(/^Guitar, .*\. Lovely\. What did you spend most of it on\?$/);
  });
  it.each<[string, Heard[], RegExp]>([
    ["my → your", ["my scales for an hour"], /^Your scales, an hour\./],
    ["shouting is lowered", ["I WORKED ON MY PRESENTATION FOR AN HOUR"], /^Your presentation, an hour\./],
    ["fillers are left out", ["um i did some uh drawing today"], /^Drawing, nice\./],
    [
      "nothing uncertain is echoed",
      ["well it was one of those days where everything went sideways"],
      /^Thank you for telling me\./,
    ],
    ["nothing grave is echoed", ["i played at my father's funeral"], /^Thank you for telling me\./],
    ["I → you", ["piano, an hour", "the bridge", "I learned that I press too hard"], /^You press too hard\./],
    [
      "I was → you were",
      ["piano, an hour", "the bridge", "I noticed that I was holding my breath"],
      /^You were holding your breath\./,
    ],
    [
      "long learnings aren't echoed",
      ["piano, an hour", "x", `i learned ${"so many things ".repeat(8)}`],
      /^That's worth remembering\./,
    ],
    ["no learning is fine", ["piano, an hour", "the bridge", "nothing"], /^That's fine\./],
    ["nothing hard is fine", ["piano, an hour", "the bridge", "nothing", "no it was easy"], /^Good\./],
    ["when is asked when missing", ["piano, an hour", "x", "no", "no", "I'll play it slowly"], /By when/],
    [
      "a day",
      ["piano, an hour", "x", "no", "no", "I'll play my scales by friday"],
      /this: play your scales, by Friday\./,
    ],
    [
      "a day, later",
      ["piano, an hour", "x", "no", "no", "ill play it slowly", "uh sunday maybe"],
      /this: play it slowly, by Sunday\./,
    ],
    [
      "no day",
      ["piano, an hour", "x", "no", "no", "ill play it slowly", "no"],
      /this: play it slowly\. Thank/,
    ],
    ["no step", ["piano, an hour", "x", "no", "no", "no"], /That's fine too.*Goodbye!$/],
  ])("%s", (_, said, line) => expect(lineAfter(...said)).toMatch(line));

  it("meets a day without practice warmly and asks no more about it", () => {
    for (const said of ["nothing today", "no", "I didn't get to it, work was long", "i did not practise"]) {
      const { lines } = talk([said, "that I need sleep", "go to bed early tonight"]);
      expect(lines[1]).toMatch(/^That's all right\. .*glad you picked up\. Did anything/);
      expect(lines.slice(1).join(" ")).not.toMatch(/hard|should|missed|streak|pity|sorry|practise/i);
      expect(lines.at(-1)).toMatch(/go to bed early, tonight\..*Goodbye!/);
    }
  });
  it("asks every question again at most once", () => {
    const { lines, last } = talk(Array.from({ length: 20 }, () => "mm"));
    expect(last.hangUp).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toHaveLength(9);
  });
});

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

    expect(onward("stop calling me").last.say).toContain(script.STOP_QUESTION);
    for (const sure of ["yes", "stop calling me", "no more calls"]) {
      const { last, kept } = onward("stop calling me", sure);
      expect(last).toMatchObject({ say: script.STOP_PROMISE, hangUp: true });
      expect(last.say).toMatch(/Settings/);
      expect(heardStop(kept)).toBe(true);
    }
    expect(onward("stop calling me", "no").last.hangUp).toBe(false);
    expect(onward("stop calling me", "no just today").last.say).toMatch(/calls stay.*Goodbye/);
    expect(heardStop(onward("stop calling me", "no just today").kept)).toBe(false);
    expect(onward("stop calling me", "hm", "guitar").last.say).toContain(script.STOP_UNSETTLED);

    const wrong = onward("sorry, wrong number");
    expect(wrong.last).toMatchObject({ say: script.WRONG_NUMBER_PROMISE, hangUp: true });
    expect(heardWrongNumber(wrong.kept)).toBe(true);

    const who = onward("sorry, who is this?").last;
    expect(who).toMatchObject({ understood: "who_is_calling", hangUp: false });
    expect(who.say).toMatch(/relevel\.me, an AI companion.*Mara.*daily 19:30 call/);
    expect(who.state).toMatchObject({ topic: before.state.topic, offRecord: before.state.offRecord });

    expect(onward("can you repeat that?").last).toMatchObject({
      say: before.state.last,
      understood: "repeat",
      hangUp: false,
    });
    expect(onward("i have to go").last).toMatchObject({ understood: "goodbye", hangUp: true });
    expect(onward("i have to go").last.say.split(" ").length).toBeLessThan(26);

    const off = onward("off the record").last;
    expect(isOffRecord(off.state)).toBe(true);
    const on = onward("off the record", "back on the record").last;
    expect(isOffRecord(on.state)).toBe(false);
    expect(on.say).toContain(script.ask(before.state.topic === "ended" ? "when" : before.state.topic));

    const silent = onward("what?", null);
    expect(silent.last).toMatchObject({ say: script.NUDGE, hangUp: false, understood: "silence" });
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
  });
  it.each([
    [AGENDA, "calling Mara for the daily 19:30 call. What did you practise today?"],
    [{ ...AGENDA, purpose: "on_demand" as const }, "calling Mara because Call now was pressed. What"],
    [{ ...AGENDA, firstName: " ", callTime: "" }, "calling for the daily call. What"],
  ])(
    "tells whoever screens the call who is calling and why, then asks the first question",
    (agenda, words) => {
      const asked = "Please say your name and why you are calling.";
      const { last } = talk([asked], agenda);
      expect(last.say).toContain("relevel.me, an AI companion");
      expect(last.say).toContain(words);
      expect(talk([asked, "Thank you. Please stay on the line."], agenda).last).toMatchObject({
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
    expect(continueConversation(last.state, "stop calling me")).toEqual({
      state: last.state,
      say: "",
      hangUp: true,
      understood: null,
    });
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
    [null, "silence"],
  ];
  for (const [said, understood] of rows) expect(talk([said]).last.understood).toBe(understood);
});
