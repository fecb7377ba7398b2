import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Forgotten, type Kept, matchKept, type Statement, versionsOf } from "./fact-state";

/** "1 love" is said on the first day, "3 hate!" is a memory of the third that the person has worded anew. */
const said = (line: string): Statement => {
  const [day = "1", value = ""] = line.split(" ");
  return {
    callId: `call ${day}`,
    key: `fact:${value}`,
    fingerprint: value,
    value,
    day: `2026-11-0${day}`,
    toldAt: Number(day),
    turn: 1,
  };
};
const memory = (line: string): Kept => {
  const statement = said(line.replace("!", ""));
  const { callId, key, fingerprint, day } = statement;
  return { id: line, callId, key, fingerprint, corrected: line.endsWith("!"), validFrom: day };
};
const forgottenFact = (value: string): Forgotten => ({ fingerprint: value, callId: null, key: null });

/** "love 1-3 (3)": holds from the first day until the third, last said on the third. */
function lines(statements: string[], kept: string[] = [], forgotten: string[] = []): string[] {
  return versionsOf(statements.map(said), kept.map(memory), forgotten.map(forgottenFact)).map((version) => {
    const words = version.kept ? `[${version.kept.id}]` : version.from?.value;
    const [from, until, last] = [version.validFrom, version.validUntil ?? "", version.lastSaidOn];
    return `${words} ${from.slice(-1)}-${until.slice(-1)} (${last.slice(-1)})`;
  });
}

describe("what holds", () => {
  test.each<[string, string[], string[], string[], string[]]>([
    ["nothing was said", [], [], [], []],
    ["something new", ["1 love"], [], [], ["love 1- (1)"]],
    ["the same again", ["1 love", "4 love"], [], [], ["love 1- (4)"]],
    ["another value holds from its day", ["1 love", "3 hate"], [], [], ["love 1-3 (1)", "hate 3- (3)"]],
    ["back again", ["1 love", "3 hate", "5 love"], [], [], ["love 1-3 (1)", "hate 3-5 (3)", "love 5- (5)"]],
    ["an earlier talk, late", ["3 hate", "1 love"], [], [], ["love 1-3 (1)", "hate 3- (3)"]],
    ["an earlier talk that says the same, late", ["3 hate", "1 hate"], [], [], ["hate 1- (3)"]],
    [
      "between two, late",
      ["1 love", "5 love", "3 hate"],
      [],
      [],
      ["love 1-3 (1)", "hate 3-5 (3)", "love 5- (5)"],
    ],
    ["forgotten", ["1 love", "4 love"], [], ["love"], []],
    ["one value forgotten", ["1 love", "3 hate"], [], ["love"], ["hate 3- (3)"]],
    ["forgotten and said between", ["1 hate", "3 love", "5 hate"], [], ["love"], ["hate 1- (5)"]],
    ["corrected, the same talk read again", ["1 love"], ["1 love!"], [], ["[1 love!] 1- (1)"]],
    ["corrected, the same talk read otherwise", ["1 hate"], ["1 love!"], [], ["[1 love!] 1- (1)"]],
    ["corrected, its talk says nothing any more", [], ["1 love!"], [], ["[1 love!] 1- (1)"]],
    ["corrected, said again later", ["1 love", "4 love"], ["1 love!"], [], ["[1 love!] 1- (4)"]],
    [
      "corrected, otherwise later",
      ["1 love", "4 hate"],
      ["1 love!"],
      [],
      ["[1 love!] 1-4 (1)", "hate 4- (4)"],
    ],
    [
      "corrected, otherwise earlier",
      ["3 love", "1 hate"],
      ["3 love!"],
      [],
      ["hate 1-3 (1)", "[3 love!] 3- (3)"],
    ],
    [
      "corrected and gone from its talk, otherwise later",
      ["4 hate"],
      ["1 love!"],
      [],
      ["[1 love!] 1-4 (1)", "hate 4- (4)"],
    ],
  ])("%s", (_, statements, kept, forgotten, expected) => {
    expect(lines(statements, kept, forgotten)).toEqual(expected);
  });

  test("of two things said on one day the later one", () => {
    const [first, second] = [said("1 love"), { ...said("1 hate"), toldAt: 2 }];
    expect(versionsOf([second, first], [], []).map(({ from }) => from?.value)).toEqual(["love", "hate"]);
    const [opening, closing] = [
      { ...said("1 love"), turn: 2 },
      { ...said("1 hate"), turn: 9 },
    ];
    expect(versionsOf([closing, opening], [], []).map(({ from }) => from?.value)).toEqual(["love", "hate"]);
  });

  test("a person who was only a name becomes somebody, and stays so when only named", () => {
    const marta = (day: number, value: string) => ({
      ...said(`${day} ${value}`),
      value,
      fingerprint: "marta",
    });
    const [known, ...more] = versionsOf([marta(1, ""), marta(3, "sister"), marta(5, "")], [], []);
    expect(more).toEqual([]);
    expect(known).toMatchObject({ validFrom: "2026-11-01", lastSaidOn: "2026-11-05", validUntil: null });
    expect(known?.from?.value).toBe("sister");
  });

  test("a finding that was forgotten stays so when its talk is read otherwise", () => {
    const gone: Forgotten = { fingerprint: "love", callId: "call 1", key: "fact:hate" };
    expect(versionsOf([said("1 hate")], [], [gone])).toEqual([]);
  });
});

describe("a memory", () => {
  const match = (statements: string[], kept: string[]) => {
    const memories = kept.map(memory);
    const { versions, left } = matchKept(versionsOf(statements.map(said), memories, []), memories);
    return [versions.map((version) => version.kept?.id ?? "new"), left.map(({ id }) => id)];
  };
  test.each<[string, string[], string[], string[], string[]]>([
    ["is new", ["1 love"], [], ["new"], []],
    ["stays what it is", ["1 love", "3 hate"], ["1 love", "3 hate"], ["1 love", "3 hate"], []],
    ["gets a past", ["1 love", "3 hate"], ["3 hate"], ["new", "3 hate"], []],
    ["moves to the talk that still says it", ["4 love"], ["1 love"], ["1 love"], []],
    ["says what its talk says now", ["1 hate"], ["1 love"], ["1 love"], []],
    ["goes with the talk that said it", [], ["1 love"], [], ["1 love"]],
    ["holds again when what superseded it goes", ["1 love"], ["1 love", "3 hate"], ["1 love"], ["3 hate"]],
    ["stays with the person's wording", [], ["1 love!"], ["1 love!"], []],
  ])("%s", (_, statements, kept, expected, left) => {
    expect(match(statements, kept)).toEqual([expected, left]);
  });
});

test("the order in which talks are looked at makes no difference, one value holds, and days don't overlap", () => {
  const line = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("a", "b", "c"));
  fc.assert(
    fc.property(fc.uniqueArray(line, { selector: ([day]) => day, maxLength: 7 }), fc.nat(), (told, turn) => {
      const statements = told.map(([day, value]) => said(`${day} ${value}`));
      const turned = [...statements.slice(turn % 7), ...statements.slice(0, turn % 7)];
      const versions = versionsOf(statements, [], []);
      expect(versionsOf(turned, [], [])).toEqual(versions);
      expect(versions.filter(({ validUntil }) => validUntil === null)).toHaveLength(told.length ? 1 : 0);
      for (const [place, version] of versions.slice(1).entries()) {
        expect(versions[place]?.validUntil).toBe(version.validFrom);
        expect(versions[place]?.from?.value).not.toBe(version.from?.value);
      }
    }),
    { numRuns: 200 },
  );
});
