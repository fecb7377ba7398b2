import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import type { LocalDate } from "~/lib/columns";
import { DAY, HOUR, MINUTE, SECOND } from "~/lib/time";
import { localDateAt, localDayAt } from "./local-time";
import { type CallPlan, nextCall, type SlotPlan, slotDay } from "./next-call";
import { planArbitraries } from "./next-call.arbitraries";
import { isInside, plusDays, SEED, slotByArithmetic } from "./next-call.fixture";
import { type KeptSlots, slotsAfterChange } from "./next-call-after-change";

const draw = planArbitraries(fc);
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => console.log(`FC_SEED=${SEED}`));

/** A slot that is later than this isn't called any more. */
const CATCH_UP = 45 * MINUTE;

type Plan = CallPlan & SlotPlan;
type Row = { day: LocalDate; at: number; kind: "called" | "silent" | "our fault"; claimedAt: number };
/** A time in which the plan stays as it is. */
type Era = {
  plan: Plan;
  /** Days up to this one were over when it began. */
  lastDay: LocalDate | null;
  /** Slots after this instant are its own. */
  countsFrom: number;
  /** Its last tick. */
  seenUntil: number;
};

/** A user, what is written down of them, and the tick that claims their slots. */
class Journey {
  rows: Row[] = [];
  eras: Era[] = [];
  ticks: number[] = [];
  private kept: KeptSlots = { nextCallAt: null, nextSilentAt: null };
  private lastDay: LocalDate | null = null;

  constructor(
    public plan: Plan,
    public now: number,
  ) {
    this.change(() => ({}));
  }

  /** Changes the plan as a use case does. */
  change(edit: (journey: Journey) => Partial<Plan>): void {
    const now = new Date(this.now);
    const countsFrom = Math.min(this.now, ...this.waiting().map(({ at }) => at - 1));
    this.plan = { ...this.plan, ...edit(this) };
    this.kept = slotsAfterChange(this.plan, this.kept, this.lastDay, now);
    this.eras.push({ plan: this.plan, lastDay: this.lastDay, countsFrom, seenUntil: countsFrom });
  }

  /** Slots that have come and that no tick has seen. */
  private waiting(): { day: LocalDate; at: number }[] {
    const era = this.eras.at(-1);
    if (!era) return [];
    return owed({ ...era, seenUntil: this.now }).filter(({ at }) => at > era.seenUntil);
  }

  /** Lets time pass; the tick comes every minute, at that second. */
  pass(ms: number, second: number): void {
    const until = this.now + ms;
    for (;;) {
      const { nextCallAt, nextSilentAt } = this.kept;
      const due = Math.min(...[nextCallAt, nextSilentAt].flatMap((at) => (at ? [at.getTime()] : [])));
      const tick = nextTick(Math.max(due, this.now), second);
      if (tick > until) break;
      this.tick(tick);
    }
    const last = nextTick(until, second) - MINUTE;
    if (last >= this.now) this.tick(last);
    this.now = until;
  }

  /** Time passes and no tick comes. */
  outage(ms: number): void {
    this.now += ms;
  }

  get today(): LocalDate {
    return localDayAt(new Date(this.now), this.plan.localTz, this.plan.dayStart);
  }

  /** The local day that the next call belongs to. */
  get nextDay(): LocalDate | null {
    return this.kept.nextCallAt ? slotDay(this.kept.nextCallAt, this.plan, this.lastDay) : null;
  }

  private tick(at: number): void {
    this.now = at;
    this.ticks.push(at);
    const now = new Date(at);
    for (;;) {
      const { nextCallAt, nextSilentAt } = this.kept;
      if (nextSilentAt && nextSilentAt <= now) this.claim(nextSilentAt, "silent");
      else if (nextCallAt && nextCallAt <= now) {
        this.claim(nextCallAt, at - nextCallAt.getTime() > CATCH_UP ? "our fault" : "called");
      } else break;
    }
    const era = this.eras.at(-1);
    if (era) era.seenUntil = at;
  }

  private claim(at: Date, kind: Row["kind"]): void {
    const day = slotDay(at, this.plan, this.lastDay);
    const next = nextCall(this.plan, at, day);
    this.rows.push({ day, at: at.getTime(), kind, claimedAt: this.now });
    this.lastDay = day;
    const silent = next.silent?.at ?? null;
    if (kind === "silent") this.kept = { ...this.kept, nextSilentAt: silent };
    else this.kept = { nextCallAt: "at" in next ? next.at : null, nextSilentAt: silent };
  }
}

const nextTick = (at: number, second: number) =>
  Math.ceil((at - second * SECOND) / MINUTE) * MINUTE + second * SECOND;

type Step = { words: string; take: (journey: Journey) => void };
const edit = (words: string, change: (journey: Journey) => Partial<Plan>): Step => ({
  words,
  take: (journey) => journey.change(change),
});

const ms = (max: number) => fc.integer({ min: 1, max });
const passing = (max: number) =>
  fc.tuple(ms(max), fc.integer({ min: 0, max: 59 })).map(
    ([length, second]): Step => ({
      words: `${length} ms pass, ticks at second ${second}`,
      take: (journey) => journey.pass(length, second),
    }),
  );
