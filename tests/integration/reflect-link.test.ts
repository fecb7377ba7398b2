import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stepsOf } from "../setup/crowd";
import type { Settings } from "../setup/schedule";
import { at, NOON, openTextTalks } from "../setup/text-talks";

async function openLinks() {
  const on = await openTextTalks();
  const { sendReflectLink } = await import("~/domain/calls/send-reflect-link.server");
  const { findReflectLink } = await import("~/domain/calls/find-reflect-link.server");
  const { planRetry } = await import("~/domain/calls/plan-retry.server");
  const { sweepExpired } = await import("~/domain/accounts/sweep-expired.server");
  const { withService } = await import("~/db/with-service.server");
  return { ...on, sendReflectLink, findReflectLink, planRetry, sweepExpired, withService };
}

let on: Awaited<ReturnType<typeof openLinks>>;
beforeAll(async () => {
  on = await openLinks();
});
afterAll(() => on?.close());

describe("the link to write instead", () => {
  const EVENING = "2026-11-23T20:00:00.000Z";

  /** The attempt of a daily slot that has just ended. */
  async function attempt(userId: string, over: Record<string, unknown> = {}): Promise<string> {
    const row = { local_date: "2026-11-23", attempt: 3, status: "no_answer", ended_reason: null, ...over };
    const { rows } = await on.owner.query<{ id: string }>(
      `insert into calls (user_id, kind, local_date, attempt, status, ended_reason, provider, scheduled_at, dialed_at, ended_at)
       values ($1, 'daily', $2, $3, $4, $5, 'simulator', $6, $6, $6) returning id`,
      [userId, row.local_date, row.attempt, row.status, row.ended_reason, EVENING],
    );
    return rows[0]?.id ?? "";
  }
  async function mailsTo(userId: string) {
    const { rows } = await on.owner.query<{ text: string }>(
      `select m.text from mails m join users u on u.email::text = m."to"::text where u.id = $1`,
      [userId],
    );
    return rows.map(({ text }) => text);
  }
  const tokenIn = (mail = "") => /\/reflect\/([\w-]{43})\s/.exec(mail)?.[1] ?? "";
  const plan = (callId: string, now = EVENING) =>
    on.withService((tx) => on.planRetry(tx, callId, new Date(now)));
  const asked = (callId: string) => on.jobsOf("send_reflect_link", "callId", callId);

  test.each<[string, Record<string, unknown>, number]>([
    ["the last try", {}, 1],
    ["one that was declined", { attempt: 1, ended_reason: "declined" }, 1],
    // Half an hour after nine in the evening nothing may ring.
    ["one too late for another", { attempt: 1 }, 1],
    ["one that was answered", { status: "completed" }, 0],
  ])("is asked for after %s: %j", async (_, over, jobs) => {
    const callId = await attempt(await on.addUser(), over);
    await plan(callId);
    expect(await asked(callId)).toBe(jobs);
  });

  test("is not asked for where another try follows, nor of whoever wants no calls", async () => {
    const early = await attempt(await on.addUser({ anyHours: true }), { attempt: 1 });
    await plan(early);
    expect(await asked(early)).toBe(0);
    const userId = await on.addUser();
    const last = await attempt(userId);
    await on.owner.query(
      `insert into consents (user_id, granted, text_version, text, source, created_at)
       values ($1, false, '1', 'No.', 'test', now() + interval '1 hour')`,
      [userId],
    );
    await plan(last);
    expect(await asked(last)).toBe(0);
    await on.sendReflectLink({ callId: last, now: new Date(EVENING) });
    expect(await mailsTo(userId)).toEqual([]);
  });

  test("is mailed once, opens one person's talk, and the receipt says so", async () => {
    const userId = await on.addUser();
    const [first, second] = [await attempt(userId), await attempt(userId, { attempt: 2 })];
    const now = new Date(EVENING);
    for (const callId of [first, first, second]) await on.sendReflectLink({ callId, now });
    await on.sendReflectLink({ callId: first, now: at(30, EVENING) });
    const [mail, ...more] = await mailsTo(userId);
    expect(more).toEqual([]);
    expect(mail).toContain("Hello Asha,");
    expect(mail).toContain("works until 00:00 on Tuesday 24 November, Berlin time.");
    const steps = [...(await stepsOf(on.owner, first)), ...(await stepsOf(on.owner, second))];
    expect(steps.map(({ kind }) => kind)).toEqual(["link_mailed"]);

    const token = tokenIn(mail);
    expect(await on.findReflectLink(token, now)).toEqual({ userId, day: "2026-11-23" });
    const { rows } = await on.owner.query("select encode(token_hash, 'hex') as kept from reflect_links");
    expect(JSON.stringify(rows)).not.toContain(token);
    const other = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    for (const wrong of [other, token.toLowerCase(), "", "x".repeat(5000)]) {
      expect(await on.findReflectLink(wrong, now)).toBeNull();
    }
  });

  test("is handed over once by many at the same moment", async () => {
    const userId = await on.addUser();
    const callId = await attempt(userId);
    const send = () => on.sendReflectLink({ callId, now: new Date(EVENING) });
    const sent = await Promise.allSettled(Array.from({ length: 4 }, send));
    expect(sent.map(({ status }) => status)).toContain("fulfilled");
    expect(await mailsTo(userId)).toHaveLength(1);
  });

  test.each<[string, Partial<Settings>, string, string]>([
    ["midnight", {}, "2026-11-23", "2026-11-23T23:00:00.000Z"],
    ["the day's own end", { dayStart: 4 }, "2026-11-23", "2026-11-24T03:00:00.000Z"],
    ["midnight half an hour off", { localTz: "Asia/Kolkata" }, "2026-11-23", "2026-11-23T18:30:00.000Z"],
    ["an hour that is skipped", { dayStart: 2 }, "2026-03-28", "2026-03-29T01:00:00.000Z"],
    ["the first of an hour that comes twice", { dayStart: 2 }, "2026-10-24", "2026-10-25T00:00:00.000Z"],
    [
      "the night of a clock change",
      { localTz: "America/New_York", dayStart: 3 },
      "2026-10-31",
      "2026-11-01T08:00:00.000Z",
    ],
  ])("works until %s: %j", async (_, settings, day, until) => {
    const userId = await on.addUser(settings);
    const callId = await attempt(userId, { local_date: day });
    const end = new Date(until);
    await on.sendReflectLink({ callId, now: at(-60, until) });
    const token = tokenIn((await mailsTo(userId))[0]);
    expect(await on.findReflectLink(token, new Date(end.getTime() - 1))).toEqual({ userId, day });
    expect(await on.findReflectLink(token, end)).toBe("expired");
    await on.sweepExpired(at(23 * 60, until));
    expect(await on.findReflectLink(token, end)).toBe("expired");
    await on.sweepExpired(at(25 * 60, until));
    expect(await on.findReflectLink(token, end)).toBeNull();
  });

  test("isn't sent once its day is over, or kept on the phone or in writing", async () => {
    const late = await on.addUser();
    const lateCall = await attempt(late);
    await on.sendReflectLink({ callId: lateCall, now: new Date("2026-11-23T23:00:00.000Z") });

    const talked = await on.addUser();
    const talkedCall = await attempt(talked);
    await on.addTalk(talked, { said: ["Hello."], dialedAt: NOON, endedAt: NOON });
    await on.sendReflectLink({ callId: talkedCall, now: new Date(EVENING) });

    const writing = await on.addUser();
    const writingCall = await attempt(writing);
    await on.write(writing, ["I drew three hands."]);
    await on.sendReflectLink({ callId: writingCall, now: new Date(EVENING) });
    for (const userId of [late, talked, writing]) expect(await mailsTo(userId)).toEqual([]);
  });
});
