import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SEED } from "~/domain/schedule/next-call.fixture";
import type { LocalDate } from "~/lib/columns";
import { type DayState, foldStreak, type Streak } from "./streak";
import { dayAt, daysOf, FIRST_DAY, lettersOf } from "./streak.fixture";

const THREE = { maxFreezes: 3 };
const fold = (letters: string, maxFreezes = 3) => foldStreak(daysOf(letters), { maxFreezes });

describe("the streak", () => {
  test.each<[string, string, number, number]>([
    ["no day at all", "", 0, 0],
    ["today is open", "o", 0, 0],
    ["one talk", "t", 1, 1],
    ["a talk in writing", "w", 1, 1],
    ["talked and written", "twt", 3, 3],
    ["today is open and takes nothing away", "tto", 2, 2],
    ["a day that is still open behind a talk of the next", "tot", 2, 2],
    ["one missed", "x", 0, 0],
    ["a miss ends it", "ttx", 0, 2],
    ["it begins anew", "ttxt", 1, 2],
    ["the longer one is kept in mind", "tttxtt", 2, 3],
    ["the new one becomes the longest", "ttxttt", 3, 3],
    ["misses in a row", "ttxxx", 0, 2],
    ["an off day is no day", "t.t", 2, 2],
    ["a weekend off, every week", "t*5 .. t*5 .. t*5", 15, 15],
    ["one call a week", "t...... t...... t......", 3, 3],
    ["a pause holds it", "ttpppt", 3, 3],
    ["a pause of three weeks", `tt${"p".repeat(21)}t`, 3, 3],
    ["a streak that is paused stands", "ttpp", 2, 2],
    ["a skip holds it", "ttst", 3, 3],
    ["skips alone are nothing", "sss", 0, 0],
    ["missed by us adds one", "ttf", 3, 3],
    ["missed by us, twice", "tff", 3, 3],
    ["missed by us before the first talk is nothing", "fft", 1, 1],
    ["missed by us after a miss is nothing until the next talk", "ttxft", 1, 2],
    ["a pause before the first talk is nothing", "ppt", 1, 1],
    ["misses before the first talk are nothing", "xxt", 1, 1],
    ["mended", "ttrt", 4, 4],
    ["a mended day can be the first", "rt", 2, 2],
    ["mended, and missed again", "ttrx", 0, 3],
    ["a pause between misses brings nothing back", "ttxpt", 1, 2],
    ["a pause, and a miss after it", "ttpx", 0, 2],
  ])("%s", (_, letters, streak, longest) => expect(fold(letters)).toMatchObject({ streak, longest }));
});

describe("freezes", () => {
  test.each<[string, string, string, number, number]>([
    ["six days earn none", "t*6", "tttttt", 6, 0],
    ["the seventh earns one", "t*7", "ttttttt", 7, 1],
    ["without one, a miss ends it", "t*6 x", "ttttttx", 0, 0],
    ["a miss uses it by itself, and the day counts", "t*7 x", "tttttttF", 8, 0],
    ["the next miss ends it", "t*7 xx", "tttttttFx", 0, 0],
    ["the streak goes on after it", "t*7 x t", "tttttttFt", 9, 0],
    ["the frozen day earns none", "t*7 x t*6", "tttttttFtttttt", 14, 0],
    ["seven kept days earn the next", "t*7 x t*7", "tttttttFttttttt", 15, 1],
    ["missed by us uses none and earns none", "t*6 f t", "ttttttft", 8, 1],
    ["missed by us only", "t f*6", "tffffff", 7, 0],
    ["pauses and skips earn none", "t*6 ps t", "ttttttpst", 7, 1],
    ["written and mended days earn", "www rrr w", "wwwrrrw", 7, 1],
    ["off days don't matter", "t.t.t.t.t.t.t", "ttttttt", 7, 1],
    ["two in a row", "t*14 xx", `${"t".repeat(14)}FF`, 16, 0],
    ["three are the most", "t*40", "t".repeat(40), 40, 3],
    ["and no day is saved up beside them", "t*40 x t*6", `${"t".repeat(40)}Ftttttt`, 47, 2],
    ["until seven more are kept", "t*40 x t*7", `${"t".repeat(40)}Fttttttt`, 48, 3],
    ["the fourth miss in a row ends it", "t*21 xxxx", `${"t".repeat(21)}FFFx`, 0, 0],
    ["where no streak is running, none is used", "t*7 xx t*5", "tttttttFxttttt", 5, 0],
    ["days kept before a loss still count for the next", "t*5 x tt", "tttttxtt", 2, 1],
    ["an open day uses none", "t*7 o", "ttttttto", 7, 1],
    ["a mended day gives its freeze back", "t*7 r", "tttttttr", 8, 1],
  ])("%s", (_, letters, states, streak, freezes) => {
    const folded = fold(letters);
    expect([lettersOf(folded.days), folded.streak, folded.freezes]).toEqual([states, streak, freezes]);
  });

  test("one more can be held, and nothing that was before changes with that", () => {
    expect(fold("t*40", 4).freezes).toBe(4);
    expect(fold("t*28 xxxx", 4)).toMatchObject({ streak: 32, freezes: 0 });
    expect(fold("t*28 xxxx", 3).streak).toBe(0);
  });
});

