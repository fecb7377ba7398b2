import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { callHours } from "~/domain/schedule/call-hours";
import { instantAt, localDateAt } from "~/domain/schedule/local-time";
import { type CallPlan, nextCall, type SlotPlan, slotDay } from "~/domain/schedule/next-call";
import { planArbitraries } from "~/domain/schedule/next-call.arbitraries";
import {
  ALL_DAY,
  clock,
  clockChanges,
  PLAN,
  plusDays,
  SEED,
  wallAt,
  withMove,
  ZONES,
} from "~/domain/schedule/next-call.fixture";
import type { LocalDate } from "~/lib/columns";
import { DAY, HOUR, MINUTE } from "~/lib/time";
import { freshDatabase } from "../setup/database";

const draw = planArbitraries(fc);

let db: pg.Client;
let drop: () => Promise<void>;
/** Zones that both sides know by the same rules: the editions of their data may lie months apart. */
let shared: string[];
let known: Set<string>;

beforeAll(async () => {
  const database = await freshDatabase(inject("templateUrl"));
  drop = database.drop;
  db = new pg.Client({ connectionString: database.url });
  await db.connect();
  // No answer may depend on where the server lives.
  await db.query("set timezone to 'Pacific/Chatham'");
  const { rows } = await db.query<{ name: string }>("select name from pg_timezone_names");
  known = new Set(rows.map(({ name }) => name));
  const changed = await zonesOfAnotherEdition(ZONES.filter((zone) => known.has(zone)));
  shared = ZONES.filter((zone) => known.has(zone) && !changed.has(zone));
  const words = (zones: Iterable<string>) => [...zones].sort().join(" ") || "none";
  console.log(`FC_SEED=${SEED}`);
  console.log("only the library offers:", words(ZONES.filter((zone) => !known.has(zone))));
  console.log("only Postgres lists:", words([...known].filter((zone) => !ZONES.includes(zone))));
  console.log("known to both by other rules:", words(changed));
});
afterAll(async () => {
  await db?.end();
  await drop?.();
});

/** Zones whose clocks the two sides show differently, on some day or on the verge of a clock change. */
async function zonesOfAnotherEdition(zones: string[]): Promise<Set<string>> {
  const days = Array.from({ length: 4 * 365 }, (_, day) => Date.UTC(2025, 0, 1 + day));
  const changed = new Set<string>();
  for (const zone of zones) {
    const verges = clockChanges(zone).flatMap((change) => [change.getTime() - 1, change.getTime()]);
    const instants = [...days, ...verges];
    const { rows } = await db.query(
      `select from unnest($2::float8[], $3::float8[]) as t(at, wall)
       where (to_timestamp(at / 1000) at time zone $1) <> (to_timestamp(wall / 1000) at time zone 'UTC') limit 1`,
      [zone, instants, instants.map((at) => wallAt(zone, at))],
    );
    if (rows.length > 0) changed.add(zone);
  }
  return changed;
}

test("Postgres knows every zone that can be chosen, nearly all of them by the same rules", () => {
  expect(ZONES.filter((zone) => !known.has(zone))).toEqual([]);
  expect(shared.length).toBeGreaterThan(400);
});

/** The first few rows in which the two sides' answers differ; sent as columns, in few queries. */
async function differences(sql: string, rows: unknown[][], batch = 20_000): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let i = 0; i < rows.length; i += batch) {
    const some = rows.slice(i, i + batch);
    const columns = some[0]?.map((_, column) => some.map((row) => row[column])) ?? [];
    found.push(...(await db.query(sql, columns)).rows);
  }
  return found.slice(0, 5);
}

const INSTANTS = `
  with expected as (
    select wall, tz, to_timestamp(ms / 1000) as at
    from unnest($1::timestamp[], $2::text[], $3::float8[]) as t(wall, tz, ms)
  )
  select *, relevel.instant_at(wall, tz) as got from expected
  where relevel.instant_at(wall, tz) is distinct from at`;

