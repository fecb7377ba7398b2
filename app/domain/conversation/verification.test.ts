import { describe, expect, it } from "vitest";
import { type Heard, settingOf, talk, VERIFICATION } from "~/domain/conversation/conversation.fixture";
import { wishesIn } from "~/domain/conversation/wishes";

const CODE = "4, 0, 2, 9, 1, 8";
const verify = (...said: Heard[]) => talk(said, VERIFICATION);

describe("the talk that proves a number", () => {
  it("says who it is and why, and reads the code twice, digit by digit", () => {
    const { say, hangUp, understood } = verify().last;
    expect(say).toMatch(/^This is relevel\.me, with an automated AI call\. Somebody entered this number/);
    expect(say.split(CODE)).toHaveLength(3);
    expect(say).toMatch(/If this wasn't you, say wrong number and we won't call again\.$/);
    expect(say).not.toContain("Mara");
    expect({ hangUp, understood }).toEqual({ hangUp: false, understood: null });
  });
  it.each<[string, Heard[], boolean, RegExp]>([
    ["repeat", ["can you repeat that"], false, new RegExp(CODE)],
    ["repeat again", ["repeat", "repeat", "repeat"], false, new RegExp(CODE)],
    [
      "screening",
      ["please say your name and why you are calling"],
      false,
      new RegExp(`automated AI call.*${CODE}`),
    ],
    ["wrong number", ["wrong number"], true, /won't ring this number again.*Goodbye!$/],
    ["stop", ["stop calling me"], false, /no more calls at all\?$/],
    ["stop, sure", ["stop calling me", "yes"], true, /won't call you again.*Goodbye!$/],
    ["stop, taken back", ["stop calling me", "no"], false, new RegExp(CODE)],
    ["goodbye", ["thanks bye"], true, /Goodbye!$/],
    ["anything", ["i practised guitar"], false, new RegExp(CODE)],
    ["anything twice", ["i practised guitar", "hello"], true, /Goodbye!$/],
    ["silence", [null], false, new RegExp(CODE)],
    ["silence twice", [null, null], true, /Goodbye!$/],
    ["a move", ["call me tomorrow at eight"], false, new RegExp(CODE)],
    ["off the record", ["off the record"], false, new RegExp(CODE)],
    ["a crisis", ["i want to kill myself"], false, /988/],
  ])("%s", (_, said, ends, line) => {
    const { last } = verify(...said);
    expect(last).toMatchObject({ hangUp: ends, say: expect.stringMatching(line), reword: null });
    expect(last.say).not.toMatch(/practise today|Mara/);
  });
  it("ends in time", () => {
    const { last, steps } = verify(...Array<Heard>(60).fill("repeat"));
    expect(last).toMatchObject({ hangUp: true, say: expect.stringMatching(/Goodbye!$/) });
    expect(steps.length).toBeLessThanOrEqual(20);
  });
  it("leaves what was asked of us, even from the person's turns alone", () => {
    const left = (...said: string[]) =>
      wishesIn(
        verify(...said).kept.filter(({ role }) => role === "user"),
        settingOf(VERIFICATION),
      ).map(({ kind }) => kind);
    expect(left("wrong number")).toEqual(["wrong_number"]);
    expect(left("stop calling me", "yes")).toEqual(["stop_calls"]);
    expect(left("thanks")).toEqual([]);
  });
});
