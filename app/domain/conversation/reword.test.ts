import { describe, expect, it } from "vitest";
import { AGENDA, type Heard, talk, VERIFICATION } from "~/domain/conversation/conversation.fixture";
import { acceptRewording } from "~/domain/conversation/reword";

const HEARD = "guitar, 45 minutes";
const { last: step } = talk([HEARD]);
const QUESTION = "What did you spend most of it on?";

describe("an acknowledgement in other words", () => {
  it.each([
    ["Forty-five minutes of guitar, that's a good evening.", undefined],
    ["45 minutes. Nice.", undefined],
    ["  That sounds good  ", "That sounds good. What did you spend most of it on?"],
  ])("%s", (candidate, line) =>
    expect(acceptRewording(candidate, step, HEARD)).toBe(line ?? `${candidate} ${QUESTION}`),
  );
  it.each([
    "",
    "   ",
    "How was it?",
    "¿Y qué tal?",
    "60 minutes, nice.",
    "4 or 5 strings, nice.",
    "One. Two. Three.",
    "x".repeat(161),
    "I'll call you tomorrow.",
    "I will remind you.",
    "See you on Friday.",
    "Your calls stop now.",
    "Look at https://example.com for more.",
    "Look at example.com for more.",
    "**Nice** work.",
    "<speak>Nice</speak>",
    "Nice\nwork.",
    "Nice\u202ework.",
    "Nice 🎸 work.",
    "Nice work. Goodbye!",
    "{{first_name}}, nice.",
    "...",
  ])("refused: %j", (candidate) => expect(acceptRewording(candidate, step, HEARD)).toBeNull());
});

describe("only an ordinary answer on the record may be acknowledged in other words", () => {
  it("in two parts", () => {
    expect(step.reword).toEqual({ acknowledges: "Guitar, 45 minutes. Lovely.", question: QUESTION });
    expect(step.say).toBe(`Guitar, 45 minutes. Lovely. ${QUESTION}`);
  });
  it.each<[Heard[]]>([
    [[]],
    [[null]],
    [["stop calling me"]],
    [["stop calling me", "no"]],
    [["call me tomorrow at eight"]],
    [["off the record"]],
    [["off the record", "guitar"]],
    [["i want to die"]],
    [["i want to die", "guitar"]],
    [["bye"]],
    [["repeat that"]],
    [["mm"]],
    [["who is this?"]],
    [["i only have a minute", "guitar"]],
    [["piano, an hour", "x", "no", "no", "I'll play it by friday"]],
  ])("not after %j", (said) => {
    const { last } = talk(said);
    expect(last.reword).toBeNull();
    expect(acceptRewording("Nice.", last, "x")).toBeNull();
  });
  it("not in a talk that proves a number, nor in the last line", () => {
    expect(talk(["guitar"], VERIFICATION).last.reword).toBeNull();
    expect(talk(["guitar"], AGENDA, 290).last.reword).toBeNull();
  });
});