/** A wall as text, what the library makes of it. */
const instantRow = (zone: string, wall: number): unknown[] => {
  const [day = "", time = ""] = new Date(wall).toISOString().slice(0, 16).split("T");
  return [`${day} ${time}`, zone, instantAt(day, time, zone).getTime()];
};

describe("relevel.instant_at is instantAt", () => {
  test("in every zone, in the hours around every clock change of 2025 to 2028", async () => {
    const rows: unknown[][] = [];
    for (const zone of shared) {
      for (const change of clockChanges(zone)) {
        const before = wallAt(zone, change.getTime() - 1) + 1;
        for (let hour = -26; hour <= 26; hour++) rows.push(instantRow(zone, before + hour * HOUR));
        for (let part = -9; part <= 9; part++)
          rows.push(instantRow(zone, before + part * 15 * MINUTE + MINUTE));
      }
    }
    expect(rows.length).toBeGreaterThan(60_000);
    expect(await differences(INSTANTS, rows)).toEqual([]);
  });

  test("in every zone, through the year", async () => {
    const rows = shared.flatMap((zone, n) =>
      Array.from({ length: 40 }, (_, i) =>
        instantRow(zone, Date.UTC(2025, 0, 1 + i * 37) + ((n * 487 + i * 241) % 1440) * MINUTE),
      ),
    );
    expect(await differences(INSTANTS, rows)).toEqual([]);
  });

  test.each([
    ["New York's gap", "America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z"],
    ["New York's overlap", "America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z"],
    ["New York's overlap, its first minute", "America/New_York", "2026-11-01T01:00", "2026-11-01T05:00Z"],
    ["after New York's overlap", "America/New_York", "2026-11-01T02:00", "2026-11-01T07:00Z"],
    ["London's overlap", "Europe/London", "2026-10-25T01:30", "2026-10-25T00:30Z"],
    ["Lord Howe's gap of 30 minutes", "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45Z"],
    ["Lord Howe's overlap of 30 minutes", "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z"],
    ["Casablanca's overlap as Ramadan begins", "Africa/Casablanca", "2026-02-15T02:30", "2026-02-15T01:30Z"],
    ["Casablanca's gap as Ramadan ends", "Africa/Casablanca", "2026-03-22T02:30", "2026-03-22T02:30Z"],
    ["Santiago's overlap at midnight", "America/Santiago", "2026-04-04T23:30", "2026-04-05T02:30Z"],
    ["Santiago's gap at midnight", "America/Santiago", "2026-09-06T00:30", "2026-09-06T04:30Z"],
    ["São Paulo's last overlap", "America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T01:30Z"],
    ["Troll's overlap of two hours", "Antarctica/Troll", "2026-10-25T02:00", "2026-10-25T00:00Z"],
    ["Troll's gap of two hours", "Antarctica/Troll", "2026-03-29T01:30", "2026-03-29T01:30Z"],
    ["Cairo's gap at midnight", "Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30Z"],
    ["Apia's day that never was", "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00Z"],
    ["Apia's day after", "Pacific/Apia", "2011-12-31T12:00", "2011-12-30T22:00Z"],
    ["Kolkata", "Asia/Kolkata", "2026-06-01T19:30", "2026-06-01T14:00Z"],
    ["Kathmandu's quarter of an hour", "Asia/Kathmandu", "2026-06-01T19:30", "2026-06-01T13:45Z"],
  ])("%s", async (_, zone, wall, instant) => {
    const row = instantRow(zone, Date.parse(`${wall}Z`));
    expect(row[2]).toBe(Date.parse(instant));
    expect(await differences(INSTANTS, [row])).toEqual([]);
  });
});

