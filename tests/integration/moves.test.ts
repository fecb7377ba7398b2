import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CallPlanChange } from "~/domain/schedule/call-plan-form";
import { openSchedule, type Settings } from "../setup/schedule";

const rang = (day: string) => `${day} daily 1 queued scheduled 1 jobs`;
const silent = (day: string, reason: string) =>
  `${day} daily 1 canceled ${reason} not_dialed:${reason} 0 jobs`;

// A Sunday in Berlin, and half past seven of the days after.
const NOON = "2026-11-22T11:00:00Z";
const [SUNDAY, MONDAY, TUESDAY] = ["22", "23", "24"].map((n) => `2026-11-${n}T18:30:00.000Z`);

describe("a call that is moved", () => {
  let on: Awaited<ReturnType<typeof openSchedule>>;
  beforeAll(async () => {
    on = await openSchedule();
  });
  beforeEach(() => on.forgetSlots());
  afterAll(() => on?.close());

  const planned = async (settings: Partial<Settings> = {}) => {
    const user = await on.addUser(settings);
    await on.keep(user, NOON);
    return user;
  };
  const move = (user: string, day: string, time: string, now = NOON) =>
    on.moveCall(user, { day, time }, new Date(now));
  const keptOf = async (user: string) => {
    const { rows } = await on.owner.query(
      `select moved_day::text as day, left(moved_time::text, 5) as time, skipped_day::text as skipped
       from users where id = $1`,
      [user],
    );
    return rows[0];
  };
  const none = { day: null, time: null, skipped: null };

  test("rings at its time, and the day after at the usual one", async () => {
    const user = await planned();
    expect(await move(user, "2026-11-23", "20:15")).toMatchObject({
      at: new Date("2026-11-23T19:15:00.000Z"),
    });
    expect(await on.slotsOf(user)).toEqual([SUNDAY, null]);
    expect(await on.tick(SUNDAY ?? "")).toBe(1);
    expect(await on.slotsOf(user)).toEqual(["2026-11-23T19:15:00.000Z", null]);
    expect(await on.tick(MONDAY ?? "")).toBe(0);
    expect(await on.tick("2026-11-23T19:15:00Z")).toBe(1);
    expect(await on.slotsOf(user)).toEqual([TUESDAY, null]);
    expect(await on.tick(TUESDAY ?? "")).toBe(1);
    expect(await on.callsOf(user)).toEqual(["2026-11-22", "2026-11-23", "2026-11-24"].map(rang));
  });

  test("rings on an off day", async () => {
    const user = await planned({ callDays: [3] });
    await move(user, "2026-11-23", "08:00");
    expect(await on.slotsOf(user)).toEqual(["2026-11-23T07:00:00.000Z", null]);
    expect(await on.tick("2026-11-23T07:00:00Z")).toBe(1);
    expect(await on.slotsOf(user)).toEqual(["2026-11-25T18:30:00.000Z", null]);
    expect(await on.callsOf(user)).toEqual([rang("2026-11-23")]);
  });

  test("is kept silent by a skip and by a pause, with a receipt at its own time", async () => {
    const [skipped, paused] = [await planned(), await planned()];
    await move(skipped, "2026-11-22", "20:15");
    await move(paused, "2026-11-22", "20:15");
    await on.owner.query("update users set skipped_day = '2026-11-22' where id = $1", [skipped]);
    await on.owner.query("update users set paused_until = '2026-11-23' where id = $1", [paused]);
    for (const user of [skipped, paused]) {
      await on.keep(user, NOON);
      expect(await on.slotsOf(user)).toEqual([MONDAY, "2026-11-22T19:15:00.000Z"]);
    }
    await on.tick(SUNDAY ?? "");
    expect(await on.callsOf(skipped)).toEqual([]);
    await on.tick("2026-11-22T19:15:00Z");
    expect(await on.callsOf(skipped)).toEqual([silent("2026-11-22", "skipped")]);
    expect(await on.callsOf(paused)).toEqual([silent("2026-11-22", "paused")]);
  });

  test("that is the only one and is skipped has its receipt", async () => {
    const user = await planned({ callDays: [] });
    await move(user, "2026-11-22", "20:15");
    await on.owner.query("update users set skipped_day = '2026-11-22' where id = $1", [user]);
    await on.keep(user, NOON);
    expect(await on.slotsOf(user)).toEqual([null, "2026-11-22T19:15:00.000Z"]);
    await on.tick("2026-11-22T19:15:00Z");
    expect(await on.callsOf(user)).toEqual([silent("2026-11-22", "skipped")]);
    expect(await on.slotsOf(user)).toEqual([null, null]);
  });

  test("is un-skipped, and has its usual time back when the move is undone", async () => {
    const user = await planned({ skippedDay: "2026-11-22" });
    await move(user, "2026-11-22", "20:15");
    expect(await keptOf(user)).toEqual({ day: "2026-11-22", time: "20:15", skipped: null });
    expect(await on.slotsOf(user)).toEqual(["2026-11-22T19:15:00.000Z", null]);
    await on.clearMove(user, new Date(NOON));
    expect(await keptOf(user)).toEqual(none);
    expect(await on.slotsOf(user)).toEqual([SUNDAY, null]);
  });

  test("undone after its usual time is past, is over for that day", async () => {
    const user = await planned();
    await move(user, "2026-11-22", "20:15");
    await on.clearMove(user, new Date("2026-11-22T19:00:00Z"));
    expect(await on.slotsOf(user)).toEqual([MONDAY, null]);
  });

  test.each<[string, Partial<Settings>, string, string, string]>([
    ["outside_hours", {}, "2026-11-23", "21:00", NOON],
    ["day_over", {}, "2026-11-22", "11:00", NOON],
    ["paused", { pausedUntil: "2026-11-30" }, "2026-11-23", "20:15", NOON],
    ["too_far", {}, "2026-12-06", "20:15", NOON],
  ])("is not: %s", async (reason, settings, day, time, now) => {
    const user = await planned(settings);
    const before = [await keptOf(user), await on.slotsOf(user)];
    expect(await move(user, day, time, now)).toEqual({ reason });
    expect([await keptOf(user), await on.slotsOf(user)]).toEqual(before);
  });

  test("is not, once it is claimed, whoever comes first", async () => {
    const user = await planned();
    await on.tick(SUNDAY ?? "");
    expect(await move(user, "2026-11-22", "20:15", "2026-11-22T18:31:00Z")).toEqual({ reason: "claimed" });

    const people: string[] = [];
    for (let n = 0; n < 12; n++) people.push(await planned());
    const now = new Date(Date.parse(SUNDAY ?? "") + 20_000);
    const [decisions] = await Promise.all([
      Promise.all(people.map((id) => on.moveCall(id, { day: "2026-11-22", time: "20:15" }, now))),
      ...Array.from({ length: 4 }, () => on.scheduleDueCalls({ now })),
    ]);
    await on.scheduleDueCalls({ now });
    for (const [n, id] of people.entries()) {
      const moved = "at" in (decisions[n] ?? {});
      expect(await on.callsOf(id)).toEqual(moved ? [] : [rang("2026-11-22")]);
      expect(await on.slotsOf(id)).toEqual([moved ? "2026-11-22T19:15:00.000Z" : MONDAY, null]);
    }
  });

  test("is forgotten once its day is claimed and past, by the next change", async () => {
    const user = await planned();
    await move(user, "2026-11-22", "20:15");
    await on.tick("2026-11-22T19:15:00Z");
    await on.keep(user, "2026-11-22T20:00:00Z");
    expect(await keptOf(user)).toMatchObject({ day: "2026-11-22" });
    await on.keep(user, "2026-11-23T08:00:00Z");
    expect(await keptOf(user)).toEqual(none);
    expect(await on.slotsOf(user)).toEqual([MONDAY, null]);
  });

  const change = (weekdayTimes: CallPlanChange["weekdayTimes"]): CallPlanChange => ({
    callDays: [1, 2, 3, 4, 5, 6, 7],
    weekdayTimes,
    window: null,
    anyHours: false,
    dayStart: 0,
    voicemailChoice: "nothing",
  });

  test("today gives way to a new time for today, and to no other", async () => {
    const user = await planned();
    await move(user, "2026-11-22", "20:15");
    await on.saveCallPlan(user, change({ "1": "18:00" }), new Date(NOON));
    expect(await on.slotsOf(user)).toEqual(["2026-11-22T19:15:00.000Z", null]);
    await on.saveCallPlan(user, change({ "7": "18:00" }), new Date(NOON));
    expect(await keptOf(user)).toEqual(none);
    expect(await on.slotsOf(user)).toEqual(["2026-11-22T17:00:00.000Z", null]);
  });

  test("on another day stays, whatever the times", async () => {
    const user = await planned();
    await move(user, "2026-11-23", "20:15");
    await on.saveCallPlan(user, change({ "1": "18:00", "7": "18:00" }), new Date(NOON));
    expect(await keptOf(user)).toMatchObject({ day: "2026-11-23", time: "20:15" });
  });

  test("is moved whole or not at all", async () => {
    const user = await planned();
    for (const half of ["moved_day = '2026-11-23'", "moved_time = '20:15'"]) {
      await expect(on.owner.query(`update users set ${half} where id = $1`, [user])).rejects.toThrow(
        "users_move_whole",
      );
    }
  });
});
