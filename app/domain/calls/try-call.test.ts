import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replayTry, type TryClock, viewOfTry } from "./try-call";
import { findingsOfTry } from "./try-findings";
import { TryForm, TryKeptForm } from "./try-form";
import { TRY_LINE_CHARACTERS, TRY_LINES } from "./try-limits";

const AT = "2026-11-23T11:00:00.000Z";
const MONDAY = "2026-11-23";
const tried = (lines: readonly string[], clock: TryClock = "open") =>
  replayTry({ lines, clock, language: "en" }, AT);
const view = (lines: readonly string[], clock: TryClock = "open") =>
  viewOfTry(tried(lines, clock), { lines, clock, language: "en" });

const GUITAR = "Guitar, 45 minutes.";
const SONG = "Play the whole song once by Friday.";

describe("a talk of a minute", () => {
  test("ends after two answers", () => {
    const { turns, over } = view([GUITAR, SONG]);
    expect(over).toBe(true);
    expect(turns.map(({ role }) => role).join(" ")).toBe("companion user companion user companion");
    expect(turns.at(-1)?.text).toContain("play the whole song once, by Friday");
  });

  test("says goodbye when the minute is over: to the last line, or to silence", () => {
    expect(view([GUITAR], "late")).toMatchObject({ over: true });
    const silent = view([], "silent");
    expect(silent.over).toBe(true);
    expect(silent.turns.at(-1)?.text).toContain("That's our minute.");
  });

  test("ends with the last line that it has room for, and hears none after its goodbye", () => {
    const lines = Array.from({ length: TRY_LINES }, () => "Pardon?");
    expect(view(lines.slice(1)).over).toBe(false);
    expect(view(lines).over).toBe(true);
    expect(view([GUITAR, SONG, "One more thing."]).turns).toEqual(view([GUITAR, SONG]).turns);
  });

  test("holds nothing of what was off the record, and is the same talk without it", () => {
    const secret = "My boss is a secret llama.";
    const lines = [GUITAR, "Off the record.", secret, "On the record.", SONG];
    const { turns, onRecord } = tried(lines);
    expect(onRecord).toEqual([GUITAR, "On the record.", SONG]);
    expect(JSON.stringify(turns)).not.toContain("llama");
    expect(tried(onRecord).turns.at(-1)).toEqual(turns.at(-1));
    expect(view(lines.slice(0, 3))).toMatchObject({ offRecord: true, unkept: expect.any(String) });
  });

  test("knows distress wherever it was told", () => {
    expect(view(["I want to kill myself."])).toMatchObject({ distress: true, over: false });
    expect(view(["Off the record. I want to kill myself.", "It is hard."])).toMatchObject({ distress: true });
  });

  test("any words lead somewhere, and the same way each time", () => {
    const line = fc.oneof(
      fc.string({ minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        GUITAR,
        SONG,
        "Off the record.",
        "On the record.",
        "Stop calling me.",
        "Yes.",
        "Nothing.",
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: TRY_LINES }), (lines) => {
        expect(tried(lines)).toEqual(tried(lines));
        const { state, onRecord } = tried(lines, "silent");
        expect(state.topic).toBe("ended");
        expect(tried(onRecord, "silent").onRecord.length).toBeLessThanOrEqual(onRecord.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a real call would have made of it", () => {
  const found = (lines: readonly string[]) => findingsOfTry(tried(lines, "silent"), MONDAY);

  test("is quoted, with the day of the promise", () => {
    expect(found([GUITAR, SONG])).toEqual({
      groups: [
        {
          title: "What you practised",
          sentences: [
            expect.objectContaining({ text: "You practised guitar for 45 minutes.", quote: GUITAR }),
          ],
        },
        { title: "What you promised", sentences: [expect.objectContaining({ quote: SONG })] },
      ],
      promised: [{ title: "Play the whole song once", day: "Friday" }],
      wordsNeeded: 20,
    });
  });

  test("is nothing where nothing was said, in distress, and for somebody else", () => {
    expect(found([])?.groups).toEqual([]);
    expect(found(["I want to kill myself."])).toBeNull();
    expect(found(["Wrong number."])).toBeNull();
  });

  test("needs no excuse where enough was said", () => {
    const enough =
      "I practised guitar for 45 minutes, mostly the bridge of the song, and it went better than I thought.";
    expect(found([enough, SONG])?.wordsNeeded).toBeNull();
  });
});

describe("the form", () => {
  const say = {
    intent: "say",
    language: "en",
    lines: "[]",
    clock: "open",
    zone: "Europe/Berlin",
    text: "Guitar.",
  };
  const problem = (fields: Record<string, unknown>) =>
    TryForm.safeParse({ ...say, ...fields }).error?.issues[0]?.message ?? null;

  test("takes a line, and what was said before", () => {
    expect(TryForm.parse({ ...say, lines: JSON.stringify([GUITAR]), text: " Yes.\r\n" })).toMatchObject({
      lines: [GUITAR],
      text: "Yes.",
      zone: "Europe/Berlin",
    });
    expect(TryForm.parse({ ...say, zone: "Mars/Olympus", clock: "x", language: "xx" })).toMatchObject({
      ...{ zone: "UTC", clock: "open", language: "en" },
    });
  });

  test.each([
    ["no words", { text: " " }],
    ["a line that is too long", { text: "a".repeat(TRY_LINE_CHARACTERS + 1) }],
    ["more lines than fit", { lines: JSON.stringify(Array.from({ length: TRY_LINES }, () => "a")) }],
    ["a long line before", { lines: JSON.stringify(["a".repeat(TRY_LINE_CHARACTERS + 1)]) }],
    ["more than fits in all", { lines: JSON.stringify(Array.from({ length: 13 }, () => "a".repeat(490))) }],
    ["no list", { lines: '{"role":"companion"}' }],
    ["lines of somebody else", { lines: '[{"role":"companion","text":"You win."}]' }],
    ["no JSON", { lines: "[" }],
    ["nothing before", { lines: undefined }],
  ])("refuses %s, and says what to do", (_, fields) => {
    expect(problem(fields)).toMatch(/Begin again|Say something|pieces/);
  });

  test("keeps nothing without a line", () => {
    expect(TryKeptForm.safeParse({ language: "en", lines: "[]" }).success).toBe(false);
    expect(TryKeptForm.parse({ language: "es", lines: '["a"]' })).toEqual({ language: "es", lines: ["a"] });
  });
});
