import * as fc from "fast-check";
import { createEmptyCard, fsrs, type Grade } from "ts-fsrs";
import { describe, expect, test } from "vitest";
import { daysAfter, daysBetween, localDayAt } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { type Card, newCard, nextCard, type Rating, replay, schedulerWith, timingOf } from "./schedule";

/**
 * The long-term vectors of ts-fsrs itself: `packages/fsrs/__tests__/impl/long-term_scheduler.test.ts` in
 * open-spaced-repetition/ts-fsrs. Each item is recalled on the day it is due. The last two weights are those
 * by which the library makes FSRS-6 of FSRS-5.
 */
const WEIGHTS = [
  0.4197, 1.1869, 3.0412, 15.2441, 7.1434, 0.6477, 1.0007, 0.0674, 1.6597, 0.1712, 1.1178, 2.0225, 0.0904,
  0.3025, 2.1214, 0.2498, 2.9466, 0.4891, 0.6468,
];
const VECTORS: [ratings: Rating[], intervals: number[], stabilities: number[], difficulties: number[]][] = [
  [
    [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3],
    [3, 13, 48, 155, 445, 1158, 17, 3, 11, 37, 112, 307, 773],
    [
      3.0412, 13.09130698, 48.15848988, 154.93732625, 445.05562739, 1158.07779739, 16.63063166, 3.01732209,
      11.42247264, 37.37521902, 111.8752758, 306.5974569, 772.94026648,
    ],
    [
      4.49094334, 4.26664289, 4.05746029, 3.86237659, 3.68044154, 3.51076891, 4.69833071, 5.55956298,
      5.26323756, 4.98688448, 4.72915759, 4.4888015, 4.26464541,
    ],
  ],
  [
    [1, 2, 3, 4, 1, 2, 3, 4],
    [1, 2, 6, 41, 4, 7, 21, 133],
    [0.4197, 1.0344317, 5.5356759, 41.0033667, 4.46605519, 6.67743292, 20.88868155, 132.81849454],
    [7.1434, 7.03653841, 6.64066485, 5.92312772, 6.44779861, 6.45995078, 6.10293922, 5.36588547],
  ],
  [
    [2, 3, 4, 1, 2, 3, 4, 1],
    [2, 7, 54, 5, 8, 26, 171, 8],
    [1.1869, 6.59167572, 53.76078737, 5.0853693, 8.09786749, 25.52991279, 171.16195166, 8.11072373],
    [6.23225985, 5.89059466, 5.14583392, 5.884097, 5.99269555, 5.667177, 4.91430736, 5.71619151],
  ],
  [
    [3, 4, 1, 2, 3, 4, 1, 2],
    [3, 33, 4, 7, 26, 193, 9, 14],
    [3.0412, 32.65484522, 4.22256838, 7.2325009, 25.52681746, 193.36618775, 8.63899847, 14.31323867],
    [4.49094334, 3.69538259, 4.83221448, 5.12078462, 4.85403286, 4.07165035, 5.1050878, 5.34697075],
  ],
  [
    [4, 1, 2, 3, 4, 1, 2, 3],
    [15, 3, 6, 27, 240, 10, 17, 60],
    [15.2441, 3.25621013, 6.32684549, 26.56339029, 239.70462771, 9.75621519, 17.06035531, 59.59547542],
    [1.16304343, 2.99573557, 3.59851762, 3.43436666, 2.60045771, 4.03816348, 4.46259158, 4.24020203],
  ],
];

/** Recalls an item on each day it is due, first on the day after it was learned. */
function recallWhenDue(ratings: readonly Rating[], next: typeof nextCard): Card[] {
  const cards: Card[] = [];
  for (const rating of ratings) {
    const before = cards.at(-1) ?? newCard("2022-12-28");
    cards.push(next(before, rating, before.due));
  }
  return cards;
}

