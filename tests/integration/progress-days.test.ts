import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openProgress } from "../setup/progress";

let on: Awaited<ReturnType<typeof openProgress>>;
beforeAll(async () => {
  on = await openProgress();
});
afterAll(() => on?.close());

const dayAt = (index: number) => new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10);
const daysOf = (userId: string) =>
  on.column<string>(
    "select local_date::text || ' ' || state from streak_days where user_id = $1 order by 1",
    [userId],
  );
const progressOf = async (userId: string) => (await on.totalsOf(userId)).progress;

describe("days that pass", () => {
  test("close at the person's midnight, and their freezes are used by themselves", async () => {
    const userId = await on.addUser("America/New_York");
    for (let day = 0; day < 7; day++) await on.talk(userId, { day: dayAt(day), kind: "daily" });
    expect(await progressOf(userId)).toMatchObject({ streak: 7, freezes: 1 });
    await on.addCall(userId, { day: dayAt(7), status: "no_answer" });
    // The clocks of New York went forward on the eighth of March: the ninth ends at 4:00 UTC.
    await on.roll(`${dayAt(8)}T03:59:59Z`);
    expect(await progressOf(userId)).toMatchObject({ streak: 7, freezes: 1 });
    await on.roll(`${dayAt(8)}T04:00:00Z`);
    expect((await daysOf(userId)).at(-1)).toBe(`${dayAt(7)} freeze`);
    const after = await progressOf(userId);
    expect(after).toMatchObject({ streak: 8, freezes: 0, longest_streak: 8 });
    expect(after.next_settle_at).toEqual(new Date(`${dayAt(9)}T04:00:00Z`));
    const rows = await on.everythingOf(userId);
    await on.roll(`${dayAt(8)}T04:00:30Z`);
    expect(await on.everythingOf(userId)).toEqual(rows);

    await on.addCall(userId, { day: dayAt(8), status: "busy" });
    await on.roll(`${dayAt(9)}T04:00:00Z`);
    expect(await progressOf(userId)).toMatchObject({ streak: 0, longest_streak: 8, xp: after.xp });
  });

  test("are settled all at once when nobody had looked for a while", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: dayAt(0), kind: "daily" });
    for (const [day, status] of [
      [1, "no_answer"],
      [2, "completed"],
      [3, "busy"],
      [4, "failed"],
    ] as const) {
      await on.addCall(userId, { day: dayAt(day), status });
    }
    await on.addCall(userId, { day: dayAt(5), status: "canceled", endedReason: "paused" });
    await on.roll(`${dayAt(12)}T08:00:00Z`);
    expect(await daysOf(userId)).toEqual([
      `${dayAt(0)} talked`,
      `${dayAt(1)} missed`,
      `${dayAt(2)} talked`,
      `${dayAt(3)} missed`,
      `${dayAt(4)} service_fault`,
      `${dayAt(5)} pause`,
    ]);
  });

  test("may still turn out otherwise, long after", async () => {
    const userId = await on.addUser();
    await on.talk(userId, { day: dayAt(0), kind: "daily" });
    const lost = await on.addCall(userId, { day: dayAt(1), status: "unknown" });
    for (let day = 2; day < 12; day++) await on.talk(userId, { day: dayAt(day), kind: "daily" });
    expect((await daysOf(userId))[1]).toBe(`${dayAt(1)} service_fault`);
    const { xp, streak } = await progressOf(userId);
    await on.owner.query("update calls set status = 'completed' where id = $1", [lost]);
    await on.reflect(userId, lost, { day: dayAt(1) });
    await on.award(lost, `${dayAt(12)}T08:00:00Z`);
    expect((await daysOf(userId))[1]).toBe(`${dayAt(1)} talked`);
    expect(await progressOf(userId)).toMatchObject({ streak, xp: xp + 60 });
  });

  test("hold nobody up who can't be settled", async () => {
    const [broken, well] = [await on.addUser(), await on.addUser()];
    for (const userId of [broken, well]) await on.talk(userId, { day: dayAt(0) });
    await on.owner.query("update reflections set found = '{}' where user_id = $1", [broken]);
    await expect(on.roll(`${dayAt(1)}T08:00:00Z`)).rejects.toThrow();
    expect((await progressOf(well)).next_settle_at).toEqual(new Date(`${dayAt(1)}T23:00:00Z`));
    await on.owner.query("delete from progress where user_id = $1", [broken]);
  });

  test("make XP never fall, whatever the days were, and milestones are paid once", async () => {
    const day = fc.constantFrom("talk", "talk", "talk", "miss", "busy", "fault", "pause", "none", "crisis");
    await fc.assert(
      fc.asyncProperty(fc.array(day, { minLength: 4, maxLength: 21 }), async (history) => {
        const userId = await on.addUser();
        let xp = 0;
        for (const [index, kind] of history.entries()) {
          const date = dayAt(index);
          if (kind === "talk") await on.talk(userId, { day: date, kind: "daily" });
          if (kind === "crisis")
            await on.talk(userId, { day: date, kind: "daily", outcome: "crisis", noGame: true });
          if (kind === "miss") await on.addCall(userId, { day: date, status: "no_answer" });
          if (kind === "busy") await on.addCall(userId, { day: date, status: "busy" });
          if (kind === "fault")
            await on.addCall(userId, { day: date, status: "canceled", endedReason: "service_fault" });
          if (kind === "pause")
            await on.addCall(userId, { day: date, status: "canceled", endedReason: "paused" });
          await on.roll(`${dayAt(index + 1)}T00:30:00Z`);
          const progress = await progressOf(userId);
          expect(progress?.xp ?? 0).toBeGreaterThanOrEqual(xp);
          xp = progress?.xp ?? 0;
        }
        const ledger = await on.ledgerOf(userId);
        expect(ledger.reduce((sum, { amount }) => sum + amount, 0)).toBe(xp);
        expect(ledger.filter(({ amount }) => amount < 0)).toEqual([]);
        const paid = ledger.filter(({ rule }) => rule === "milestone").map(({ key }) => key);
        expect(new Set(paid).size).toBe(paid.length);
        const rows = await on.everythingOf(userId);
        await on.settle(userId, `${dayAt(history.length)}T00:30:00Z`);
        if (xp > 0) expect(await on.everythingOf(userId)).toEqual(rows);
        await on.roll(`${dayAt(history.length + 90)}T00:30:00Z`);
        expect((await progressOf(userId))?.xp ?? 0).toBe(xp);
      }),
      { numRuns: 5 },
    );
  });
});