test("relevel.call_hours is callHours", async () => {
  const inputs = fc.sample(draw.hoursInputs, { seed: SEED, numRuns: 4_000 });
  const rows = inputs.map(({ phone, window, anyHours }) => {
    const { opens, closes } = callHours(phone, window, anyHours);
    return [phone, window?.opens ?? null, window?.closes ?? null, anyHours, opens, closes];
  });
  rows.push([null, null, null, false, "08:00", "21:00"]);
  const sql = `
    select t.*, h.opens as got_opens, h.closes as got_closes
    from unnest($1::text[], $2::time[], $3::time[], $4::boolean[], $5::time[], $6::time[])
        as t(phone, window_start, window_end, any_hours, opens, closes),
      relevel.call_hours(phone, window_start, window_end, any_hours) h
    where (h.opens, h.closes) is distinct from (t.opens, t.closes)`;
  expect(await differences(sql, rows)).toEqual([]);
});

describe("relevel.plan_after is slotDay and nextCall", () => {
  type Plan = CallPlan & SlotPlan;
  type Case = { plan: Plan; slot: Date; lastDay: LocalDate | null };

  const PLANS = `
    with expected as (
      select c, (c->>'day')::date as day, (c->>'nextCallAt')::timestamptz as next_call_at,
        (c->>'nextSilentAt')::timestamptz as next_silent_at
      from unnest($1::jsonb[]) c
    )
    select e.c, p.* from expected e, relevel.plan_after(
      (c->>'slot')::timestamptz, c->>'localTz', (c->>'callTime')::time, c->'weekdayTimes',
      array(select jsonb_array_elements_text(c->'callDays')::smallint), (c->>'dayStart')::smallint,
      (c->>'pausedUntil')::date, (c->>'skippedDay')::date, (c->>'movedDay')::date, (c->>'movedTime')::time,
      (c->'hours'->>'opens')::time,
      (c->'hours'->>'closes')::time, (c->>'lastDay')::date) p
    where (p.day, p.next_call_at, p.next_silent_at) is distinct from (e.day, e.next_call_at, e.next_silent_at)`;

  function row({ plan, slot, lastDay }: Case): [string] {
    const day = [slotDay(slot, plan, lastDay), lastDay ?? ""].sort().at(-1) ?? "";
    const next = nextCall(plan, slot, day);
    const answer = { nextCallAt: "at" in next ? next.at : null, nextSilentAt: next.silent?.at ?? null };
    return [JSON.stringify({ ...plan, slot, lastDay, day, ...answer })];
  }

  /** Any plan with a pause, a skip or a move, asked about at an instant that is mostly near a clock change. */
  const cases = draw.slotPlans
    .filter(({ localTz }) => shared.includes(localTz))
    .chain((plan) =>
      fc.record({
        plan: fc.constant(plan),
        after: draw.instants(plan.localTz),
        pause: fc.option(fc.oneof(fc.integer({ min: -3, max: 20 }), fc.constant(900)), { freq: 3 }),
        skip: fc.option(fc.integer({ min: -2, max: 9 }), { freq: 3 }),
        move: draw.moves,
        last: fc.option(fc.integer({ min: -9, max: 1 }), { freq: 2 }),
      }),
    )
    .map(({ plan, after, pause, skip, move, last }) => {
      const today = localDateAt(after, plan.localTz);
      const day = (n: number | null) => (n === null ? null : plusDays(today, n));
      return {
        plan: { ...withMove(plan, today, move), pausedUntil: day(pause), skippedDay: day(skip) },
        slot: after,
        lastDay: day(last),
      };
    });

  test("for slots of thousands of plans, those that ring and those that stay silent", async () => {
    let silent = 0;
    const rows = fc.sample(cases, { seed: SEED, numRuns: 4_000 }).flatMap(({ plan, slot, lastDay }) => {
      const next = nextCall(plan, slot, lastDay);
      if (!("at" in next)) return [];
      silent += next.silent ? 1 : 0;
      const claimed = next.silent ? [next.silent] : [next];
      return claimed.map(({ at }) => row({ plan, slot: at, lastDay }));
    });
    expect(rows.length).toBeGreaterThan(2_000);
    expect(silent).toBeGreaterThan(500);
    expect(await differences(PLANS, rows, 1_000)).toEqual([]);
  });

  test("for instants that are no slot of the plan, as a stale row may hold", async () => {
    const rows = fc.sample(cases, { seed: SEED + 1, numRuns: 1_500 }).map(row);
    expect(await differences(PLANS, rows, 1_000)).toEqual([]);
  });

  test("for plans without a day, or without an hour", async () => {
    const slot = new Date("2026-11-22T18:30Z");
    const never = { opens: "19:00", closes: "19:00" };
    const none: Plan[] = [
      { ...PLAN, callDays: [] },
      { ...PLAN, hours: never },
      { ...PLAN, hours: never, pausedUntil: "2036-01-01" },
      { ...PLAN, callTime: "07:00", skippedDay: "2026-11-23" },
      { ...PLAN, callDays: [], movedDay: "2026-11-20", movedTime: "18:00" },
      { ...PLAN, callDays: [], movedDay: "2026-12-31", movedTime: "18:00" },
      { ...PLAN, callDays: [], movedDay: "2026-11-24", movedTime: "07:00" },
    ];
    const rows = none.map((plan) => row({ plan, slot, lastDay: null }));
    for (const [text] of rows)
      expect(JSON.parse(text)).toMatchObject({ nextCallAt: null, nextSilentAt: null });
    expect(await differences(PLANS, rows)).toEqual([]);
  });

  test("for an ordinary plan, every move of the days around its slots", async () => {
    const rows: [string][] = [];
    for (const callDays of [PLAN.callDays, [1, 3], []]) {
      for (let days = -2; days <= 9; days++) {
        for (const time of ["19:29", "19:30", "19:31", "08:00", "20:59", "21:00", "00:30"]) {
          for (const lastDay of [null, "2026-11-21", "2026-11-22"]) {
            const slot = new Date("2026-11-22T18:30Z");
            const plan = withMove({ ...PLAN, callDays }, "2026-11-22", { days, time });
            rows.push(row({ plan, slot, lastDay }));
            rows.push(row({ plan: { ...plan, skippedDay: "2026-11-23" }, slot, lastDay }));
            rows.push(row({ plan: { ...plan, pausedUntil: "2026-11-24" }, slot, lastDay }));
          }
        }
      }
    }
    expect(await differences(PLANS, rows, 1_000)).toEqual([]);
  });

  test("where a gap pushes a slot before, onto or behind the next day's own", async () => {
    const rows: [string][] = [];
    for (const zone of shared) {
      for (const change of clockChanges(zone, 2026, 2027)) {
        const end = wallAt(zone, change.getTime());
        const length = end - wallAt(zone, change.getTime() - 1) - 1;
        if (length <= 0) continue;
        const pushed = end + length / 2;
        // With days that begin when the gap ends, the slot is pushed out of the night before.
        const ends = Math.ceil((end % DAY) / HOUR);
        for (const [dayStart, shift] of [0, ends].flatMap((n) => [-1, 0, 1].map((m) => [n, m] as const))) {
          if (dayStart > 6) continue;
          const weekday = new Date(pushed - dayStart * HOUR).getUTCDay() || 7;
          const plan = {
            ...PLAN,
            localTz: zone,
            hours: ALL_DAY,
            dayStart,
            callTime: clock(((pushed - length) % DAY) / MINUTE),
            weekdayTimes: { [weekday]: clock((pushed % DAY) / MINUTE + shift) },
          };
          const from = new Date(change.getTime() - 20 * HOUR);
          const first = nextCall(plan, from, null);
          if (!("at" in first)) continue;
          rows.push(row({ plan, slot: first.at, lastDay: null }));
          const second = nextCall(plan, first.at, first.localDate);
          if ("at" in second) rows.push(row({ plan, slot: second.at, lastDay: first.localDate }));
        }
      }
    }
    expect(rows.length).toBeGreaterThan(1_000);
    expect(await differences(PLANS, rows, 1_000)).toEqual([]);
  });
});
