import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBilledCalls } from "../setup/billed-calls";
import { stepsOf } from "../setup/crowd";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Of 10 minutes in a month, so that few calls use them up. */
const ALLOWANCE = 600;

let on: Awaited<ReturnType<typeof openBilledCalls>>;
beforeAll(async () => {
  on = await openBilledCalls({ PAYMENTS: "simulator", PLAN_MINUTES: "10" });
});
afterAll(() => on?.close());

// Half past seven in Berlin, ten days before the month of the plan is over.
const NOW = new Date("2026-11-23T18:30:00.000Z");
const START = "2026-11-03T18:30:00.000Z";
const END = "2026-12-03T18:30:00.000Z";

/** Somebody with a paid plan, who has talked for so many seconds this month. */
async function subscriber(seconds = 0): Promise<string> {
  const userId = await on.addUser({ anyHours: true });
  await on.owner.query(
    `insert into subscriptions (user_id, tier, status, current_period_start, current_period_end, access_until, updated_at)
     values ($1, 'pro', 'active', $2, $3, $3::timestamptz + interval '48 hours', $2)`,
    [userId, START, END],
  );
  if (seconds > 0) await talked(userId, seconds, { at: new Date(NOW.getTime() - DAY) });
  return userId;
}

/** A call that was answered then, as the database has it. */
async function talked(
  userId: string,
  seconds: number | null,
  {
    at,
    kind = "daily",
    status = "completed",
    max = 300,
  }: { at: Date; kind?: string; status?: string; max?: number },
): Promise<void> {
  await on.owner.query(
    `insert into calls (user_id, kind, status, local_date, provider, scheduled_at, dialed_at, answered_at, ended_at,
       duration_seconds, max_seconds)
     values ($1, $2::call_kind, $3::call_status, $4::timestamptz::date, 'simulator', $4, $4, $4,
       case when $5::int is not null then $4::timestamptz + make_interval(secs => $5::int) end, $5, $6)`,
    [userId, kind, status, at, seconds, max],
  );
}

const standing = (userId: string, now = NOW) => on.withService((tx) => on.loadMinutes(tx, userId, now));
const notices = async (userId: string) => {
  const { rows } = await on.owner.query<{ kind: string; subject: string }>(
    "select kind, subject from billing_notices where user_id = $1 order by created_at, kind",
    [userId],
  );
  return rows;
};
const dialled = async (userId: string, now = NOW, kind = "daily") => {
  const callId = await on.queue(userId, now, kind);
  await on.dial(callId, now);
  return { callId, call: await on.callOf(callId) };
};

/** On what grounds a call was dialled, as its receipt keeps it. */
const dialingOf = async (callId: string) =>
  (await stepsOf(on.owner, callId)).find(({ kind }) => kind === "dialing")?.detail ?? {};

describe("what counts", () => {
  test("answered calls of this month, half open, and nothing else", async () => {
    const userId = await subscriber();
    const at = (iso: string) => ({ at: new Date(iso) });
    await talked(userId, 100, at(START));
    await talked(userId, 50, { ...at("2026-11-10T12:00:00.000Z"), kind: "on_demand" });
    await talked(userId, 300, { ...at("2026-11-03T18:29:59.999Z"), kind: "on_demand" });
    await talked(userId, 300, at(END));
    const when = (hour: number) => at(`2026-11-12T${hour}:00:00.000Z`);
    await talked(userId, 300, { ...when(10), kind: "text" });
    await talked(userId, 300, { ...when(11), kind: "verification" });
    await talked(userId, 300, { ...when(12), status: "voicemail", kind: "on_demand" });
    await talked(userId, 300, { ...when(13), status: "unknown", kind: "on_demand" });
    expect(await standing(userId)).toMatchObject({
      usedSeconds: 150,
      leftSeconds: ALLOWANCE - 150,
      low: false,
    });
    await talked(userId, null, { at: new Date(NOW.getTime() - MINUTE), status: "in_progress" });
    expect(await standing(userId)).toMatchObject({ usedSeconds: 210 });
    expect(await standing(await on.addUser())).toBeNull();
  });

  test("nobody else's", async () => {
    await subscriber(500);
    expect(await standing(await subscriber())).toMatchObject({ usedSeconds: 0 });
  });
});

