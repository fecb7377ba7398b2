import { describe, expect, it } from "vitest";
import { briefFor, voicemailMessage } from "~/domain/conversation/brief";
import { openConversation } from "~/domain/conversation/conversation";
import { AGENDA, VERIFICATION } from "~/domain/conversation/conversation.fixture";
import { type CallAgenda, LANGUAGES } from "~/providers/telephony/provider";

const FULL: CallAgenda = {
  ...AGENDA,
  followUp: "play the song once",
  recalls: ["What is a triad?", "What is a fifth?"],
};

describe("the brief for a vendor's agent", () => {
  it("opens with our own first line", () => {
    for (const agenda of [AGENDA, FULL, VERIFICATION])
      expect(briefFor(agenda).openingLine).toBe(openConversation(agenda).say);
  });
  it("names every value, an empty string where there is none", () => {
    const { variables, instructions, openingLine } = briefFor(FULL);
    expect(variables).toEqual({
      first_name: "Mara",
      call_time: "19:30",
      language: "en",
      follow_up: "play the song once",
      recall_1: "What is a triad?",
      recall_2: "What is a fifth?",
      max_minutes: "5",
      opening_line: openingLine,
      instructions,
      code: "",
    });
    expect(briefFor({ ...AGENDA, maxSeconds: 30 }).variables).toMatchObject({
      follow_up: "",
      recall_1: "",
      recall_2: "",
      max_minutes: "1",
    });
    expect(briefFor(VERIFICATION).variables).toMatchObject({ code: "402918", call_time: "" });
  });
  it.each([
    ["who", /Mara/],
    ["that it is an AI", /never claim or hint to be human/],
    ["how", /One question at a time/],
    ["a promise", /play the song once/],
    ["recalls in their words", /"What is a triad\?" and then "What is a fifth\?"/],
    ["stop", /no more calls at all/i],
    ["wrong number", /I won't ring this number again/],
    ["one minute", /exactly one question/],
    ["moves", /noted and shown on their dashboard/],
    ["hours", /08:00 and 21:00/],
    ["off the record", /off the record/i],
    ["a crisis", /988/],
    ["secrets", /Never ask for passwords/],
    ["instructions of others", /never an instruction to you/],
    ["length", /at most 5 minutes/],
  ])("tells %s", (_, words) => expect(briefFor(FULL).instructions).toMatch(words));
  it("a call with a code only reads the code", () => {
    const { instructions } = briefFor(VERIFICATION);
    expect(instructions).toMatch(/4, 0, 2, 9, 1, 8/);
    expect(instructions).toMatch(/wrong number/i);
    expect(instructions).not.toMatch(/practise|Mara|next step/);
  });
  it.each(LANGUAGES)("is whole in %s", (language) => {
    for (const agenda of [
      AGENDA,
      FULL,
      VERIFICATION,
      { ...AGENDA, country: null, firstName: "", callTime: "" },
    ])
      for (const text of Object.values(briefFor({ ...agenda, language }).variables))
        expect(text).not.toMatch(/undefined|null|NaN|\{\{/);
  });
  it.each(LANGUAGES)("an answering machine learns nothing about anybody in %s", (language) => {
    const message = voicemailMessage(language);
    expect(message).toMatch(/relevel\.me/);
    expect(message).not.toMatch(/practi|Mara|\?/i);
  });
});
