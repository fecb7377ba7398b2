import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type End, openBilledCalls } from "../setup/billed-calls";

const MINUTE = 60_000;

let on: Awaited<ReturnType<typeof openBilledCalls>>;
beforeAll(async () => {
  // A minute costs three cents and a half.
  on = await openBilledCalls({ SPEND_CAP_MONTHLY: "2 USD", CALL_MINUTE_PRICE: "0.035 USD" });
});
afterAll(() => on?.close());
beforeEach(() => on.owner.query("update calls set booked_minor = 0 where booked_minor <> 0"));

const CAP = 200;
/** What five minutes are booked at. */
const WHOLE = 18;
const NOW = new Date("2026-11-23T18:30:00.000Z");

const spent = async (month = "2026-11-01", currency = "USD") => {
  const { rows } = await on.owner.query<{ minor: string }>(
    "select minor from spending where month = $1 and currency = $2",
    [month, currency],
  );
  return Number(rows[0]?.minor ?? 0);
};
/** What the calls of the table say themselves. */
const booked = async () => {
  const { rows } = await on.owner.query<{ month: string; currency: string; minor: number }>(
    `select date_trunc('month', dialed_at at time zone 'UTC')::date::text as month, booked_currency as currency,
       sum(booked_minor)::int as minor
     from calls where booked_minor <> 0 group by 1, 2 order by 1, 2`,
  );
  return rows;
};
const stored = async () => {
  const { rows } = await on.owner.query(
    "select month::text, currency, minor::int from spending where minor <> 0 order by 1, 2",
  );
  return rows;
};
/** As if so much were spent already: a call that nobody knows the end of. */
const spend = async (minor: number, at = NOW) => {
  const id = await on.queue(await on.addUser(), at, "on_demand");
  await on.owner.query(
    `update calls set status = 'unknown', dialed_at = $3, booked_minor = $2, booked_per_minute = 3.5,
       booked_currency = 'USD' where id = $1`,
    [id, minor, at],
  );
};
const place = async (kind = "daily", now = NOW) => {
  const id = await on.queue(await on.addUser({ anyHours: true }), now, kind);
  await on.dial(id, now);
  return { id, call: await on.callOf(id) };
};

describe("a call is booked before it is dialled, and settled when it is over:", () => {
  const usd = (amountMinor: number) => ({ amountMinor, currency: "USD" });
  test.each<[string, End, number]>([
    ["its begun minutes", { status: "completed", seconds: 121 }, 11],
    ["what the vendor charges", { status: "completed", seconds: 121, cost: usd(7) }, 7],
    ["also when that is more", { status: "completed", seconds: 121, cost: usd(19) }, 19],
    [
      "in another currency it is our own estimate",
      { status: "completed", seconds: 60, cost: { amountMinor: 900, currency: "INR" } },
      4,
    ],
    ["nobody picked up", { status: "no_answer" }, 0],
    ["nobody picked up, and it costs all the same", { status: "no_answer", cost: usd(1) }, 1],
    ["busy", { status: "busy" }, 0],
    ["failed", { status: "failed" }, 0],
    ["hung up before anybody picked up", { status: "canceled" }, 0],
    ["a voicemail that nobody says the length of", { status: "voicemail", seconds: 65 }, 7],
  ])("%s", async (_, end, minor) => {
    const { id, call } = await place();
    expect(call).toMatchObject({ status: "dialing", max_seconds: 300, booked_minor: WHOLE });
    expect(await spent()).toBe(WHOLE);
    await on.tell(id, NOW, { status: "ringing" });
    await on.pickUp(id, NOW);
    expect(await spent()).toBe(WHOLE);
    await on.end(id, NOW, end);
    expect(await spent()).toBe(minor);
    expect(await stored()).toEqual(await booked());
  });

  test("a cost that is learned later replaces the estimate", async () => {
    const { id } = await place();
    await on.end(id, NOW, { status: "completed", seconds: 30 });
    expect(await spent()).toBe(4);
    await on.owner.query("update calls set cost_minor = 2, cost_currency = 'USD' where id = $1", [id]);
    expect(await spent()).toBe(2);
  });

  test("one that nobody knows the end of stays at its longest, until somebody does", async () => {
    const { id } = await place();
    await on.closeAsUnknown(id, "no_word_from_vendor", NOW);
    expect(await spent()).toBe(WHOLE);
    await on.end(id, NOW, { status: "completed", seconds: 30 });
    expect(await spent()).toBe(4);
  });

  test("one that the vendor can't take now counts when it is dialled again, in that month", async () => {
    const late = new Date("2026-11-30T23:59:40.000Z");
    const id = await on.queue(await on.addUser({ anyHours: true }), late, "on_demand");
    on.answer(id, 429);
    await on.dial(id, late);
    expect(await on.callOf(id)).toMatchObject({ status: "queued", dialed_at: null, booked_minor: 0 });
    expect(await spent()).toBe(0);
    on.answer(id, 201);
    await on.dial(id, new Date(late.getTime() + MINUTE));
    expect([await spent(), await spent("2026-12-01")]).toEqual([0, WHOLE]);
    expect(await stored()).toEqual(await booked());
  });

  test("what a deleted account has cost stays spent", async () => {
    const { id } = await place();
    await on.owner.query(
      "delete from auth.users where id = (select auth_user_id from users u join calls c on c.user_id = u.id where c.id = $1)",
      [id],
    );
    expect(await on.callOf(id)).toBeUndefined();
    expect(await spent()).toBe(WHOLE);
    await on.owner.query("delete from spending");
  });
});

