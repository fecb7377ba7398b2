import { describe, expect, it } from "vitest";
import { continueConversation, openConversation } from "~/domain/conversation/conversation";
import { type Person, personFor } from "~/simulator/people";

describe("who answers at a reserved number", () => {
  it.each<[string, Person["answers"], Person["delivery"], Person["createResponse"]]>([
    ["0100", "human", "normal", "normal"],
    ["0101", "script", "normal", "normal"],
    ["0102", "no_answer", "normal", "normal"],
    ["0103", "busy", "normal", "normal"],
    ["0104", "voicemail", "normal", "normal"],
    ["0105", "refused", "normal", "normal"],
    ["0110", "script", "duplicated_out_of_order", "normal"],
    ["0111", "script", "last_lost", "normal"],
    ["0112", "script", "normal", "lost"],
  ])("%s: %s, webhooks %s, answer to the request %s", (code, answers, delivery, createResponse) => {
    for (const area of ["202", "415", "917"])
      expect(personFor(`+1${area}555${code}`)).toMatchObject({ code, answers, delivery, createResponse });
  });
  it.each([
    "+12025550106",
    "+12025550107",
    "+12025550108",
    "+12025550109",
    "+12025550113",
    "+12025550114",
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

/** Lets a person talk with the companion until it hangs up; the person's goodbye ends the transcript. */
function chat(person: Person, purpose: "daily" | "on_demand") {
  let step = openConversation({ firstName: "Mara", purpose, callTime: "19:30", maxSeconds: 300 });
  const lines = [step.say];
  for (let turn = 0; !step.hangUp; turn++) {
    const reply = person.replies(step.say, turn);
    if (reply !== null) lines.push(reply);
    step = continueConversation(step.state, reply);
    lines.push(step.say);
  }
  const bye = person.replies(step.say, lines.length);
  return bye === null ? lines : [...lines, bye];
}

describe("the guitar player", () => {
  it.each(["0101", "0110", "0111", "0112"])("%s has a whole conversation that ends by itself", (code) => {
    const person = personFor(`+1202555${code}`);
    if (person === null) throw new Error("nobody answers");
    for (const purpose of ["daily", "on_demand"] as const) {
      const lines = chat(person, purpose);
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
  it("is the only one who speaks", () => expect(personFor("+12025550104")?.replies("Hi", 0)).toBeNull());
});
