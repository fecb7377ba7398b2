import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { nextCall, slotDay } from "~/domain/schedule/next-call";
import { ALL_DAY, HARD_ZONES, PLAN, plusDays } from "~/domain/schedule/next-call.fixture";
import { HOUR, MINUTE } from "~/lib/time";
import { openSchedule, type Settings } from "../setup/schedule";

type Schedule = Awaited<ReturnType<typeof openSchedule>>;
const rang = (day: string) => `${day} daily 1 queued scheduled 1 jobs`;
const silent = (day: string, reason: string) =>
  `${day} daily 1 canceled ${reason} not_dialed:${reason} 0 jobs`;

describe("the tick", () => {
  let on: Schedule;
  beforeAll(async () => {
    on = await openSchedule();
  });
  beforeEach(() => on.forgetSlots());
  afterAll(() => on?.close());

  test("notes each slot that a pause keeps silent once, on its day, and rings when the pause is over", async () => {
    const user = await on.addUser({ pausedUntil: "2026-03-04" });
    await on.keep(user, "2026-03-01T12:00Z");
    expect(await on.slotsOf(user)).toEqual(["2026-03-04T18:30:00.000Z", "2026-03-01T18:30:00.000Z"]);
    expect(await on.tick("2026-03-01T18:20Z")).toBe(0);
    expect(await on.callsOf(user)).toEqual([]);
    const days = ["2026-03-01", "2026-03-02", "2026-03-03"];
    for (const [n, day] of days.entries()) {
      expect(await on.tick(`${day}T18:30Z`)).toBe(0);
      expect(await on.callsOf(user)).toEqual(days.slice(0, n + 1).map((past) => silent(past, "paused")));
    }
    expect(await on.slotsOf(user)).toEqual(["2026-03-04T18:30:00.000Z", null]);
    expect(await on.tick("2026-03-04T18:30Z")).toBe(1);
    expect(await on.callsOf(user)).toEqual([...days.map((day) => silent(day, "paused")), rang("2026-03-04")]);
  });

  test("notes a skipped slot, and rings the next day", async () => {
    const user = await on.addUser({ skippedDay: "2026-03-01" });
    await on.keep(user, "2026-03-01T12:00Z");
    expect(await on.tick("2026-03-01T18:30Z")).toBe(0);
    expect(await on.tick("2026-03-02T18:30Z")).toBe(1);
    expect(await on.callsOf(user)).toEqual([silent("2026-03-01", "skipped"), rang("2026-03-02")]);
  });

  test("says that a day was paused where it was skipped, too", async () => {
    const user = await on.addUser({ skippedDay: "2026-03-01", pausedUntil: "2026-03-02" });
    await on.keep(user, "2026-03-01T12:00Z");
    await on.tick("2026-03-01T18:30Z");
    expect(await on.callsOf(user)).toEqual([silent("2026-03-01", "paused")]);
  });

  test("after three days without it, takes the blame for each and plans the next", async () => {
    const user = await on.addUser();
    await on.keep(user, "2026-03-01T12:00Z");
    expect(await on.tick("2026-03-04T12:00Z")).toBe(0);
    const days = ["2026-03-01", "2026-03-02", "2026-03-03"];
    expect(await on.callsOf(user)).toEqual(days.map((day) => silent(day, "service_fault")));
    expect(await on.slotsOf(user)).toEqual(["2026-03-04T18:30:00.000Z", null]);
  });

  test("after days without it, still rings a slot that is fresh", async () => {
    const user = await on.addUser();
    await on.keep(user, "2026-03-01T12:00Z");
    expect(await on.tick("2026-03-03T19:00Z")).toBe(1);
    expect(await on.callsOf(user)).toEqual([
      silent("2026-03-01", "service_fault"),
      silent("2026-03-02", "service_fault"),
      rang("2026-03-03"),
    ]);
  });

  test("after days without it, knows which of them were silent anyway", async () => {
    const user = await on.addUser({ pausedUntil: "2026-03-04", skippedDay: "2026-03-05" });
    await on.keep(user, "2026-03-01T12:00Z");
    await on.tick("2026-03-06T12:00Z");
    expect(await on.callsOf(user)).toEqual([
      silent("2026-03-01", "paused"),
      silent("2026-03-02", "paused"),
      silent("2026-03-03", "paused"),
      silent("2026-03-04", "service_fault"),
      silent("2026-03-05", "skipped"),
    ]);
    expect(await on.slotsOf(user)).toEqual(["2026-03-06T18:30:00.000Z", null]);
  });

  test("rings to the end of the 45 minutes and not a millisecond longer", async () => {
    const [inTime, tooLate] = [await on.addUser(), await on.addUser({ callTime: "20:30" })];
    await on.keep(inTime, "2026-03-01T12:00Z");
    await on.keep(tooLate, "2026-03-01T12:00Z");
    await on.scheduleDueCalls({ now: new Date("2026-03-01T19:15:00.000Z") });
    await on.scheduleDueCalls({ now: new Date("2026-03-01T20:15:00.001Z") });
    expect(await on.callsOf(inTime)).toEqual([rang("2026-03-01")]);
    expect(await on.callsOf(tooLate)).toEqual([silent("2026-03-01", "service_fault")]);
  });

  test("a plan that changes in an outage keeps the slot that is due, for its receipt", async () => {
    const user = await on.addUser();
    await on.keep(user, "2026-03-01T12:00Z");
    await on.keep(user, "2026-03-01T22:00Z");
    expect(await on.tick("2026-03-01T22:30Z")).toBe(0);
    expect(await on.callsOf(user)).toEqual([silent("2026-03-01", "service_fault")]);
  });

  test("a day that has rung doesn't ring again, wherever its time and zone move", async () => {
    const user = await on.addUser();
    await on.keep(user, "2026-03-01T12:00Z");
    expect(await on.tick("2026-03-01T18:30Z")).toBe(1);
    for (const [zone, time] of [
      ["Europe/Berlin", "20:45"],
      ["Pacific/Honolulu", "20:00"],
      ["America/New_York", "15:00"],
    ]) {
      await on.owner.query("update users set local_tz = $2, call_time = $3 where id = $1", [
        user,
        zone,
        time,
      ]);
      await on.keep(user, "2026-03-01T18:40Z");
      expect(await on.tick("2026-03-02T08:00Z")).toBe(0);
    }
    expect(await on.tick("2026-03-02T20:00Z")).toBe(1);
    expect(await on.callsOf(user)).toEqual([rang("2026-03-01"), rang("2026-03-02")]);
  });

  test("the day of a row is the local day of its slot", async () => {
    const plans: Partial<Settings>[] = HARD_ZONES.flatMap((localTz) => [
      { localTz },
      { localTz, callTime: "00:30", dayStart: 4, anyHours: true },
      { localTz, callTime: "23:30", weekdayTimes: { 7: "00:30" }, anyHours: true },
    ]);
    // A gap in Nuuk pushes Saturday's 23:30 onto Sunday's 00:30.
    const from = "2027-03-26T12:00Z";
    const users = new Map<string, Partial<Settings>>();
    for (const plan of plans) {
      const user = await on.addUser(plan);
      await on.keep(user, from);
      users.set(user, plan);
    }
    for (let hour = 0; hour < 72; hour += 0.5) {
      await on.scheduleDueCalls({ now: new Date(Date.parse(from) + hour * HOUR) });
    }
    const { rows } = await on.owner.query<{ user_id: string; day: string; at: Date }>(
      `select user_id, local_date::text as day, scheduled_at as at from calls
       where user_id = any($1) order by user_id, scheduled_at`,
      [[...users.keys()]],
    );
    const last = new Map<string, string>();
    for (const { user_id, day, at } of rows) {
      const { anyHours, ...plan } = users.get(user_id) ?? {};
      const hours = anyHours ? { opens: ALL_DAY.opens, closes: "23:59" } : PLAN.hours;
      expect([day, at]).toEqual([slotDay(at, { ...PLAN, hours, ...plan }, last.get(user_id)), at]);
      expect(day > (last.get(user_id) ?? "")).toBe(true);
      last.set(user_id, day);
    }
    expect(rows.length).toBeGreaterThan(plans.length * 2);
    const nuuk = rows
      .filter(({ at }) => at.toISOString() === "2027-03-28T01:30:00.000Z")
      .map(({ day }) => day);
    expect(nuuk).toContain("2027-03-27");
  }, 120_000);

  test("ten at once put one call on its way for each of 200 users", async () => {
    const now = new Date("2026-05-05T12:00Z");
    await on.owner.query(
      "insert into auth.users (email) select 'racer' || n || '@example.com' from generate_series(1, 200) n",
    );
    const { rows: users } = await on.owner.query<{ id: string }>(
      "select id from users where email like 'racer%' order by email",
    );
    const due = users.map(({ id }, n) => {
      const at = new Date(now.getTime() - (n % 44) * MINUTE);
      const time = at.toISOString().slice(11, 16);
      return { id, at, time };
    });
    await on.owner.query(
      `update users u set first_name = 'Asha', phone = '+12025550101', local_tz = 'UTC', call_time = t.time,
         next_call_at = t.at, last_slot_day = '2026-05-04'
       from unnest($1::uuid[], $2::timestamptz[], $3::time[]) as t(id, at, time) where u.id = t.id`,
      [due.map(({ id }) => id), due.map(({ at }) => at), due.map(({ time }) => time)],
    );
    const racing = await Promise.all(Array.from({ length: 10 }, () => on.scheduleDueCalls({ now })));
    const late = await on.scheduleDueCalls({ now });
    expect([...racing, late].reduce((sum, scheduled) => sum + scheduled)).toBe(200);

    const { rows } = await on.owner.query(
      `select c.user_id as id, c.scheduled_at as at, c.local_date::text as day, c.status, j.run_at, j.max_attempts,
         u.next_call_at - c.scheduled_at = interval '1 day' as tomorrow, u.last_slot_day::text as last
       from users u left join calls c on c.user_id = u.id
         left join graphile_worker._private_jobs j on j.payload->>'callId' = c.id::text
       where u.email like 'racer%' order by u.email`,
    );
    expect(rows).toEqual(
      due.map(({ id, at }) => ({
        id,
        at,
        day: "2026-05-05",
        status: "queued",
        run_at: at,
        max_attempts: 5,
        tomorrow: true,
        last: "2026-05-05",
      })),
    );
  });

  test("agrees with the page on every step of a fortnight", async () => {
    const plan = { ...PLAN, weekdayTimes: { 6: "10:00", 7: "11:15" }, callDays: PLAN.callDays };
    const user = await on.addUser({ weekdayTimes: plan.weekdayTimes });
    await on.keep(user, "2026-10-20T12:00Z");
    let [at] = await on.slotsOf(user);
    let day = "2026-10-20";
    for (let n = 0; n < 14; n++) {
      expect(await on.scheduleDueCalls({ now: new Date(at ?? "") })).toBe(1);
      const expected = nextCall(plan, new Date(at ?? ""), day);
      day = plusDays(day, 1);
      [at] = await on.slotsOf(user);
      expect(expected).toMatchObject({ at: new Date(at ?? ""), localDate: day });
    }
    expect(await on.callsOf(user)).toHaveLength(14);
  });
});

