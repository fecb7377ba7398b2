import { expect, test } from "vitest";
import { type CorpusTalk, type Expected, talkOf } from "./corpus";
import { DEV } from "./dev";
import { HELD_OUT } from "./held-out";
import { outcomeOf } from "./score";

/** The marks of the corpus are sound themselves. */

const ALL = [...DEV, ...HELD_OUT];
const eachTalk = (talks: CorpusTalk[]) => talks.map((talk): [string, CorpusTalk] => [talk.name, talk]);

function markedTurns({
  practice = [],
  commitments = [],
  learned = [],
  wins = [],
  stuck = [],
  feelings = [],
  either,
}: Expected) {
  return [
    ...practice.map(({ turns }) => turns),
    ...commitments.map(({ turn }) => turn),
    ...learned,
    ...wins,
    ...stuck,
    ...feelings,
    ...Object.values(either ?? {}),
  ].flat();
}

test("there are enough talks, in both languages and both parts, and none twice", () => {
  expect(DEV.length).toBeGreaterThanOrEqual(28);
  expect(HELD_OUT.length).toBeGreaterThanOrEqual(20);
  for (const part of [DEV, HELD_OUT])
    expect(part.filter(({ language }) => language === "es").length).toBeGreaterThanOrEqual(8);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  expect(new Set(ALL.map(({ turns }) => JSON.stringify(turns))).size).toBe(ALL.length);
});

test.each(eachTalk(ALL))(
  "what is marked was said by the person: %s",
  (_, { turns, expected, promises = [] }) => {
    for (const turn of markedTurns(expected)) {
      expect(turns[turn - 1]?.role, `turn ${turn}`).toBe("user");
      expect(turns[turn - 1]?.text, `turn ${turn}`).not.toBe("");
    }
    const said = turns.filter(({ role }) => role === "user").map(({ text }) => text);
    for (const name of expected.people ?? [])
      expect(
        said.some((text) => text.includes(name)),
        name,
      ).toBe(true);
    for (const questId of expected.kept ?? [])
      expect(promises.map((promise) => promise.questId)).toContain(questId);
  },
);

test.each(eachTalk(ALL))(
  "the outcome that is marked is the judge's, given what is marked: %s",
  { timeout: 30_000 },
  (_, talk) => {
    const said = markedTurns(talk.expected).length + (talk.expected.kept ?? []).length > 0;
    const found = said ? [{ key: "win:1:1", kind: "win" as const, turns: [1], quote: "", text: "" }] : [];
    expect(outcomeOf(talk, talkOf(talk), found)).toBe(talk.expected.outcome);
  },
);
