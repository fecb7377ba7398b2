import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Turn } from "~/providers/telephony/provider";
import { personFor } from "~/simulator/people";
import { everyRow } from "../setup/all-vendors";
import { stepsOf } from "../setup/crowd";
import { openSchedule, type Settings } from "../setup/schedule";

/** Words that must be nowhere. */
const CANARIES = ["Quibblethorpe", "marzipantiger"];
// A Monday in Berlin.
const NOON = "2026-11-23T11:00:00.000Z";
const MINUTE = 60_000;

let on: Awaited<ReturnType<typeof openSchedule>>;
let talks: Awaited<ReturnType<typeof useCases>>;

async function useCases() {
  const { openTextTalk } = await import("~/domain/calls/open-text-talk.server");
  const { readTextTalk, readEndedTalk } = await import("~/domain/calls/read-text-talk.server");
  const { sayInWriting } = await import("~/domain/calls/say-in-writing.server");
  const { endTextTalk } = await import("~/domain/calls/end-text-talk.server");
  const { closeTextTalks } = await import("~/domain/calls/close-text-talks.server");
  const { keepTextTalk } = await import("~/domain/calls/keep-text-talk.server");
  const { sendReflectLink } = await import("~/domain/calls/send-reflect-link.server");
  const { findReflectLink } = await import("~/domain/calls/find-reflect-link.server");
  const { planRetry } = await import("~/domain/calls/plan-retry.server");
  const { stopCalls } = await import("~/domain/schedule/stop-calls.server");
  const { sweepExpired } = await import("~/domain/accounts/sweep-expired.server");
  const { withService } = await import("~/db/with-service.server");
  return {
    ...{ openTextTalk, readTextTalk, readEndedTalk, sayInWriting, endTextTalk, closeTextTalks, keepTextTalk },
    ...{ sendReflectLink, findReflectLink, planRetry, stopCalls, sweepExpired, withService },
  };
}

beforeAll(async () => {
  on = await openSchedule();
  talks = await useCases();
});
afterAll(() => on?.close());

const at = (minutes: number, from = NOON) => new Date(Date.parse(from) + minutes * MINUTE);

/** Says these things one after the other, a minute each. */
async function write(userId: string, said: readonly string[], from = NOON): Promise<string> {
  const { id } = await talks.openTextTalk(userId, at(0, from));
  for (const [n, text] of said.entries()) {
    const hearing = await talks.sayInWriting(userId, { talkId: id, said: n, text }, at(n + 1, from));
    expect(["heard", "over"]).toContain(hearing);
  }
  return id;
}

async function rowOf(table: "calls" | "text_talks", id: string) {
  const { rows } = await on.owner.query(`select *, local_date::text as day from ${table} where id = $1`, [
    id,
  ]);
  return rows[0];
}

const jobsOf = async (name: string, key: string, id: string) => {
  const { rowCount } = await on.owner.query(
    `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = $1 and j.payload ->> $2 = $3`,
    [name, key, id],
  );
  return rowCount;
};

const userWords = (turns: Turn[]) => turns.filter(({ role }) => role === "user").map(({ text }) => text);

