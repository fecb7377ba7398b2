import { expect, test } from "vitest";
import { asMeant, type Finding } from "./findings";
import { mergeFindings } from "./merge-findings";

const finding = (key: string, turns: number[], text = key): Finding => ({
  kind: "win",
  key,
  turns,
  quote: text,
  text,
});
const merged = (before: Finding[], anew: Finding[], corrected: number[]) =>
  mergeFindings(before, anew, new Set(corrected)).map(({ key, text }) => [key, text]);

test.each<[why: string, before: Finding[], anew: Finding[], corrected: number[], after: string[][]]>([
  [
    "what cites another turn stays, however it is worded now",
    [finding("win:2:1", [2], "as it was")],
    [finding("win:2:1", [2], "in other words")],
    [4],
    [["win:2:1", "as it was"]],
  ],
  [
    "what cites the turn is read anew",
    [finding("win:2:1", [2], "before"), finding("win:4:1", [4], "stays")],
    [finding("win:2:1", [2], "after"), finding("win:4:1", [4], "other words")],
    [2],
    [
      ["win:2:1", "after"],
      ["win:4:1", "stays"],
    ],
  ],
  [
    "what cites the turn among others is read anew, too",
    [finding("win:2:1", [2, 4], "before")],
    [finding("win:2:1", [2, 4], "after")],
    [4],
    [["win:2:1", "after"]],
  ],
  ["what isn't said any more goes", [finding("win:2:1", [2])], [], [2], []],
  [
    "a new finding never takes the place of one that stays",
    [finding("win:2:1", [2], "stays")],
    [finding("win:2:1", [2, 6], "new")],
    [6],
    [
      ["win:2:1", "stays"],
      ["win:2:1.2", "new"],
    ],
  ],
  ["what is found elsewhere this time isn't taken over", [], [finding("win:8:1", [8])], [2], []],
])("%s", (_, before, anew, corrected, after) => expect(merged(before, anew, corrected)).toEqual(after));

test("the newest correction of a turn counts, and places stay", () => {
  const turns = ["one", "two", "three"].map((text) => ({ role: "user" as const, text, at: "" }));
  const corrections = [
    { turn: 2, meant: "first" },
    { turn: 3, meant: "" },
    { turn: 2, meant: "second" },
    { turn: 9, meant: "nowhere" },
  ];
  expect(asMeant(turns, corrections).map(({ text }) => text)).toEqual(["one", "second", ""]);
});
