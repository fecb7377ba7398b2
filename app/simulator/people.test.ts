import { describe, expect, it } from "vitest";
import { AGENDA, LINES as script } from "~/domain/conversation/conversation.fixture";
import { wishesIn } from "~/domain/conversation/wishes";
import type { CallAgenda } from "~/providers/telephony/provider";
import { type Person, personFor } from "~/simulator/people";
import { continueTalk, lastWord, openTalk, secondsToSay } from "~/simulator/talk";

describe("who answers at a reserved number", () => {
  it.each<[string, Person["answers"], Person["delivery"], Person["createResponse"]]>([
    ["0100", "human", "normal", "normal"],
    ["0101", "script", "normal", "normal"],
    ["0102", "no_answer", "normal", "normal"],
    ["0103", "busy", "normal", "normal"],
    ["0104", "voicemail", "normal", "normal"],
    ["0105", "refused", "normal", "normal"],
    ["0106", "script", "normal", "normal"],
    ["0107", "script", "normal", "normal"],
    ["0108", "script", "normal", "normal"],
    ["0109", "script", "normal", "normal"],
    ["0110", "script", "duplicated_out_of_order", "normal"],
    ["0111", "script", "last_lost", "normal"],
    ["0112", "script", "normal", "lost"],
    ["0113", "script", "normal", "normal"],
    ["0114", "script", "normal", "normal"],
  ])("%s: %s, webhooks %s, answer to the request %s", (code, answers, delivery, createResponse) => {
    for (const area of ["202", "415", "917"])
      expect(personFor(`+1${area}555${code}`)).toMatchObject({ code, answers, delivery, createResponse });
  });
  it.each([
    "+12025550115",
    "+12025550199",
    "+12025551101",
    "+12025540101",
    "+11025550101",
    "+442025550101",
    "12025550101",
    "+120255501011",
    " +12025550101",
    "",
  ])("nobody at %j", (number) => expect(personFor(number)).toBeNull());
});

type Purpose = "daily" | "on_demand";
const PURPOSES: Purpose[] = ["daily", "on_demand"];
const at = new Date(Date.UTC(2026, 2, 1, 19, 30));

function somebody(code: string): Person {
  const person = personFor(`+1202555${code}`);
  if (person === null) throw new Error("nobody answers");
  return person;
}

/** Lets a person talk with the companion until it hangs up; the person's last word ends the transcript. */
function chat(person: Person, agenda: Partial<CallAgenda>) {
  let talk = openTalk({ ...AGENDA, ...agenda }, at);
  let seconds = 0;
  const said: (string | null)[] = [];
  const spoken = () => said.filter((words) => words !== null).length;
  while (!talk.over) {
    const reply = person.replies(talk.lastLine, spoken());
    said.push(reply);
    seconds += secondsToSay(talk.lastLine) + (reply === null ? 12 : secondsToSay(reply));
    talk = continueTalk(talk, reply, at, at, seconds);
  }
  const farewell = talk.lastLine;
  const bye = person.replies(farewell, spoken());
  if (bye !== null) talk = lastWord(talk, bye, at);
  return {
    /** Everything the person said before the companion's goodbye; null is a silence. */
    said,
    farewell,
    lines: talk.transcript.map((line) => line.text),
    callee: talk.transcript.filter((line) => line.speaker === "callee").map((line) => line.text),
    turns: talk.transcript.map(({ speaker, text }) => ({
      role: speaker === "agent" ? ("companion" as const) : ("user" as const),
      text,
      at: at.toISOString(),
    })),
  };
}