test("streaks that ended are kept", () => {
  expect(fold("x tt.t x f tpt x o t").past).toEqual([
    { from: dayAt(1), to: dayAt(4), length: 3 },
    { from: dayAt(7), to: dayAt(9), length: 2 },
  ]);
  expect(fold("t*7 xx t").past).toEqual([{ from: dayAt(0), to: dayAt(7), length: 8 }]);
  expect(fold("t*7").past).toEqual([]);
});

test("the streak of any day", () => {
  const { streakOn } = fold("tt.txt");
  expect([-1, 0, 1, 2, 3, 4, 5, 99].map((n) => streakOn(dayAt(n)))).toEqual([0, 1, 2, 2, 3, 0, 1, 1]);
});

describe("milestones", () => {
  test.each<[string, string, [number, LocalDate][]]>([
    ["six days", "t*6", []],
    ["seven days", "t*7", [[7, dayAt(6)]]],
    ["the seventh is missed by us", "t*6 f", [[7, dayAt(6)]]],
    ["a frozen day can reach none of the first", "t*5 x t*6", []],
    ["reached again after a loss, it stays the first", "t*7 xx t*9", [[7, dayAt(6)]]],
    ["a pause puts it off", "t*6 ppp t", [[7, dayAt(9)]]],
    [
      "a thirtieth day after a shorter streak",
      "t*10 x x t*30",
      [
        [7, dayAt(6)],
        [30, dayAt(41)],
      ],
    ],
    [
      "a year",
      "t*365",
      [
        [7, dayAt(6)],
        [30, dayAt(29)],
        [100, dayAt(99)],
        [365, dayAt(364)],
      ],
    ],
  ])("%s", (_, letters, reached) =>
    expect(fold(letters).milestones).toEqual(reached.map(([days, date]) => ({ days, date }))),
  );
});

describe("rhythm", () => {
  test.each<[string, string, number]>([
    ["nothing yet", "", 0],
    ["one talk", "t", 4],
    ["two", "tt", 7.84],
    ["a miss before the first", "x", 0],
    ["a miss", "ttx", 7.5264],
    ["pause, skip, open and missed by us leave it", "ttpsfo", 7.84],
    ["a mended day is a kept one", "tr", 7.84],
  ])("%s", (_, letters, rhythm) => expect(fold(letters).rhythm).toBeCloseTo(rhythm, 10));

  test("a frozen day is a missed one here", () =>
    expect(fold("t*7 x").rhythm).toBeCloseTo(fold("t*7").rhythm * 0.96, 10));
  test("a year of talks comes close to 100 and never there", () => {
    const { rhythm } = fold("t*365");
    expect(rhythm).toBeGreaterThan(99.9);
    expect(rhythm).toBeLessThan(100);
  });
});