const toNextSlot = fc.integer({ min: -90, max: 90 }).map(
  (seconds): Step => ({
    words: `until ${seconds} s after the next slot`,
    take: (journey) => {
      const next = nextCall(journey.plan, new Date(journey.now), null);
      if (!("at" in next)) return;
      const length = (next.silent ?? next).at.getTime() + seconds * SECOND - journey.now;
      if (length > 0) journey.pass(length, 30);
    },
  }),
);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: passing(2 * DAY) },
  { weight: 3, arbitrary: passing(2 * HOUR) },
  { weight: 6, arbitrary: toNextSlot },
  {
    weight: 4,
    arbitrary: fc.oneof(ms(2 * HOUR), ms(4 * DAY)).map(
      (length): Step => ({
        words: `${length} ms without a tick`,
        take: (journey) => journey.outage(length),
      }),
    ),
  },
  { weight: 2, arbitrary: draw.times.map((callTime) => edit(`at ${callTime}`, () => ({ callTime }))) },
  {
    weight: 1,
    arbitrary: draw.weekdayTimes.map((weekdayTimes) =>
      edit(`weekdays ${JSON.stringify(weekdayTimes)}`, () => ({ weekdayTimes })),
    ),
  },
  { weight: 1, arbitrary: draw.callDays.map((callDays) => edit(`days ${callDays}`, () => ({ callDays }))) },
  { weight: 2, arbitrary: draw.zones.map((localTz) => edit(`to ${localTz}`, () => ({ localTz }))) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 0, max: 6 })
      .map((dayStart) => edit(`days begin at ${dayStart}`, () => ({ dayStart }))),
  },
  {
    weight: 1,
    arbitrary: draw.hours.map((hours) => edit(`hours ${JSON.stringify(hours)}`, () => ({ hours }))),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 20 })
      .map((days) => edit(`pause ${days}`, ({ today }) => ({ pausedUntil: plusDays(today, days) }))),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.integer({ min: 0, max: 6 }), draw.times).map(([days, movedTime]) =>
      edit(`in ${days} days at ${movedTime}`, ({ today }) => ({
        movedDay: plusDays(today, days),
        movedTime,
      })),
    ),
  },
  {
    weight: 7,
    arbitrary: fc.constantFrom(
      edit("unmove", () => ({ movedDay: null, movedTime: null })),
      edit("resume", () => ({ pausedUntil: null })),
      edit("skip", ({ nextDay }) => ({ skippedDay: nextDay })),
      edit("unskip", () => ({ skippedDay: null })),
      edit("off", () => ({ callEnabled: false })),
      edit("on", () => ({ callEnabled: true })),
      edit("on", () => ({ callEnabled: true })),
    ),
  },
);

const silentIn = (plan: Plan, day: LocalDate) =>
  (plan.pausedUntil !== null && day < plan.pausedUntil) || plan.skippedDay === day;

/** The slots that an era owes a row for: those it has, of days that weren't over, up to its last tick. */
function owed({ plan, lastDay, countsFrom, seenUntil }: Era): { day: LocalDate; at: number }[] {
  if (!plan.callEnabled) return [];
  const slots: { day: LocalDate; at: number }[] = [];
  let last = countsFrom;
  let day = plusDays(localDateAt(new Date(countsFrom), plan.localTz), -2);
  const end = plusDays(localDateAt(new Date(seenUntil), plan.localTz), 2);
  for (; day < end; day = plusDays(day, 1)) {
    const at = slotByArithmetic(plan, day);
    if (at === null || at <= last || at > seenUntil || (lastDay !== null && day <= lastDay)) continue;
    slots.push({ day, at });
    last = at;
  }
  return slots;
}

const journeys = fc.record({
  plan: draw.slotPlans,
  start: fc.integer({ min: Date.UTC(2025, 0, 5), max: Date.UTC(2028, 8, 1) }),
  path: fc.array(steps, { maxLength: 60, size: "max" }),
});

test("however a plan moves: one row for each day, none twice, none missed that nobody asked for", () => {
  const seen = { called: 0, silent: 0, "our fault": 0 };
  fc.assert(
    fc.property(journeys, ({ plan, start, path }) => {
      const journey = new Journey(plan, start);
      for (const step of path) step.take(journey);
      const { rows, eras, ticks } = journey;

      const days = rows.map(({ day }) => day);
      expect(days).toEqual([...new Set(days)].sort());
      const instants = rows.map(({ at }) => at);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
      const called = rows.filter(({ kind }) => kind !== "silent").map(({ at }) => at);
      expect(new Set(called).size).toBe(called.length);

      const rowsOf = new Map(rows.map((row) => [row.day, row]));
      for (const era of eras) {
        for (const { day, at } of owed(era)) {
          const row = rowsOf.get(day);
          const silent = silentIn(era.plan, day);
          expect({ day, at: row?.at, silent: row?.kind === "silent" }).toEqual({ day, at, silent });
        }
      }
      for (const row of rows) {
        seen[row.kind] += 1;
        const era = eras.findLast(({ countsFrom, seenUntil }) => countsFrom < row.at && row.at <= seenUntil);
        if (!era || !isInside(row.at, era.plan)) throw new Error(`${row.day} is no slot of any plan`);
        // Ours is the fault only where no tick came in time.
        const inTime = ticks.some((tick) => tick >= row.at && tick <= row.at + CATCH_UP);
        if (row.kind !== "silent")
          expect({ ...row, inTime }).toEqual({ ...row, inTime: row.kind === "called" });
      }
    }),
    { seed: SEED, numRuns: 120 },
  );
  // The journeys lead through all of it.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(25);
});