describe("a milestone", () => {
  test("is paid once, and a second week pays nothing more", async () => {
    const userId = await on.addUser();
    for (let day = 0; day < 7; day++) await on.talk(userId, { day: dayAt(day), kind: "daily" });
    for (const day of [7, 8, 9, 10]) await on.addCall(userId, { day: dayAt(day), status: "no_answer" });
    await on.roll(`${dayAt(11)}T08:00:00Z`);
    expect(await progressOf(userId)).toMatchObject({ streak: 0 });
    for (let day = 11; day < 20; day++) await on.talk(userId, { day: dayAt(day), kind: "daily" });
    const paid = (await on.ledgerOf(userId)).filter(({ rule }) => rule === "milestone");
    expect(paid.map(({ key, amount, day }) => [key, amount, day])).toEqual([
      ["milestone:7#1", 200, dayAt(6)],
    ]);
    expect(
      await on.column("select artifact_code from user_artifacts where user_id = $1 order by 1", [userId]),
    ).toEqual(["notebook_of_clarity", "sigil_of_streaks"]);
  });
});

describe("a missed day", () => {
  const missed = async () => {
    const userId = await on.addUser();
    for (let day = 0; day < 3; day++) await on.talk(userId, { day: dayAt(day), kind: "daily" });
    await on.addCall(userId, { day: dayAt(3), status: "no_answer" });
    await on.roll(`${dayAt(4)}T00:30:00Z`);
    return userId;
  };
  const repair = (userId: string, day: string, now: string) =>
    on.repairStreak(userId, day, "I was on a train.", new Date(now));

  test("is mended within 48 hours, with a few words, once", async () => {
    const userId = await missed();
    expect(await progressOf(userId)).toMatchObject({ streak: 0 });
    expect((await on.dashboardProgress(userId, new Date(`${dayAt(4)}T09:00:00Z`)))?.mendable).toEqual([
      dayAt(3),
    ]);
    const now = `${dayAt(5)}T22:59:00Z`;
    await repair(userId, dayAt(3), now);
    await repair(userId, dayAt(3), now);
    expect(
      await on.column(
        "select payload->>'day' from graphile_worker._private_jobs where payload->>'userId' = $1 and payload->>'day' is not null",
        [userId],
      ),
    ).toEqual([dayAt(3), dayAt(3)]);
    expect((await on.dashboardProgress(userId, new Date(now)))?.mendable).toEqual([]);
    await on.settle(userId, now, dayAt(3));
    expect(await progressOf(userId)).toMatchObject({ streak: 4 });
    expect(await on.streakHistory(userId, dayAt(2), dayAt(3))).toMatchObject([
      { date: dayAt(2), state: "talked" },
      { date: dayAt(3), state: "repaired", note: "I was on a train." },
    ]);
    // Days later nothing has changed about it.
    await on.settle(userId, `${dayAt(30)}T08:00:00Z`);
    expect(await progressOf(userId)).toMatchObject({ streak: 4 });
  });

  test.each<[string, number, string]>([
    ["that is too long ago", 3, `${dayAt(5)}T23:00:01Z`],
    ["that was kept", 2, `${dayAt(3)}T09:00:00Z`],
    ["that had no slot", 8, `${dayAt(9)}T09:00:00Z`],
  ])("%s can't be mended", async (_, day, now) => {
    const userId = await missed();
    await expect(repair(userId, dayAt(day), now)).rejects.toMatchObject({ code: "bad_request" });
    expect(await on.column("select 1 from streak_repairs where user_id = $1", [userId])).toEqual([]);
  });

  test("isn't mended by a wish that came too late past the page", async () => {
    const userId = await missed();
    await on.owner.query(
      "insert into streak_repairs (user_id, local_date, note, created_at) values ($1, $2, 'x', $3)",
      [userId, dayAt(3), `${dayAt(7)}T08:00:00Z`],
    );
    await on.settle(userId, `${dayAt(9)}T08:00:00Z`, dayAt(3));
    expect((await daysOf(userId))[3]).toBe(`${dayAt(3)} missed`);
  });
});