describe("whatever the days were", () => {
  const states: DayState[] = [
    "talked",
    "written",
    "service_fault",
    "pause",
    "skip",
    "repaired",
    "missed",
    "open",
  ];
  // Mostly talks, so that freezes and long streaks come about.
  const state = fc.oneof(
    { weight: 3, arbitrary: fc.constant("talked" as const) },
    fc.constantFrom(...states),
  );
  const someDays = fc
    .array(fc.record({ state, gap: fc.integer({ min: 1, max: 3 }) }), { maxLength: 90 })
    .map((all) => {
      let index = 0;
      return all.map(({ state, gap }) => {
        index += gap;
        return { date: dayAt(index), state };
      });
    });
  const holds = (check: (days: ReturnType<typeof daysOf>, maxFreezes: number) => void) =>
    fc.assert(fc.property(someDays, fc.constantFrom(0, 3, 4), check), { seed: SEED, numRuns: 300 });
  const plain = ({ streakOn, ...rest }: Streak, until: LocalDate) => ({ ...rest, last: streakOn(until) });

  test("the same days are the same streak, and what came in is left alone", () =>
    holds((days, maxFreezes) => {
      const before = structuredClone(days);
      const until = dayAt(400);
      expect(plain(foldStreak(days, { maxFreezes }), until)).toEqual(
        plain(foldStreak(before, { maxFreezes }), until),
      );
      expect(days).toEqual(before);
    }));

  test("a further missed day raises nothing, and costs at most 4 points of rhythm", () =>
    holds((days, maxFreezes) => {
      const before = foldStreak(days, { maxFreezes });
      const after = foldStreak([...days, { date: dayAt(400), state: "missed" }], { maxFreezes });
      // A frozen day adds one to the streak, and takes the freeze.
      const frozen = after.freezes < before.freezes;
      expect(after.streak).toBe(frozen ? before.streak + 1 : 0);
      expect(after.longest).toBe(Math.max(before.longest, after.streak));
      expect(after.freezes).toBe(before.freezes - (frozen ? 1 : 0));
      expect(after.rhythm).toBeLessThanOrEqual(before.rhythm);
      expect(before.rhythm - after.rhythm).toBeLessThanOrEqual(4);
      if (!frozen) expect(after.milestones).toEqual(before.milestones);
    }));

  test("a further kept day lowers nothing", () =>
    holds((days, maxFreezes) => {
      const before = foldStreak(days, { maxFreezes });
      for (const state of ["talked", "written", "repaired"] as const) {
        const after = foldStreak([...days, { date: dayAt(400), state }], { maxFreezes });
        expect(after.streak).toBe(before.streak + 1);
        expect(after.freezes).toBeGreaterThanOrEqual(before.freezes);
        expect(after.rhythm).toBeGreaterThan(before.rhythm);
        expect(after.past).toEqual(before.past);
      }
    }));

  test("a missed day that is mended lowers neither the longest streak nor rhythm, where no freezes are held", () =>
    holds((days) => {
      const missed = days.findIndex(({ state }) => state === "missed");
      const mended = days.map((day, i) => (i === missed ? { ...day, state: "repaired" as const } : day));
      const [before, after] = [days, mended].map((all) => foldStreak(all, { maxFreezes: 0 }));
      expect(after?.longest ?? 0).toBeGreaterThanOrEqual(before?.longest ?? 0);
      expect(after?.streak ?? 0).toBeGreaterThanOrEqual(before?.streak ?? 0);
      expect(after?.rhythm ?? 0).toBeGreaterThanOrEqual(before?.rhythm ?? 0);
    }));

  test("a pause, a skip, an open day or none make no difference but to themselves", () =>
    holds((days, maxFreezes) => {
      const bare = days.filter(({ state }) => !["pause", "skip", "open"].includes(state));
      const [before, after] = [days, bare].map((all) => foldStreak(all, { maxFreezes }));
      expect({ ...after, days: [], streakOn: null }).toEqual({ ...before, days: [], streakOn: null });
    }));

  test("the numbers stay inside their bounds", () =>
    holds((days, maxFreezes) => {
      const { streak, longest, freezes, rhythm, past, milestones, streakOn } = foldStreak(days, {
        maxFreezes,
      });
      expect(Math.max(streak, ...past.map(({ length }) => length))).toBe(longest);
      expect(past.every(({ from, to, length }) => from <= to && length >= 1)).toBe(true);
      expect(freezes).toBeGreaterThanOrEqual(0);
      expect(freezes).toBeLessThanOrEqual(maxFreezes);
      expect(rhythm).toBeGreaterThanOrEqual(0);
      expect(rhythm).toBeLessThan(100);
      expect(streakOn(dayAt(400))).toBe(streak);
      expect(milestones.map(({ days }) => days)).toEqual(
        [7, 30, 100, 365].filter((reached) => reached <= longest),
      );
    }));

  test("three freezes are only ever held after a fortnight: one more place for them rewrites no day before", () =>
    holds((days) => {
      const [three, four] = [3, 4].map((maxFreezes) => foldStreak(days, { maxFreezes }));
      if ((three?.longest ?? 0) < 14) expect(four?.days).toEqual(three?.days);
    }));
});

test("ten years are added up at once", () => {
  const days = Array.from({ length: 3_650 }, (_, i) => ({
    date: dayAt(i),
    state: i % 50 === 0 ? ("missed" as const) : ("talked" as const),
  }));
  expect(foldStreak(days, THREE).streak).toBe(3_649);
  expect(days[0]?.date).toBe(FIRST_DAY);
});
