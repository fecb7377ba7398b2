import { describe, expect, it } from "vitest";
import { isOffRecord } from "~/domain/conversation/conversation";
import { AGENDA, type Heard, talk } from "~/domain/conversation/conversation.fixture";
import { helpLineIn } from "~/domain/conversation/help-lines";

const SAID = "i don't want to live anymore";

describe("a crisis phrase", () => {
  it.each<[string | null, RegExp]>([
    ["US", /\b988\b/],
    ["GB", /\b116 123\b/],
    ["ES", /\b024\b/],
    ["IN", /\b14416\b/],
    ["AU", /\b13 11 14\b/],
    ["BR", /emergency number.*112.*findahelpline\.com/],
    ["constructor", /112/],
    [null, /emergency number.*112.*findahelpline\.com/],
  ])("names the help of %s at once, from an AI, and asks nothing", (country, help) => {
    const { last } = talk(["guitar", SAID], { ...AGENDA, country });
    expect(last).toMatchObject({ understood: "crisis", hangUp: false, reword: null });
    expect(last.say).toMatch(help);
    expect(last.say).toMatch(/I'm an AI, and I'm not the right help/);
    expect(last.say).not.toContain("?");
  });
  it("knows only numbers it is sure of", () => {
    expect(helpLineIn("DE")).toBe("0800 111 0 111");
    expect(helpLineIn("ZZ")).toBeNull();
    expect(helpLineIn("toString")).toBeNull();
  });
  it("never goes back to the agenda, listens, and closes quietly", () => {
    const said: Heard[] = [
      "guitar, an hour",
      "no",
      "i practised",
      "who are you?",
      "can you repeat that",
      null,
      "yes",
    ];
    const { lines } = talk([SAID, ...said, "bye"]);
    expect(lines).toHaveLength(said.length + 3);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/\?|!|practise|next step|hard/);
    expect(lines.at(-1)).toMatch(/^Please take care of yourself\..*988.*Goodbye\.$/);
  });
  it("leaves a silent person with the help line", () => {
    const { last, lines } = talk([SAID, null, null]);
    expect(lines.at(-2)).toBe("I'm still here. You don't have to say anything.");
    expect(last).toMatchObject({ hangUp: true, say: expect.stringMatching(/988.*Goodbye\.$/) });
  });
  it("ends with the help line when the talk is over", () => {
    const { last } = talk([SAID, ...Array<Heard>(40).fill("and then")]);
    expect(last).toMatchObject({ hangUp: true, say: expect.stringMatching(/988.*Goodbye\.$/) });
  });
  it("gets the same help off the record, and isn't kept", () => {
    for (const said of [["off the record", SAID], [`off the record, ${SAID}`]]) {
      const { last, kept } = talk(said);
      expect(last.say).toMatch(/988/);
      expect(isOffRecord(last.state)).toBe(true);
      expect(JSON.stringify([kept, last.state])).not.toMatch(/live anymore/);
    }
  });
  it.each<[Heard[], RegExp]>([
    [["stop calling me"], /won't call you again\. Please take care of yourself/],
    [["wrong number"], /won't ring this number again/],
    [["call me tomorrow at eight"], /^All right, I'll call you tomorrow at 8 pm\.$/],
  ])("settles what is asked of us: %j", (said, line) => expect(talk([SAID, ...said]).last.say).toMatch(line));
});
