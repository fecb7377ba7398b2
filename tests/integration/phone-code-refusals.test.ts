import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CodeStage, type NumberOwner, newNumber } from "../setup/code-stage";
import { callsOf } from "../setup/crowd";
import { wholeVendorLog } from "../setup/vendor-log";

const MORE = "Enter a mobile or landline number of your own.";

let stage: CodeStage;

beforeAll(async () => {
  stage = await CodeStage.open({ CALL_COUNTRIES: "DE,IN,US" });
});
afterAll(() => stage?.close());

describe("a code is refused before any dial", () => {
  test.each<[string, string | null, (user: NumberOwner) => Promise<unknown>, string, string | RegExp]>([
    [
      "to a satellite phone",
      "+870773111632",
      async () => {},
      "calls_forbidden",
      `Satellite phones can't be called. ${MORE}`,
    ],
    [
      "at a premium",
      "+19002345678",
      async () => {},
      "calls_forbidden",
      `Premium-rate numbers can't be called. ${MORE}`,
    ],
    [
      "to a personal number",
      "+447012345678",
      async () => {},
      "calls_forbidden",
      /^Numbers that are forwarded/,
    ],
    ["to a number like 911", "+19115551234", async () => {}, "calls_forbidden", /doesn't exist/],
    [
      "to a country that isn't called",
      "+33612345678",
      async () => {},
      "calls_forbidden",
      "This instance calls numbers in: DE, IN, US.",
    ],
    [
      "to a country with the calling code of one that is",
      "+18762345678",
      async () => {},
      "calls_forbidden",
      "This instance calls numbers in: DE, IN, US.",
    ],
    [
      "to a reserved number, which needs none",
      "+12025550101",
      async () => {},
      "calls_forbidden",
      /verified already/,
    ],
    [
      "to a number that is verified already",
      null,
      ({ userId }) => stage.prove({ userId }),
      "calls_forbidden",
      /verified already/,
    ],
    [
      "to a number of another account",
      null,
      async ({ number }) => {
        const { userId } = await stage.newUser(number);
        await stage.prove({ userId });
      },
      "number_taken",
      "This number is verified by another account. Use another number.",
    ],
    [
      "to a blocked number",
      null,
      ({ number }) =>
        stage.db.query("insert into blocked_numbers (phone, reason) values ($1, 'test')", [number]),
      "calls_forbidden",
      "This number asked never to be called, so nothing will ring it.",
    ],
    [
      "without consent",
      null,
      ({ userId }) => stage.db.query("delete from consents where user_id = $1", [userId]),
      "calls_forbidden",
      /consent/,
    ],
    [
      "with consent for another number",
      null,
      ({ userId }) => stage.db.query("update users set phone = $2 where id = $1", [userId, newNumber()]),
      "calls_forbidden",
      /consent/,
    ],
    [
      "without a profile",
      null,
      ({ userId }) => stage.db.query("update users set local_tz = null where id = $1", [userId]),
      "profile_unfinished",
      /profile/,
    ],
    [
      "while calls are paused",
      null,
      () =>
        stage.db.query(
          `insert into instance_switches (name, is_on, changed_by) values ('calls_paused', true, 'test')
           on conflict (name) do update set is_on = true`,
        ),
      "unavailable",
      "Calls are paused on this instance at the moment.",
    ],
    [
      "after three calls with a code to the number, whoever asked for them",
      null,
      async ({ number }) => stage.haveDialed((await stage.newUser()).userId, number, 3, "verification"),
      "too_many_requests",
      /^That was a lot of calls in 24 hours\. Ask for a code (today|tomorrow) after \d\d:\d\d\.$/,
    ],
    [
      "after five calls with a code by the user, wherever they went",
      null,
      ({ userId }) => stage.haveDialed(userId, newNumber(), 5, "verification"),
      "too_many_requests",
      /a lot of calls/,
    ],
    [
      "after twelve calls to the number",
      null,
      async ({ number }) => stage.haveDialed((await stage.newUser()).userId, number, 12, "on_demand"),
      "too_many_requests",
      /a lot of calls/,
    ],
    [
      "after ten requests of which nothing was dialled",
      null,
      ({ userId, number }) =>
        stage.db.query(
          `insert into phone_verifications (user_id, phone, expires_at)
           select $1, $2, now() from generate_series(1, 10)`,
          [userId, number],
        ),
      "too_many_requests",
      /a lot of calls/,
    ],
  ])("%s", async (_, fixed, prepare, code, message) => {
    const user = await stage.newUser(fixed ?? newNumber());
    await prepare(user);
    const before = (await callsOf(stage.db, [user.userId])).length;
    const dialedBefore = (await wholeVendorLog(stage.app)).length;
    const refusal = await stage.useCases.requestPhoneCode(user.userId, new Date()).catch((error) => error);
    await stage.db.query("update instance_switches set is_on = false");
    expect(refusal).toMatchObject({ code });
    if (typeof message === "string") expect(refusal.message).toBe(message);
    else expect(refusal.message).toMatch(message);
    if (code === "too_many_requests") expect(refusal.retryAfterSeconds).toBeGreaterThan(0);
    expect(await callsOf(stage.db, [user.userId])).toHaveLength(before);
    expect(await wholeVendorLog(stage.app)).toHaveLength(dialedBefore);
  });

  test.each([
    ["in the night", 3, "today from 08:00"],
    ["late in the evening", 22, "tomorrow from 08:00"],
  ])("%s, and says from when it isn't", async (_, hour, when) => {
    const { userId } = await stage.newUser();
    // A window of their own widens nothing: the number isn't theirs yet.
    await stage.db.query(
      "update users set any_hours = true, evening_window_start = '00:00', evening_window_end = '23:59' where id = $1",
      [userId],
    );
    await expect(
      stage.useCases.requestPhoneCode(userId, await stage.instantAt(userId, hour)),
    ).rejects.toMatchObject({
      code: "calls_forbidden",
      message: `Calls with a code ring from 08:00 to 21:00 only. Ask for one ${when}.`,
    });
    expect(await callsOf(stage.db, [userId])).toEqual([]);
  });

  test("by the hours of the number's country", async () => {
    const { userId } = await stage.newUser("+919876543210");
    const at = await stage.instantAt(userId, 8);
    await expect(stage.useCases.requestPhoneCode(userId, at)).rejects.toMatchObject({
      message: "Calls with a code ring from 09:00 to 21:00 only. Ask for one today from 09:00.",
    });
  });

  test("while another call is live, and twenty requests at once make one", async () => {
    const { userId } = await stage.newUser();
    const asked = await Promise.allSettled(
      Array.from({ length: 20 }, () => stage.useCases.requestPhoneCode(userId, new Date())),
    );
    const refused = asked.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(refused).toEqual(Array(19).fill("call_already_live"));
    expect(await callsOf(stage.db, [userId])).toHaveLength(1);
  });

  test("what was dialled a day ago is forgotten", async () => {
    const { userId, number } = await stage.newUser();
    await stage.haveDialed(userId, number, 3, "verification", 24.1);
    await expect(stage.useCases.requestPhoneCode(userId, new Date())).resolves.toMatchObject({
      status: "queued",
    });
  });
});