describe("a talk in writing", () => {
  test("goes as on the phone, and becomes a call with the same id", async () => {
    const userId = await on.addUser();
    const asked = { key: "quest:1", text: "play the whole song once", questId: "1" };
    const window = { from: null, until: null, askedOn: null };
    const itemId = "00000000-0000-4000-8000-000000000001";
    await on.owner.query("insert into talk_plans (user_id, follow_ups, recalls) values ($1, $2, $3)", [
      userId,
      JSON.stringify([{ ...asked, ...window }]),
      JSON.stringify([
        { itemId, question: "Where does the thumb belong?", askDay: "2026-11-20" },
        { itemId, question: "Not yet?", askDay: "2026-11-24" },
      ]),
    ]);
    const { id, turns } = await talks.openTextTalk(userId, at(0));
    expect(turns[0]?.text).toMatch(/^Hi Asha, it's relevel\.me.*in writing.*play the whole song once/);

    const guitarPlayer = personFor("+12025550101");
    const said: string[] = [];
    for (let hearing = "heard"; hearing === "heard"; ) {
      const view = (await talks.readTextTalk(userId, at(said.length))).talk;
      const words = guitarPlayer?.replies(view?.turns.at(-1)?.text ?? "", said.length) ?? "";
      hearing = await talks.sayInWriting(
        userId,
        { talkId: id, said: said.length, text: words },
        at(said.length + 1),
      );
      said.push(words);
    }
    expect(await jobsOf("keep_text_talk", "textTalkId", id)).toBe(1);
    expect(await talks.readEndedTalk(userId, id)).toMatchObject({ kept: false, localDate: "2026-11-23" });
    for (let run = 0; run < 2; run++) await talks.keepTextTalk({ textTalkId: id, now: at(30) });

    const call = await rowOf("calls", id);
    expect(call).toMatchObject({
      ...{
        user_id: userId,
        kind: "text",
        status: "completed",
        provider: "text",
        day: "2026-11-23",
        attempt: 1,
      },
      ...{ to_number: null, dialed_at: null, no_game: false, ended_reason: "companion_hung_up" },
      ...{ scheduled_at: at(0), answered_at: at(0), ended_at: at(said.length) },
      duration_seconds: Math.min(900, said.length * 60),
      agenda: { followUp: asked, recalls: [{ itemId, question: "Where does the thumb belong?" }] },
    });
    expect(userWords(call.transcript)).toEqual(said);
    expect(call.transcript.map(({ text }: Turn) => text).join("\n")).toBe(call.transcript_text);
    expect(call.transcript_text).toMatch(/45 minutes[\s\S]*first the thumb[\s\S]*Friday[\s\S]*Goodbye!$/);
    expect((await stepsOf(on.owner, id)).map(({ kind }) => kind)).toEqual(["writing_began", "writing_ended"]);
    expect(await jobsOf("reflect_on_call", "callId", id)).toBe(1);
    expect(await talks.readEndedTalk(userId, id)).toMatchObject({ kept: true });
    expect(await talks.readTextTalk(userId, at(30))).toMatchObject({ talk: null, talked: true });
    // An hour later its page is all there is of it.
    await talks.closeTextTalks(at(said.length + 61));
    expect(await rowOf("text_talks", id)).toBeUndefined();
    expect(await talks.readEndedTalk(userId, id)).toMatchObject({ kept: true, talk: null });
  });

  test("a form that is sent twice is heard once, also at the same moment", async () => {
    const userId = await on.addUser();
    const { id: talkId } = await talks.openTextTalk(userId, at(0));
    const form = { talkId, said: 0, text: "I practised guitar for an hour." };
    const hearings = await Promise.all(
      Array.from({ length: 5 }, () => talks.sayInWriting(userId, form, at(1))),
    );
    expect(hearings).toEqual(Array(5).fill("heard"));
    const row = await rowOf("text_talks", talkId);
    expect(userWords(row.turns)).toEqual([form.text]);
    expect(row).toMatchObject({ said: 1 });
    // Other words from a page that was left behind aren't taken for it.
    expect(await talks.sayInWriting(userId, { ...form, text: "And the piano." }, at(2))).toBe("elsewhere");
    expect((await rowOf("text_talks", talkId)).said).toBe(1);
    expect(await talks.sayInWriting(userId, { ...form, said: 1, text: "Bye!" }, at(3))).toBe("over");
    expect(await talks.sayInWriting(userId, { ...form, said: 1, text: "Bye!" }, at(3))).toBe("over");
    expect(await talks.sayInWriting(userId, { ...form, said: 7 }, at(3))).toBe("left");
    expect(await jobsOf("keep_text_talk", "textTalkId", talkId)).toBe(1);
  });

  test("two windows at once open the same one", async () => {
    const userId = await on.addUser();
    const views = await Promise.all(Array.from({ length: 6 }, () => talks.openTextTalk(userId, at(0))));
    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await talks.openTextTalk(userId, at(5))).toMatchObject({ id: views[0]?.id });
  });

  test("in which nothing was said leaves no trace", async () => {
    const userId = await on.addUser();
    const first = await talks.openTextTalk(userId, at(0));
    expect(await talks.endTextTalk(userId, first.id, at(1))).toBe("nothing");
    const second = await talks.openTextTalk(userId, at(2));
    await talks.closeTextTalks(at(2 + 3 * 60));
    for (const { id } of [first, second]) {
      expect(await rowOf("text_talks", id)).toBeUndefined();
      expect(await jobsOf("keep_text_talk", "textTalkId", id)).toBe(0);
    }
  });

  test("the person ends: what was said is kept, and what is sent after isn't lost", async () => {
    const userId = await on.addUser();
    const id = await write(userId, ["I drew three hands."]);
    for (let n = 0; n < 2; n++) expect(await talks.endTextTalk(userId, id, at(9))).toBe("written");
    expect(await talks.sayInWriting(userId, { talkId: id, said: 1, text: "One more." }, at(10))).toBe("left");
    await talks.keepTextTalk({ textTalkId: id, now: at(11) });
    expect(await rowOf("calls", id)).toMatchObject({
      ended_reason: "that_was_all",
      ended_at: at(9),
      duration_seconds: 60,
    });
    const next = await talks.openTextTalk(userId, at(12));
    expect(next.id).not.toBe(id);
  });

  test("that is left is closed after three hours, with its last line", async () => {
    const userId = await on.addUser();
    const id = await write(userId, ["I drew three hands."]);
    await talks.closeTextTalks(at(180));
    expect((await rowOf("text_talks", id)).ended_at).toBeNull();
    await talks.closeTextTalks(at(181));
    expect((await rowOf("text_talks", id)).ended_at).toEqual(at(1));
    expect(await jobsOf("keep_text_talk", "textTalkId", id)).toBe(1);
    await talks.keepTextTalk({ textTalkId: id, now: at(182) });
    expect(await rowOf("calls", id)).toMatchObject({ ended_reason: "left_open", ended_at: at(1) });
  });

  test("belongs to the local day it began on, and ends with that", async () => {
    const userId = await on.addUser({ dayStart: 3 });
    // Half past two at night in Berlin, where Monday lasts until three.
    const id = await write(userId, ["I drew three hands."], "2026-11-24T01:30:00.000Z");
    expect((await rowOf("text_talks", id)).day).toBe("2026-11-23");
    const late = new Date("2026-11-24T02:00:00.000Z");
    const form = { talkId: id, said: 1, text: "And a foot." };
    expect(await talks.sayInWriting(userId, form, late)).toBe("left");
    expect((await talks.readTextTalk(userId, late)).talk).toBeNull();
    const next = await talks.openTextTalk(userId, late);
    expect((await rowOf("text_talks", next.id)).day).toBe("2026-11-24");
    expect((await rowOf("text_talks", id)).ended_at).toEqual(at(1, "2026-11-24T01:30:00.000Z"));
    expect((await talks.readTextTalk(userId, late)).until).toEqual(new Date("2026-11-25T02:00:00.000Z"));
  });

  test("keeps nothing of what was said off the record, and shows where one is", async () => {
    const userId = await on.addUser();
    const before = ["I practised guitar.", "Can we go off the record?", `${CANARIES[0]} is leaving.`];
    const id = await write(userId, before);
    const { talk } = await talks.readTextTalk(userId, at(4));
    expect(talk).toMatchObject({ offRecord: true, unkept: expect.stringMatching(/./), said: 3 });
    for (const [n, text] of [`I called him a ${CANARIES[1]}.`, "Okay, back on the record."].entries()) {
      await talks.sayInWriting(userId, { talkId: id, said: 3 + n, text }, at(5 + n));
    }
    expect((await talks.readTextTalk(userId, at(8))).talk).toMatchObject({ offRecord: false, unkept: null });
    await talks.endTextTalk(userId, id, at(9));
    await talks.keepTextTalk({ textTalkId: id, now: at(10) });
    expect(userWords((await rowOf("calls", id)).transcript)).toEqual([
      before[0],
      "Okay, back on the record.",
    ]);
    const all = await everyRow(on.owner);
    expect(all).toContain(before[0]);
    for (const canary of CANARIES) expect(all).not.toContain(canary);
  });

  test("in which somebody was in distress is no game", async () => {
    const userId = await on.addUser();
    const id = await write(userId, ["I want to die."]);
    expect((await talks.readTextTalk(userId, at(2))).talk).toMatchObject({
      noGame: true,
      turns: [{}, {}, { text: expect.stringContaining("988") }],
    });
    await talks.endTextTalk(userId, id, at(3));
    await talks.keepTextTalk({ textTalkId: id, now: at(4) });
    expect(await rowOf("calls", id)).toMatchObject({ no_game: true });
  });

  test("refuses what is empty or too long, and bends what can't be stored", async () => {
    const userId = await on.addUser();
    const { id: talkId } = await talks.openTextTalk(userId, at(0));
    for (const text of ["", " \n ", "\0", "x".repeat(2_001)]) {
      const said = talks.sayInWriting(userId, { talkId, said: 0, text }, at(1));
      await expect(said).rejects.toMatchObject({ code: "bad_request" });
    }
    const text = "I drew\0 a hand.\r\nAnd a \uD800foot.";
    await talks.sayInWriting(userId, { talkId, said: 0, text }, at(1));
    expect(userWords((await rowOf("text_talks", talkId)).turns)).toEqual([
      "I drew a hand.\nAnd a \uFFFDfoot.",
    ]);
  });
});