describe("the library's own vectors come out", () => {
  test.each(VECTORS)("of recalls %j", (ratings, intervals, stabilities, difficulties) => {
    const cards = recallWhenDue(ratings, schedulerWith(WEIGHTS));
    expect(cards.map(({ scheduledDays }) => scheduledDays)).toEqual(intervals);
    expect(cards.map(({ stability }) => stability)).toEqual(stabilities);
    expect(cards.map(({ difficulty }) => difficulty)).toEqual(difficulties);
    for (const { lastRecall, due, scheduledDays } of cards) {
      expect(daysBetween(lastRecall ?? "", due)).toBe(scheduledDays);
    }
  });

  // `FSRS-6.test.ts`, "memory state[long-term]": after so many days each.
  test("of FSRS-6 after days that were early and late", () => {
    const weights = [
      0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
      0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ];
    const next = schedulerWith(weights);
    let card = newCard("2022-12-28");
    let day: LocalDate = "2022-12-29";
    for (const [rating, days] of [
      [1, 0],
      [3, 0],
      [3, 1],
      [3, 3],
      [3, 8],
      [3, 21],
    ] as const) {
      day = daysAfter(day, days);
      card = next(card, rating, day);
    }
    expect(card.stability).toBeCloseTo(53.335106, 4);
    expect(card.difficulty).toBeCloseTo(6.3574867, 4);
  });
});

const anyRecalls = fc.array(
  fc.record({ rating: fc.constantFrom<Rating>(1, 2, 3, 4), wait: fc.integer({ min: 0, max: 200 }) }),
  { maxLength: 25 },
);

test("the same recalls give what the library gives, day by day, whenever they were", () => {
  const library = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: false });
  fc.assert(
    fc.property(anyRecalls, fc.integer({ min: 0, max: 4_000 }), (recalls, offset) => {
      const learned = daysAfter("2020-01-01", offset);
      const at = (day: LocalDate) => new Date(`${day}T00:00:00Z`);
      let theirs = createEmptyCard(at(learned));
      let ours = newCard(learned);
      let day = daysAfter(learned, 1);
      for (const { rating, wait } of recalls) {
        day = daysAfter(day, wait);
        theirs = library.next(theirs, at(day), rating as Grade).card;
        ours = nextCard(ours, rating, day);
        expect(ours).toEqual({
          due: theirs.due.toISOString().slice(0, 10),
          stability: theirs.stability,
          difficulty: theirs.difficulty,
          scheduledDays: theirs.scheduled_days,
          recalls: theirs.reps,
          lapses: theirs.lapses,
          lastRecall: day,
        });
        // As the database gives it back.
        ours = JSON.parse(JSON.stringify(ours)) as Card;
      }
    }),
    { numRuns: 60 },
  );
});