describe("the guitar player", () => {
  it.each(["0101", "0110", "0111", "0112"])("%s has a whole conversation that ends by itself", (code) => {
    for (const purpose of PURPOSES) {
      const { lines } = chat(somebody(code), { purpose });
      expect(lines.length).toBeGreaterThanOrEqual(12);
      expect(lines.length).toBeLessThanOrEqual(14);
      for (const word of [/guitar/i, /45/, /Friday/, /thumb/]) {
        expect(lines.filter((_, at) => at % 2 === 1).join(" ")).toMatch(word);
        expect(lines.filter((_, at) => at % 2 === 0).join(" ")).toMatch(word);
      }
      expect(lines.at(-2)).toMatch(/play the whole song once without stopping, by Friday.*Goodbye/);
      expect(lines.at(-1)).toMatch(/bye/i);
      expect(new Set(lines).size).toBe(lines.length);
    }
  });
  it.each(PURPOSES)("recalls and follows up in a %s talk", (purpose) => {
    const agenda = { purpose, followUp: "play the song once", recalls: ["What is a triad?", "And a fifth?"] };
    const { lines, farewell } = chat(somebody("0101"), agenda);
    expect(lines.join(" ")).toMatch(
      /play the song once\. How did it go\?.*did it twice.*What is a triad\?.*thumb.*And a fifth\?.*thumb/,
    );
    expect(farewell).toMatch(/play the whole song once without stopping, by Friday.*Goodbye/);
    expect(wishesIn(chat(somebody("0101"), agenda).turns, AGENDA)).toEqual([]);
  });
  it("listens to a code and leaves", () => {
    const { lines, farewell } = chat(somebody("0101"), { purpose: "verification", code: "402918" });
    expect(lines.join(" ").split("4, 0, 2, 9, 1, 8")).toHaveLength(4);
    expect(farewell).toMatch(/Goodbye/);
  });
  it.each([
    ["By when?", /Friday/],
    ["How many minutes?", /45/],
    ["Just to be sure: no more calls at all?", /^No/],
    ["What did you learn?", /learned/],
    ["I'm still here. Take your time.", /here/],
    ["Tell me anything.", /well/],
  ])("answers %j sensibly whenever it is asked", (line, reply) => {
    for (const turn of [0, 3, 9]) expect(personFor("+12025550101")?.replies(line, turn)).toMatch(reply);
  });
  it("leaves a companion that never ends", () =>
    expect(personFor("+12025550101")?.replies("And?", 40)).toMatch(/bye/i));
});

it.each(["0100", "0102", "0103", "0104", "0105"])("%s has no script to speak from", (code) =>
  expect(somebody(code).replies("Hi", 0)).toBeNull(),
);

describe.each(PURPOSES)("a whole %s talk", (purpose) => {
  it("0106: calls are asked to stop, confirmed, and promised to stop", () => {
    const { said, farewell, turns } = chat(somebody("0106"), { purpose });
    expect(said).toHaveLength(2);
    expect(farewell).toBe(script.stopPromise);
    expect(wishesIn(turns, AGENDA)).toEqual([{ kind: "stop_calls" }]);
  });

  it("0107: what was said off the record is kept nowhere, the rest of the talk is whole", () => {
    const { said, farewell, callee, lines } = chat(somebody("0107"), { purpose });
    expect(said.join(" ")).toMatch(/off the record.*Ottilie.*her job.*on the record/);
    expect(lines.join(" ")).not.toMatch(/Ottilie|her job|leaving/);
    expect(callee.join(" ")).toMatch(/guitar.*on the record.*campfire.*thumb.*F chord.*whole song.*Bye/);
    expect(farewell).toMatch(/play the whole song once without stopping, by Friday.*Goodbye/);
  });

  it("0108: silence is met with one nudge, then with a goodbye", () => {
    const { said, farewell, callee, lines } = chat(somebody("0108"), { purpose });
    expect(said).toEqual([null, null]);
    expect(callee).toEqual([]);
    expect(lines).toHaveLength(3);
    expect(farewell).toBe(script.silentFarewell("Mara"));
  });

  it("0109: a stranger is promised not to be rung again", () => {
    const { said, farewell, turns } = chat(somebody("0109"), { purpose });
    expect(said).toHaveLength(1);
    expect(farewell).toBe(script.wrongNumberPromise);
    expect(wishesIn(turns, AGENDA)).toEqual([{ kind: "wrong_number" }]);
  });

  it("0113: a minute is enough for one answer", () => {
    const { said, farewell, lines } = chat(somebody("0113"), { purpose });
    expect(said).toEqual(["Hi! I only have a minute.", "Guitar, about 45 minutes."]);
    expect(lines).toHaveLength(6);
    expect(lines[2]).toMatch(/just one question/);
    expect(farewell).toMatch(/^Guitar, 45 minutes\..*Goodbye!$/);
  });

  it("0114: the screening service puts the companion through, and the talk is whole", () => {
    const { said, farewell, lines, callee } = chat(somebody("0114"), { purpose });
    expect(said[0]).toMatch(/say your name and why you are calling/);
    expect(lines[2]).toMatch(/relevel\.me, an AI.*calling Mara.*What did you practise today\?$/);
    expect(callee.slice(1).join(" ")).toMatch(/guitar.*campfire.*thumb.*F chord.*whole song.*Bye/);
    expect(farewell).toMatch(/play the whole song once without stopping, by Friday.*Goodbye/);
  });
});

it.each([["What did you practise today?"], ["It's relevel.me. What did you practise today?"]])(
  "0114: a caller that doesn't say who it is and why is not put through: %j",
  (line) => expect(somebody("0114").replies(line, 1)).toMatch(/Goodbye/),
);