describe("near the cap", () => {
  test.each([
    [CAP - 18, 300, WHOLE],
    [CAP - 17, 240, 14],
    [CAP - 8, 120, 7],
    [CAP - 4, 60, 4],
  ])("with %i spent a call may take %i s", async (before, seconds, minor) => {
    await spend(before);
    const { call } = await place();
    expect(call).toMatchObject({ status: "dialing", max_seconds: seconds, booked_minor: minor });
    expect(await spent()).toBeLessThanOrEqual(CAP);
  });

  test("twelve dials at once share what is left", async () => {
    await spend(CAP - 30);
    const ids: string[] = [];
    for (let n = 0; n < 12; n++) ids.push(await on.queue(await on.addUser({ anyHours: true }), NOW));
    await Promise.all(ids.map((id) => on.dial(id, NOW)));
    const lengths: (number | null | undefined)[] = [];
    for (const id of ids) lengths.push((await on.callOf(id))?.max_seconds);
    expect(lengths.filter(Boolean)).toHaveLength(2);
    expect(lengths).toEqual(expect.arrayContaining([300, 180]));
    expect(await spent()).toBe(CAP - 30 + WHOLE + 11);
  });

  test("nothing rings when not even a minute fits: the day can be kept in writing", async () => {
    await spend(CAP - 3);
    const { id, call } = await place();
    expect(call).toMatchObject({ status: "canceled", ended_reason: "spend_cap_reached", dialed_at: null });
    expect(await on.jobs("send_reflect_link", id)).toBe(1);
    const asked = await place("on_demand");
    expect(asked.call).toMatchObject({ ended_reason: "spend_cap_reached" });
    expect(await on.jobs("send_reflect_link", asked.id)).toBe(0);
  });

  test("whoever asks for a call or a code is told before there is a row", async () => {
    await spend(CAP);
    const userId = await on.addUser({ anyHours: true });
    const refusal = { code: "calls_forbidden", message: expect.stringMatching(/until Tuesday 1 December/) };
    await expect(on.requestCall(userId, NOW)).rejects.toMatchObject(refusal);
    await on.owner.query("update users set phone = '+493012345678' where id = $1", [userId]);
    await on.owner.query("update consents set phone = '+493012345678' where user_id = $1", [userId]);
    await expect(on.requestPhoneCode(userId, NOW)).rejects.toMatchObject(refusal);
    expect(await on.callsOf(userId)).toEqual([]);
  });

  test("months are apart", async () => {
    await spend(CAP, new Date("2026-11-30T23:59:59.999Z"));
    const { call } = await place("on_demand", new Date("2026-12-01T00:00:00.000Z"));
    expect(call).toMatchObject({ status: "dialing", max_seconds: 300 });
    expect(await stored()).toEqual(await booked());
  });

  test("the status says what is spent", async () => {
    await spend(123);
    expect(await on.callsStatus(NOW)).toMatchObject({ spent: "1.23 of 2.00 USD" });
  });
});

