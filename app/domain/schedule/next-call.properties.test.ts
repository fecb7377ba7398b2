import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { LocalDate } from "~/lib/columns";
import { DAY, HOUR, MINUTE } from "~/lib/time";
import { localDateAt } from "./local-time";
import { type CallPlan, nextCall, type SlotPlan, slotDay, slotOn } from "./next-call";
import { planArbitraries } from "./next-call.arbitraries";
import {
  ALL_DAY,
  clock,
  clockChanges,
  HARD_ZONES,
  isInside,
  PLAN,
  plusDays,
  SEED,
  slotByArithmetic,
  wallAt,
  withMove,
  ZONES,
} from "./next-call.fixture";

const { instants, moves, slotPlans } = planArbitraries(fc);
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => console.log(`FC_SEED=${SEED}`));

type Claimed = { day: LocalDate; at: number };

/** Claims slot after slot as the tick does. */
function walk(plan: CallPlan & SlotPlan, from: Date, until: Date): Claimed[] {
  const claimed: Claimed[] = [];
  let after = from;
  let lastDay: LocalDate | null = null;
  for (;;) {
    const next = nextCall(plan, after, lastDay);
    if ("reason" in next) {
      expect(next.reason).toBe("outside_hours");
      return claimed;
    }
    if (next.at >= until) return claimed;
    if (next.silent) throw new Error("nothing is silent in this plan");
    const day = slotDay(next.at, plan, lastDay);
    if (day !== next.localDate) throw new Error(`${next.at.toISOString()}: ${day} is not ${next.localDate}`);
    claimed.push({ day, at: next.at.getTime() });
    after = next.at;
    lastDay = day;
  }
}

/** One slot for each local day that has one: the arithmetic knows which. */
function slotsBetween(plan: SlotPlan, from: Date, until: Date): Claimed[] {
  const slots: Claimed[] = [];
  let last = from.getTime();
  const end = plusDays(localDateAt(until, plan.localTz), 2);
  for (let day = plusDays(localDateAt(from, plan.localTz), -2); day < end; day = plusDays(day, 1)) {
    const at = slotByArithmetic(plan, day);
    // A gap can push a day's slot behind the next day's own, which has passed by then.
    if (at === null || at <= last) continue;
    if (at >= until.getTime()) break;
    slots.push({ day, at });
    last = at;
  }
  return slots;
}

function expectWhole(plan: CallPlan & SlotPlan, from: Date, until: Date): number {
  const claimed = walk(plan, from, until);
  expect(claimed).toEqual(slotsBetween(plan, from, until));
  for (const [i, { day, at }] of claimed.entries()) {
    const before = claimed[i - 1];
    if (!isInside(at, plan) || (before && (before.at >= at || before.day >= day))) {
      throw new Error(`${day} at ${new Date(at).toISOString()}`);
    }
  }
  return claimed.length;
}

test("two years of any plan in any zone: one slot for each local day that has one, inside the hours, ever later", () => {
  const cases = slotPlans.chain((plan) =>
    fc.record({
      plan: fc.constant(plan),
      from: fc.date({ min: new Date("2025"), max: new Date("2027"), noInvalidDate: true }),
      move: moves,
    }),
  );
  fc.assert(
    fc.property(cases, ({ plan, from, move }) => {
      expectWhole(
        withMove(plan, localDateAt(from, plan.localTz), move),
        from,
        new Date(from.getTime() + 731 * DAY),
      );
    }),
    { seed: SEED, numRuns: 15 },
  );
});

test("any few weeks of any plan in any zone, mostly around a clock change", () => {
  const cases = slotPlans.chain((plan) => fc.tuple(fc.constant(plan), instants(plan.localTz), moves));
  fc.assert(
    fc.property(cases, ([plan, from, move]) => {
      expectWhole(
        withMove(plan, localDateAt(from, plan.localTz), move),
        from,
        new Date(from.getTime() + 9 * DAY),
      );
    }),
    { seed: SEED, numRuns: 400 },
  );
});

describe("every zone, over every clock change of two years", () => {
  // Minutes that the clock passes twice, or never, or that end the day.
  const around = [-61, -60, -31, -30, -29, -1, 0, 1, 29, 30, 31, 59, 60, 61];
  const ofTheNight = [-4, -3, -2, -1, 0, 30];

  test("each time of day around the change has its slot each day", () => {
    let slots = 0;
    for (const [n, zone] of ZONES.entries()) {
      const changes = clockChanges(zone, 2026, 2028);
      for (const change of changes.length > 0 ? changes : [new Date("2026-06-15T03:00Z")]) {
        const shown = Math.floor((wallAt(zone, change.getTime() - 1) % DAY) / MINUTE) + 1;
        const all = [...around.map((minute) => shown + minute), ...ofTheNight];
        // Two of the times each, another two in the next zone: zones share their rules.
        for (const i of [n % all.length, (n + 7) % all.length]) {
          const plan = {
            ...PLAN,
            localTz: zone,
            callTime: clock(all[i] ?? 0),
            hours: ALL_DAY,
            dayStart: (n + i) % 7,
          };
          const from = new Date(change.getTime() - 36 * HOUR);
          slots += expectWhole(plan, from, new Date(change.getTime() + 36 * HOUR));
        }
      }
    }
    expect(slots).toBeGreaterThan(ZONES.length * 2);
  });

  test("a gap pushes a day's slot into the next day, before, onto or behind that day's own", () => {
    let pushed = 0;
    for (const [n, localTz] of ZONES.entries()) {
      for (const change of clockChanges(localTz, 2026, 2028)) {
        const [before, after] = [change.getTime() - 1, change.getTime()].map((at) => wallAt(localTz, at));
        const end = new Date(after ?? 0);
        const length = (end.getTime() - (before ?? 0) - 1) / MINUTE;
        const dayStart = end.getUTCHours() + (end.getUTCMinutes() > 0 ? 1 : 0);
        if (length <= 0 || dayStart > 6) continue;
        // Half-way through the gap; with days that begin when it ends, that is the night before.
        const pushedTo = end.getUTCHours() * 60 + end.getUTCMinutes() + length / 2;
        const day = new Date(end.getTime() - dayStart * HOUR + length * MINUTE);
        const own = clock(pushedTo + (n % 3) - 1);
        const plan = {
          ...PLAN,
          localTz,
          dayStart,
          hours: ALL_DAY,
          callTime: clock(pushedTo - length),
          weekdayTimes: { [day.getUTCDay() || 7]: own },
        };
        const until = new Date(change.getTime() + 49 * HOUR);
        expectWhole(plan, new Date(change.getTime() - 49 * HOUR), until);
        expectWhole(plan, new Date(change.getTime() + MINUTE), until);
        pushed += 1;
      }
    }
    expect(pushed).toBeGreaterThan(200);
  });

  test.each(HARD_ZONES)("every minute of the day of a clock change in %s", (localTz) => {
    const [change = new Date("2026-06-15T12:00Z")] = clockChanges(localTz, 2026, 2028);
    const day = localDateAt(new Date(change.getTime() - 1), localTz);
    for (let minute = 0; minute < 1440; minute++) {
      const plan = { ...PLAN, localTz, callTime: clock(minute), hours: ALL_DAY };
      const at = slotOn(plan, day)?.getTime();
      if (at !== slotByArithmetic(plan, day)) throw new Error(`${day} ${plan.callTime}: ${at}`);
    }
  });
});
