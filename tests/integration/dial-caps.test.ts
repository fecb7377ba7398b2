import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isReservedNumber } from "../../app/domain/calls/phone-number";
import { CodeStage, type NumberOwner, newNumber } from "../setup/code-stage";
import { addUsers, callsOf, stepsOf } from "../setup/crowd";
import { vendorLog } from "../setup/vendor-log";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PER_DAY = 300;

let stage: CodeStage;

beforeAll(async () => {
  stage = await CodeStage.open({ CALLS_PER_DAY: String(PER_DAY), CALL_COUNTRIES: "DE,IN,US" });
});
afterAll(() => stage?.close());

describe("the dial guard, for a call that was queued before", () => {
  /** A queued call that no job places. */
  async function queuedCall({ userId, number }: NumberOwner, kind: string): Promise<string> {
    const { rows } = await stage.db.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, provider, scheduled_at)
       values ($1, $2::call_kind, current_date, 'simulator', now() - interval '1 second') returning id`,
      [userId, kind],
    );
    const id = rows[0]?.id ?? "";
    if (kind === "verification") {
      await stage.db.query(
        `insert into phone_verifications (user_id, phone, call_id, expires_at)
         values ($1, $2, $3, now() + interval '10 minutes')`,
        [userId, number, id],
      );
    } else if (!isReservedNumber(number)) {
      await stage.prove({ userId });
    }
    return id;
  }
  const place = (callId: string, now = new Date()) =>
    stage.useCases.placeCall({ callId, now, stopping: new AbortController().signal });

  test.each<[string, string, string | null, (user: NumberOwner) => Promise<unknown>, string]>([
    ["a kind that isn't called any more", "daily", "+19002345678", async () => {}, "number_not_allowed"],
    [
      "a country that isn't called any more",
      "on_demand",
      "+33612345678",
      async () => {},
      "number_not_allowed",
    ],
    ["the same for a code", "verification", "+33612345678", async () => {}, "number_not_allowed"],
    [
      "a number that another account has verified since",
      "verification",
      null,
      async ({ number }) => {
        const { userId } = await stage.newUser(number);
        await stage.prove({ userId });
      },
      "number_taken",
    ],
    [
      "another number than the code is for",
      "verification",
      null,
      async ({ userId }) => {
        const number = newNumber();
        await stage.db.query("update users set phone = $2 where id = $1", [userId, number]);
        await stage.db.query("update consents set phone = $2 where user_id = $1", [userId, number]);
      },
      "code_expired",
    ],
    [
      "a code whose time is over",
      "verification",
      null,
      ({ userId }) =>
        stage.db.query(
          "update phone_verifications set expires_at = now() - interval '1 second' where user_id = $1",
          [userId],
        ),
      "code_expired",
    ],
    [
      "a code that was taken back",
      "verification",
      null,
      ({ userId }) => stage.db.query("delete from phone_verifications where user_id = $1", [userId]),
      "code_expired",
    ],
    [
      "three codes to the number",
      "verification",
      null,
      async ({ number }) => stage.haveDialed((await stage.newUser()).userId, number, 3, "verification"),
      "too_many_calls_number",
    ],
    [
      "five codes by the user",
      "verification",
      null,
      ({ userId }) => stage.haveDialed(userId, newNumber(), 5, "verification"),
      "too_many_calls_user",
    ],
    [
      "twelve calls to the number",
      "daily",
      null,
      async ({ number }) => stage.haveDialed((await stage.newUser()).userId, number, 12, "on_demand"),
      "too_many_calls_number",
    ],
    [
      "twelve calls by the user, to whichever number",
      "daily",
      null,
      ({ userId }) => stage.haveDialed(userId, newNumber(), 12, "on_demand"),
      "too_many_calls_user",
    ],
    [
      "consent that was withdrawn",
      "verification",
      null,
      ({ userId }) => stage.db.query("update consents set granted = false where user_id = $1", [userId]),
      "consent_withdrawn",
    ],
  ])("%s: %s", async (_, kind, fixed, prepare, reason) => {
    const user = await stage.newUser(fixed ?? newNumber());
    const callId = await queuedCall(user, kind);
    await prepare(user);
    await place(callId);
    const call = (await callsOf(stage.db, [user.userId])).find(({ id }) => id === callId);
    expect(call).toMatchObject({ status: "canceled", ended_reason: reason, dialed_at: null });
    expect(await stepsOf(stage.db, callId)).toEqual([{ kind: "not_dialed", detail: { reason } }]);
    expect(await vendorLog(stage.app, callId)).toEqual([]);
    // The numbers of the rows are used again.
    await stage.db.query("update users set phone_verified_at = null where id = $1", [user.userId]);
  });

  test("the hours bind a code", async () => {
    const user = await stage.newUser();
    const callId = await queuedCall(user, "verification");
    const night = await stage.instantAt(user.userId, 3);
    await stage.db.query("update calls set scheduled_at = $2 where id = $1", [callId, night]);
    await stage.db.query("update phone_verifications set expires_at = $2 where call_id = $1", [
      callId,
      new Date(night.getTime() + 10 * MINUTE),
    ]);
    await place(callId, night);
    const [call] = await callsOf(stage.db, [user.userId]);
    expect(call).toMatchObject({ status: "canceled", ended_reason: "outside_hours", dialed_at: null });
  });

  /** Calls to one number by users of it, placed at the same moment. */
  async function placeAtOnce(count: number, number: string, kind: string) {
    const userIds = await addUsers(stage.db, count, number);
    const callIds: string[] = [];
    for (const userId of userIds) callIds.push(await queuedCall({ userId, number }, kind));
    await Promise.all(callIds.map((id) => place(id)));
    return callsOf(stage.db, userIds);
  }

  test("of many accounts that have one number rung at once, three are dialled", async () => {
    const number = newNumber();
    const calls = await placeAtOnce(6, number, "verification");
    expect(calls.filter(({ dialed_at }) => dialed_at !== null)).toHaveLength(3);
    expect(calls.filter(({ ended_reason }) => ended_reason === "too_many_calls_number")).toHaveLength(3);
  });

  test("a reserved number may be rung by any number of users", async () => {
    const number = "+12025550102";
    const { userId } = await stage.newUser(number);
    await stage.haveDialed((await stage.newUser()).userId, number, 40, "on_demand");
    const callId = await queuedCall({ userId, number }, "on_demand");
    await place(callId);
    expect((await callsOf(stage.db, [userId]))[0]?.dialed_at).not.toBeNull();
  });

  test("the instance's own cap of the day holds, however many workers dial", async () => {
    const { userId: earlier } = await stage.newUser();
    const { rows } = await stage.db.query<{ count: number }>(
      "select count(*)::int from calls where dialed_at > now() - interval '24 hours'",
    );
    await stage.haveDialed(earlier, newNumber(), PER_DAY - 2 - (rows[0]?.count ?? 0), "on_demand");
    // Those that came in a copy were dialled elsewhere, and take nothing from anybody here.
    const { userId: moved } = await stage.newUser();
    await stage.haveDialed(moved, newNumber(), PER_DAY, "on_demand");
    await stage.db.query("update calls set to_number = null where user_id = $1", [moved]);
    const calls = await placeAtOnce(5, "+12025550102", "on_demand");
    expect(calls.filter(({ dialed_at }) => dialed_at !== null)).toHaveLength(2);
    expect(calls.filter(({ ended_reason }) => ended_reason === "too_many_calls_instance")).toHaveLength(3);
    const { userId } = await stage.newUser();
    await expect(stage.useCases.requestPhoneCode(userId, new Date())).rejects.toMatchObject({
      code: "unavailable",
    });
    await stage.db.query("delete from calls where user_id = any ($1)", [[earlier, moved]]);
  });
});

test("whoever was called twelve times in a day is told when to press again", async () => {
  const { userId, number } = await stage.newUser();
  await stage.prove({ userId });
  await stage.haveDialed(userId, number, 12, "on_demand", 20);
  await expect(stage.useCases.requestCall(userId, new Date())).rejects.toMatchObject({
    code: "too_many_requests",
    retryAfterSeconds: expect.any(Number),
    message: expect.stringMatching(/^You have been called 12 times in 24 hours/),
  });
  await expect(stage.useCases.requestCall(userId, new Date(Date.now() + 5 * HOUR))).resolves.toMatchObject({
    status: "queued",
  });
});
