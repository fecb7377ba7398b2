import { describe, expect, it } from "vitest";
import { openConversation } from "~/domain/conversation/conversation";
import { AGENDA, type Heard, talk } from "~/domain/conversation/conversation.fixture";

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
      const until = (part: string) => say.slice(0, say.indexOf(part) + part.length);
      expect(spokenWords(until(why)).length).toBeLessThanOrEqual(17);
      expect(until("off the record any time").split(" ").length).toBeLessThanOrEqual(24);
    },
  );
  it("stays speakable with an odd name, time, promise or recall", () => {
    const odd = openConversation({ ...AGENDA, firstName: " Jo\n\u0007anne  ", callTime: " " });
    expect(odd.say).toMatch(/^Hi Jo anne, it's relevel\.me, your AI companion, with your daily call\./);
    expect(openConversation({ ...AGENDA, firstName: " " }).say).toMatch(/^Hi there, /);
    expect(openConversation({ ...AGENDA, firstName: "x".repeat(900) }).say.length).toBeLessThan(220);
    const long = openConversation({ ...AGENDA, followUp: "y".repeat(900), recalls: [" ", "z".repeat(900)] });
    expect(long.say.length).toBeLessThan(330);
    expect(long.state.recalls).toEqual(["z".repeat(200)]);
    expect(openConversation({ ...AGENDA, followUp: " \n" }).say).toMatch(/What did you practise today\?$/);
  });
});

describe("the order of the talk", () => {
  const questions = (agenda: Partial<typeof AGENDA>, answers: readonly string[]) =>
    talk(answers, { ...AGENDA, ...agenda }).lines.map((line) => /[^.!]+\?$/.exec(line)?.[0]?.trim() ?? "bye");
  it("without anything from before", () =>
    expect(questions({}, ["guitar", "an hour", "one", "two", "I'll play it slowly", "by friday"])).toEqual([
      "What did you practise today?",
      "Roughly how long did you spend on that?",
      "What did you learn along the way?",
      "And what felt hard?",
      "What is one small next step?",
      "By when would you like to do it?",
      "bye",
    ]));
  it("with a promise and two recalls", () =>
    expect(
      questions({ followUp: "play the song once", recalls: ["What is a triad?", "What is a fifth?"] }, [
        "it went well",
        "guitar, an hour",
        "the bridge",
        "three notes",
        "no idea",
        "the F chord",
        "I'll play it slowly by friday",
      ]),
    ).toEqual([
      "How did it go?",
      "What did you practise today?",
      "What did you spend most of it on?",
      "What is a triad?",
      "What is a fifth?",
      "And what felt hard?",
      "What is one small next step?",
      "bye",
    ]));
  it("with one recall, on a day without practice", () =>
    expect(
      questions({ recalls: ["What is a triad?"] }, ["nothing", "three notes", "sleep early tonight"]),
    ).toEqual(["What did you practise today?", "What is a triad?", "What is one small next step?", "bye"]));
  it("says the promise back and takes any answer to it", () => {
    const agenda = { ...AGENDA, followUp: "play the song once" };
    expect(openConversation(agenda).say).toMatch(
      /Last time you wanted to play the song once\. How did it go\?$/,
    );
    const saidTo = (answer: string) => talk([answer], agenda).last.say;
    for (const answer of ["it went well", "yes", "I played it twice"])
      expect(saidTo(answer)).toBe("Thank you for telling me. What did you practise today?");
    for (const answer of ["no", "I didn't get to it", "not yet"])
      expect(saidTo(answer)).toBe("That's all right, it can wait. What did you practise today?");
    expect(saidTo("mm")).toBe("No rush. Did you get to it, even a little?");
    expect(talk(["mm", "mm"], agenda).last.say).toMatch(/let's move on\. What did you practise today\?$/);
  });
  it("thanks for what was recalled without grading, inventing or asking twice", () => {
    const agenda = { ...AGENDA, recalls: ["What is a triad?"] };
    const saidTo = (answer: string) => talk(["guitar, an hour", "x", answer], agenda).last.say;
    for (const answer of ["three notes", "two notes", "yes"])
      expect(saidTo(answer)).toBe("Thank you for saying it aloud. And what felt hard?");
    for (const answer of ["no idea", "mm", "no", "i don't know"])
      expect(saidTo(answer)).toMatch(/^That's fine, .* And what felt hard\?$/);
  });
});

describe("what is said back", () => {
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
    ["nothing grave is echoed", ["i played at my father's funeral"], /^I'm so sorry\./],
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
    [
      "a bare time is no step",
      ["piano, an hour", "x", "no", "no", "tomorrow at eight"],
      /^Good, tomorrow it is\./,
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