test("an item is asked on the day after it was learned at the earliest, and never twice on a day", () => {
  expect(newCard("2026-12-31").due).toBe("2027-01-01");
  expect(newCard("2028-02-28").due).toBe("2028-02-29");
  fc.assert(
    fc.property(anyRecalls, (recalls) => {
      let card = newCard("2026-11-24");
      for (const { rating, wait } of recalls) {
        const day = daysAfter(card.lastRecall ?? "2026-11-25", wait);
        card = nextCard(card, rating, day);
        expect(card.due > day).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

test("the better it was recalled, the later it comes back", () => {
  for (const card of [newCard("2026-11-24"), nextCard(newCard("2026-11-24"), 3, "2026-11-25")]) {
    const dues = ([1, 2, 3, 4] as const).map((rating) => nextCard(card, rating, card.due).due);
    expect(dues).toEqual([...new Set(dues)].sort());
  }
});

describe("a day is a local day", () => {
  // Recalled at 19:30 on the clock, twice, with whatever the clocks did in between.
  test.each<[string, string, string, string, number]>([
    ["clocks go forward in Berlin", "Europe/Berlin", "2026-03-28T18:30:00Z", "2026-03-29T17:30:00Z", 1],
    ["clocks go back in Berlin", "Europe/Berlin", "2026-10-24T17:30:00Z", "2026-10-25T18:30:00Z", 1],
    ["clocks go back in New York", "America/New_York", "2026-10-31T23:30:00Z", "2026-11-02T00:30:00Z", 1],
    ["half an hour on Lord Howe", "Australia/Lord_Howe", "2026-04-04T08:30:00Z", "2026-04-05T09:00:00Z", 1],
    [
      "23 hours and a few minutes before midnight",
      "Europe/Berlin",
      "2026-03-28T22:50:00Z",
      "2026-03-29T21:50:00Z",
      1,
    ],
    ["just before and after midnight", "Asia/Tokyo", "2026-06-01T14:59:00Z", "2026-06-01T15:01:00Z", 1],
    ["a whole winter", "Europe/Berlin", "2026-10-20T17:30:00Z", "2027-04-01T17:30:00Z", 163],
    ["a leap day", "Europe/Berlin", "2028-02-28T18:30:00Z", "2028-03-01T18:30:00Z", 2],
  ])("when %s", (_, zone, first, second, days) => {
    const [one, two] = [localDayAt(new Date(first), zone, 0), localDayAt(new Date(second), zone, 0)];
    expect(daysBetween(one, two)).toBe(days);
    const card = nextCard(newCard("2026-01-01"), 3, one);
    const plain = nextCard(newCard("2026-01-01"), 3, "2025-01-01");
    const { due, lastRecall, ...memory } = nextCard(card, 3, two);
    const { due: _due, lastRecall: _last, ...same } = nextCard(plain, 3, daysAfter("2025-01-01", days));
    expect(memory).toEqual(same);
    expect(daysBetween(lastRecall ?? "", due)).toBe(memory.scheduledDays);
  });

  test("on a flight eastwards a day is left out, and on one back it comes twice", () => {
    const evening = new Date("2026-11-24T09:00:00Z");
    const [home, away] = [
      localDayAt(evening, "Pacific/Honolulu", 0),
      localDayAt(evening, "Pacific/Kiritimati", 0),
    ];
    expect([home, away]).toEqual(["2026-11-23", "2026-11-24"]);
    const there = nextCard(nextCard(newCard("2026-11-20"), 3, "2026-11-21"), 3, away);
    // Recalled again on the day that comes twice: it counts as the day of the latest recall.
    const back = nextCard(there, 3, home);
    expect(back).toEqual(nextCard(there, 3, away));
    expect(back.lastRecall).toBe(away);
  });

  test("where a day was left out by decree, it counts as a day all the same", () => {
    // Apia had no 30 December 2011.
    const card = nextCard(newCard("2011-12-20"), 3, "2011-12-29");
    expect(nextCard(card, 3, "2011-12-31").stability).toBe(
      nextCard(nextCard(newCard("2011-06-20"), 3, "2011-06-24"), 3, "2011-06-26").stability,
    );
  });
});

test("recalls replayed from the first give the same card, and where it stood before each", () => {
  const recalls = [
    { rating: 3 as const, day: "2026-11-25" },
    { rating: 1 as const, day: "2026-11-28" },
    { rating: 2 as const, day: "2026-11-29" },
  ];
  const { card, before } = replay("2026-11-24", recalls);
  expect(before[0]).toEqual(newCard("2026-11-24"));
  expect(before).toHaveLength(3);
  const last = before[2];
  expect(last && nextCard(last, 2, "2026-11-29")).toEqual(card);
  expect(replay("2026-11-24", [])).toEqual({ card: newCard("2026-11-24"), before: [] });
});

describe("a recall is", () => {
  test.each<[string, [due: string, ask: string, missed: string | null], string, string]>([
    ["early before its day", ["2026-12-05", "2026-12-05", null], "2026-12-04", "early"],
    ["on time on its day", ["2026-12-05", "2026-12-05", null], "2026-12-05", "on_time"],
    ["on time where the load moved it", ["2026-12-05", "2026-12-07", null], "2026-12-07", "on_time"],
    ["on time between the two", ["2026-12-05", "2026-12-07", null], "2026-12-06", "on_time"],
    ["late after its day", ["2026-12-05", "2026-12-05", null], "2026-12-06", "late"],
    [
      "late where it was missed and moved on",
      ["2026-12-05", "2026-12-09", "2026-12-05"],
      "2026-12-09",
      "late",
    ],
    [
      "on time when the day it was missed is told of later",
      ["2026-12-05", "2026-12-09", "2026-12-06"],
      "2026-12-06",
      "on_time",
    ],
  ])("%s", (_, [dueDay, askDay, missedDay], day, timing) => {
    expect(timingOf({ dueDay, askDay, missedDay }, day)).toBe(timing);
  });
});