describe("what is asked in writing comes true:", () => {
  const wishes = async (said: string[], then: (id: string, userId: string) => Promise<unknown>) => {
    const userId = await on.addUser();
    await on.keep(userId, NOON);
    const id = await write(userId, said);
    await talks.endTextTalk(userId, id, at(9));
    await talks.keepTextTalk({ textTalkId: id, now: at(10) });
    await then(id, userId);
    return { id, userId };
  };

  test("no more calls", async () => {
    const { id, userId } = await wishes(
      ["Please stop calling me.", "Yes, no more calls."],
      async (callId) => {
        expect(await jobsOf("stop_calls", "callId", callId)).toBe(1);
        await talks.stopCalls({ callId, reason: "stop_calls", now: at(11) });
      },
    );
    const { rows } = await on.owner.query(
      `select u.call_enabled, (select granted from consents c where c.user_id = u.id order by created_at desc limit 1)
       from users u where id = $1`,
      [userId],
    );
    expect(rows).toEqual([{ call_enabled: false, granted: false }]);
    expect(await on.slotsOf(userId)).toEqual([null, null]);
    expect((await stepsOf(on.owner, id)).map(({ kind }) => kind)).toContain("calls_stopped");
  });

  test("no more calls, of whoever left before saying yes", async () => {
    const userId = await on.addUser();
    const id = await write(userId, ["Please stop calling me."]);
    await talks.closeTextTalks(at(15));
    expect((await rowOf("text_talks", id)).ended_at).toBeNull();
    await talks.closeTextTalks(at(16));
    await talks.keepTextTalk({ textTalkId: id, now: at(17) });
    expect(await jobsOf("stop_calls", "callId", id)).toBe(1);
  });

  test("another time", async () => {
    const { id, userId } = await wishes(["Please call me tomorrow at eight."], (callId) =>
      on.keepWishes({ callId, now: at(11) }),
    );
    expect((await stepsOf(on.owner, id)).at(-1)).toMatchObject({
      kind: "wish_kept",
      detail: { reason: "moved", at: "2026-11-24T19:00:00.000Z" },
    });
    // It takes nobody's place: today's call rings as planned.
    expect((await on.slotsOf(userId))[0]).toBe("2026-11-23T18:30:00.000Z");
  });
});

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
    talks.withService((tx) => talks.planRetry(tx, callId, new Date(now)));
  const asked = (callId: string) => jobsOf("send_reflect_link", "callId", callId);

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
    await talks.sendReflectLink({ callId: last, now: new Date(EVENING) });
    expect(await mailsTo(userId)).toEqual([]);
  });

  test("is mailed once, opens one person's talk, and the receipt says so", async () => {
    const userId = await on.addUser();
    const [first, second] = [await attempt(userId), await attempt(userId, { attempt: 2 })];
    const now = new Date(EVENING);
    for (const callId of [first, first, second]) await talks.sendReflectLink({ callId, now });
    await talks.sendReflectLink({ callId: first, now: at(30, EVENING) });
    const [mail, ...more] = await mailsTo(userId);
    expect(more).toEqual([]);
    expect(mail).toContain("Hello Asha,");
    expect(mail).toContain("works until 00:00 on Tuesday 24 November, Berlin time.");
    const steps = [...(await stepsOf(on.owner, first)), ...(await stepsOf(on.owner, second))];
    expect(steps.map(({ kind }) => kind)).toEqual(["link_mailed"]);

    const token = tokenIn(mail);
    expect(await talks.findReflectLink(token, now)).toEqual({ userId, day: "2026-11-23" });
    const { rows } = await on.owner.query("select encode(token_hash, 'hex') as kept from reflect_links");
    expect(JSON.stringify(rows)).not.toContain(token);
    const other = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
    for (const wrong of [other, token.toLowerCase(), "", "x".repeat(5000)]) {
      expect(await talks.findReflectLink(wrong, now)).toBeNull();
    }
  });

  test("is handed over once by many at the same moment", async () => {
    const userId = await on.addUser();
    const callId = await attempt(userId);
    const send = () => talks.sendReflectLink({ callId, now: new Date(EVENING) });
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
    await talks.sendReflectLink({ callId, now: at(-60, until) });
    const token = tokenIn((await mailsTo(userId))[0]);
    expect(await talks.findReflectLink(token, new Date(end.getTime() - 1))).toEqual({ userId, day });
    expect(await talks.findReflectLink(token, end)).toBe("expired");
    await talks.sweepExpired(at(23 * 60, until));
    expect(await talks.findReflectLink(token, end)).toBe("expired");
    await talks.sweepExpired(at(25 * 60, until));
    expect(await talks.findReflectLink(token, end)).toBeNull();
  });

  test("isn't sent once its day is over, or kept on the phone or in writing", async () => {
    const late = await on.addUser();
    const lateCall = await attempt(late);
    await talks.sendReflectLink({ callId: lateCall, now: new Date("2026-11-23T23:00:00.000Z") });

    const talked = await on.addUser();
    const talkedCall = await attempt(talked);
    await on.addTalk(talked, { said: ["Hello."], dialedAt: NOON, endedAt: NOON });
    await talks.sendReflectLink({ callId: talkedCall, now: new Date(EVENING) });

    const writing = await on.addUser();
    const writingCall = await attempt(writing);
    await write(writing, ["I drew three hands."]);
    await talks.sendReflectLink({ callId: writingCall, now: new Date(EVENING) });
    for (const userId of [late, talked, writing]) expect(await mailsTo(userId)).toEqual([]);
  });
});
