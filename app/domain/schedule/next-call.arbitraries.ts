import type fc from "fast-check";
import type { LocalTime } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { type CallHours, callHours } from "./call-hours";
import type { CallPlan, SlotPlan, WeekdayTimes } from "./next-call";
import { ALL_DAY, clock, clockChanges, HARD_ZONES, PLAN, ZONES } from "./next-call.fixture";

/** What the hours are made of. */
export type HoursInput = { phone: string; window: CallHours | null; anyHours: boolean };

/**
 * Call plans and their parts, drawn at random.
 *
 * @param fast the library, handed in: no file of ours but a test loads a development package
 */
export function planArbitraries(fast: typeof fc) {
  const minutes = fast.oneof(
    { weight: 3, arbitrary: fast.integer({ min: 0, max: 1439 }) },
    // Clocks change at night.
    { weight: 2, arbitrary: fast.integer({ min: -65, max: 245 }) },
    { weight: 1, arbitrary: fast.constantFrom(-4, -3, -2, -1, 0) },
  );
  /** Any time of day, those around clock changes and midnight more often. */
  const times: fc.Arbitrary<LocalTime> = minutes.map(clock);

  const zones: fc.Arbitrary<string> = fast.oneof(
    fast.constantFrom(...ZONES),
    fast.constantFrom(...HARD_ZONES),
  );

  const weekdayTimes = fast
    .uniqueArray(fast.tuple(fast.constantFrom("1", "2", "3", "4", "5", "6", "7"), times), {
      selector: ([day]) => day,
      maxLength: 7,
    })
    .map((pairs): WeekdayTimes => Object.fromEntries(pairs));

  const callDays: fc.Arbitrary<number[]> = fast.oneof(
    fast.constant<number[]>([1, 2, 3, 4, 5, 6, 7]),
    fast.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  );

  const hoursInputs: fc.Arbitrary<HoursInput> = fast.record({
    phone: fast.constantFrom("+12025550101", "+919999900101", "+447700900123"),
    window: fast.option(fast.record({ opens: times, closes: times })),
    anyHours: fast.boolean(),
  });

  /** Most plans may ring at night, or clock changes would never meet a slot. */
  const hours: fc.Arbitrary<CallHours> = fast.oneof(
    fast.constant(ALL_DAY),
    hoursInputs.map(({ phone, window, anyHours }) => callHours(phone, window, anyHours)),
  );

  /** An instant from 2025 to 2028, half of the time within three days of a clock change. */
  function instants(zone: string): fc.Arbitrary<Date> {
    const any = fast.date({ min: new Date("2025"), max: new Date("2029"), noInvalidDate: true });
    const changes = clockChanges(zone);
    if (changes.length === 0) return any;
    const near = fast
      .tuple(fast.constantFrom(...changes), fast.integer({ min: -72 * 60, max: 72 * 60 }))
      .map(([at, minute]) => new Date(at.getTime() + minute * MINUTE));
    return fast.oneof(any, near);
  }

  /** Everything about a plan that decides when its slots are. */
  const slotPlans = fast
    .record({
      localTz: zones,
      callTime: times,
      weekdayTimes: fast.oneof(fast.constant<WeekdayTimes>({}), weekdayTimes),
      callDays,
      dayStart: fast.integer({ min: 0, max: 6 }),
      hours,
    })
    .map((slots): CallPlan & SlotPlan => ({ ...PLAN, ...slots }));

  /** One day's call at a time of its own, so many days from another; mostly there is none. */
  const moves: fc.Arbitrary<{ days: number; time: LocalTime } | null> = fast.option(
    fast.record({ days: fast.integer({ min: -2, max: 9 }), time: times }),
    { freq: 2 },
  );

  return { times, zones, weekdayTimes, callDays, hoursInputs, hours, instants, slotPlans, moves };
}