describe("where plans are sold", () => {
  let on: Schedule;
  beforeAll(async () => {
    on = await openSchedule({ PAYMENTS: "simulator" });
  });
  beforeEach(() => on.forgetSlots());
  afterAll(() => on?.close());

  const subscribe = (user: string, until: string) =>
    on.owner.query(
      `insert into subscriptions (user_id, tier, status, access_until, granted_until, granted_at, first_access_at)
       values ($1, 'pro', 'granted', $2, $2, '2026-01-01T00:00Z', '2026-01-01T00:00Z')
       on conflict (user_id) do update
         set access_until = excluded.access_until, granted_until = excluded.granted_until`,
      [user, until],
    );

  test("access that has lapsed by the tick leaves no next call, and what was due has its row", async () => {
    const [lapsed, paying] = [await on.addUser(), await on.addUser()];
    await subscribe(lapsed, "2026-03-01T18:30:00.000Z");
    await subscribe(paying, "2026-03-01T18:30:00.001Z");
    await on.keep(lapsed, "2026-03-01T12:00Z");
    await on.keep(paying, "2026-03-01T12:00Z");
    expect(await on.scheduleDueCalls({ now: new Date("2026-03-01T18:30Z") })).toBe(2);
    expect(await on.slotsOf(lapsed)).toEqual([null, null]);
    expect(await on.slotsOf(paying)).toEqual(["2026-03-02T18:30:00.000Z", null]);
    expect(await on.callsOf(lapsed)).toEqual([rang("2026-03-01")]);
  });

  test("without a next call, no silent slot is kept either", async () => {
    const user = await on.addUser({ skippedDay: "2026-03-12" });
    await subscribe(user, "2026-03-11T12:00Z");
    await on.keep(user, "2026-03-11T10:00Z");
    await on.tick("2026-03-11T18:30Z");
    expect(await on.slotsOf(user)).toEqual([null, null]);
  });

  test("someone without access has no slots", async () => {
    const user = await on.addUser({ skippedDay: "2026-03-01" });
    await on.keep(user, "2026-03-01T12:00Z");
    expect(await on.slotsOf(user)).toEqual([null, null]);
  });
});