const MOST_ROUNDS = 4;
const MOST_AT_ONCE = 8;
type Ending = {
  status: End["status"];
  /** How much of the time it had. */
  talked: number;
  /** What of the estimate the vendor charges; null: it doesn't say. */
  charged: number | null;
  closes: "at once" | "later" | "never";
  /** The vendor's answer to the request that dials. */
  answer: number;
};

test("whatever calls cost and however they end, many dials at once never spend more than the cap", async () => {
  const ending: fc.Arbitrary<Ending> = fc.record({
    status: fc.constantFrom("completed", "completed", "no_answer", "busy", "failed", "voicemail", "canceled"),
    talked: fc.double({ min: 0, max: 1, noNaN: true }),
    charged: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    closes: fc.constantFrom("at once", "later", "never"),
    answer: fc.constantFrom(201, 201, 201, 429, 422, 500),
  });
  const users: string[] = [];
  for (let n = 0; n < MOST_ROUNDS * MOST_AT_ONCE; n++) users.push(await on.addUser({ anyHours: true }));
  const rounds = fc.array(fc.array(ending, { minLength: 2, maxLength: MOST_AT_ONCE }), {
    minLength: 2,
    maxLength: MOST_ROUNDS,
  });
  await fc.assert(
    fc.asyncProperty(rounds, async (rounds) => {
      await on.owner.query("delete from calls");
      await on.owner.query("delete from spending");
      await spend(CAP / 2);
      const later: { id: string; end: Ending; at: Date }[] = [];
      const close = async ({ id, end, at }: { id: string; end: Ending; at: Date }) => {
        const call = await on.callOf(id);
        if (call?.status !== "dialing") return;
        const amountMinor = Math.floor((call.booked_minor ?? 0) * (end.charged ?? 0));
        await on.end(id, at, {
          status: end.status,
          seconds: Math.floor((call.max_seconds ?? 0) * end.talked),
          ...(end.charged !== null && { cost: { amountMinor, currency: "USD" } }),
        });
      };
      for (const [round, ends] of rounds.entries()) {
        const at = new Date(NOW.getTime() + round * 10 * MINUTE);
        const calls: typeof later = [];
        for (const [n, end] of ends.entries()) {
          const id = await on.queue(users[round * MOST_AT_ONCE + n] ?? "", at, "on_demand");
          on.answer(id, end.answer);
          calls.push({ id, end, at });
        }
        // Some of those before end while these are dialled.
        const ending = later.splice(0, 1);
        await Promise.all([...calls.map(({ id }) => on.dial(id, at)), ...ending.map(close)]);
        expect(await spent()).toBeLessThanOrEqual(CAP);
        for (const call of calls) {
          if (call.end.closes === "at once") await close(call);
          else if (call.end.closes === "later") later.push(call);
          else await on.closeAsUnknown(call.id, "no_word_from_vendor", at);
        }
        expect(await stored()).toEqual(await booked());
      }
      for (const call of later) await close(call);
      expect(await stored()).toEqual(await booked());
      expect(await spent()).toBeLessThanOrEqual(CAP);
    }),
    { numRuns: 12 },
  );
});