describe("a call", () => {
  test("has its full length at first, and says nothing of it", async () => {
    const { callId, call } = await dialled(await subscriber(ALLOWANCE * 0.8 - 1));
    // What is left is less than the longest call already.
    expect(call).toMatchObject({ status: "dialing", max_seconds: 120 });
    const { callId: other, call: plenty } = await dialled(await subscriber(60));
    expect(plenty).toMatchObject({ status: "dialing", max_seconds: 300, booked_minor: null });
    expect(await dialingOf(other)).not.toHaveProperty("longest");
    expect(on.asked.find(({ reference }) => reference === callId)?.agenda.maxSeconds).toBe(120);
  });

  test("is shorter from 80 % used on, and its receipt says why", async () => {
    const { callId, call } = await dialled(await subscriber(500));
    expect(call).toMatchObject({ status: "dialing", max_seconds: 100 });
    expect(await dialingOf(callId)).toMatchObject({ longest: "100", because: "minutes", minutesUntil: END });
  });

  test("isn't placed without minutes: the day can be kept in writing, and the next month rings again", async () => {
    const userId = await subscriber(541);
    const { callId, call } = await dialled(userId);
    expect(call).toMatchObject({ status: "canceled", ended_reason: "minutes_used_up", dialed_at: null });
    expect(await on.jobs("send_reflect_link", callId)).toBe(1);
    await on.sendReflectLink({ callId, now: NOW });
    const { rows } = await on.owner.query("select subject from mails");
    expect(rows).toEqual([{ subject: "Write instead, if you like" }]);

    const renewed = new Date(Date.parse(END) + DAY);
    await on.owner.query(
      `update subscriptions set current_period_start = $2, current_period_end = $2::timestamptz + interval '1 month',
         access_until = $2::timestamptz + interval '1 month 48 hours' where user_id = $1`,
      [userId, END],
    );
    expect((await dialled(userId, renewed)).call).toMatchObject({ status: "dialing", max_seconds: 300 });
  });

  test("that is asked for is refused before there is a row, in words", async () => {
    const userId = await subscriber(560);
    await expect(on.requestCall(userId, NOW)).rejects.toMatchObject({
      code: "calls_forbidden",
      message: expect.stringMatching(/used up.*anew on Thursday 3 December.*Write instead/),
    });
    expect((await on.callsOf(userId)).length).toBe(1);
    // Queued before the minutes were used up: no link, because nobody's day hangs on it.
    const { callId, call } = await dialled(userId, NOW, "on_demand");
    expect(call).toMatchObject({ status: "canceled", ended_reason: "minutes_used_up" });
    expect(await on.jobs("send_reflect_link", callId)).toBe(0);
  });

  test("that was asked for with minutes left is made", async () => {
    expect(await on.requestCall(await subscriber(), NOW)).toMatchObject({ status: "queued" });
  });
});

describe("a notice", () => {
  const talkFor = async (userId: string, seconds: number, now: Date) => {
    const { callId } = await dialled(userId, now, "on_demand");
    await on.pickUp(callId, now);
    await on.end(callId, now, { status: "completed", seconds });
    await on.countMinutes({ userId, now });
  };

  test("comes once when most is used, and once when all is", async () => {
    const userId = await subscriber(400);
    await talkFor(userId, 70, NOW);
    expect(await notices(userId)).toEqual([]);
    expect(await on.jobs("count_minutes", userId)).toBe(1);
    const low = { kind: "minutes_low", subject: START };
    await talkFor(userId, 20, new Date(NOW.getTime() + 10 * MINUTE));
    expect(await notices(userId)).toEqual([low]);
    await talkFor(userId, 30, new Date(NOW.getTime() + 20 * MINUTE));
    await on.countMinutes({ userId, now: new Date(NOW.getTime() + 30 * MINUTE) });
    expect(await notices(userId)).toEqual([low]);
    await talkFor(userId, 80, new Date(NOW.getTime() + 40 * MINUTE));
    expect(await notices(userId)).toEqual([low, { kind: "minutes_used", subject: START }]);
  });

  test("isn't asked for by a call that nobody picked up", async () => {
    const userId = await subscriber();
    const { callId } = await dialled(userId);
    await on.end(callId, NOW, { status: "no_answer" });
    expect(await on.jobs("count_minutes", userId)).toBe(0);
  });
});
