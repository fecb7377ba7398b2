import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Turn } from "~/providers/telephony/provider";
import { personFor } from "~/simulator/people";
import { everyRow } from "../setup/all-vendors";
import { stepsOf } from "../setup/crowd";
import { at, NOON, openTextTalks } from "../setup/text-talks";

/** Words that must be nowhere. */
const CANARIES = ["Quibblethorpe", "marzipantiger"];

let on: Awaited<ReturnType<typeof openTextTalks>>;
let stopCalls: typeof import("~/domain/schedule/stop-calls.server").stopCalls;
beforeAll(async () => {
  on = await openTextTalks();
  ({ stopCalls } = await import("~/domain/schedule/stop-calls.server"));
});
afterAll(() => on?.close());

async function rowOf(table: "calls" | "text_talks", id: string) {
  const sql = `select *, local_date::text as day from ${table} where id = $1`;
  return (await on.owner.query(sql, [id])).rows[0];
}

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
    const { id, turns } = await on.openTextTalk(userId, at(0));
    expect(turns[0]?.text).toMatch(/^Hi Asha, it's relevel\.me.*in writing.*play the whole song once/);

    const guitarPlayer = personFor("+12025550101");
    const said: string[] = [];
    for (let hearing = "heard"; hearing === "heard"; ) {
      const view = (await on.readTextTalk(userId, at(said.length))).talk;
      const words = guitarPlayer?.replies(view?.turns.at(-1)?.text ?? "", said.length) ?? "";
      hearing = await on.sayInWriting(
        userId,
        { talkId: id, said: said.length, text: words },
        at(said.length + 1),
      );
      said.push(words);
    }
    expect(await on.jobsOf("keep_text_talk", "textTalkId", id)).toBe(1);
    expect(await on.readEndedTalk(userId, id)).toMatchObject({ kept: false, localDate: "2026-11-23" });
    for (let run = 0; run < 2; run++) await on.keepTextTalk({ textTalkId: id, now: at(30) });

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
    expect(await on.jobsOf("reflect_on_call", "callId", id)).toBe(1);
    expect(await on.readEndedTalk(userId, id)).toMatchObject({ kept: true });
    expect(await on.readTextTalk(userId, at(30))).toMatchObject({ talk: null, talked: true });
    // An hour later its page is all there is of it.
    await on.closeTextTalks(at(said.length + 61));
    expect(await rowOf("text_talks", id)).toBeUndefined();
    expect(await on.readEndedTalk(userId, id)).toMatchObject({ kept: true, talk: null });
  });

  test("a form that is sent twice is heard once, also at the same moment", async () => {
    const userId = await on.addUser();
    const { id: talkId } = await on.openTextTalk(userId, at(0));
    const form = { talkId, said: 0, text: "I practised guitar for an hour." };
    const hearings = await Promise.all(Array.from({ length: 5 }, () => on.sayInWriting(userId, form, at(1))));
    expect(hearings).toEqual(Array(5).fill("heard"));
    const row = await rowOf("text_talks", talkId);
    expect(userWords(row.turns)).toEqual([form.text]);
    expect(row).toMatchObject({ said: 1 });
    // Other words from a page that was left behind aren't taken for it.
    expect(await on.sayInWriting(userId, { ...form, text: "And the piano." }, at(2))).toBe("elsewhere");
    expect((await rowOf("text_talks", talkId)).said).toBe(1);
    expect(await on.sayInWriting(userId, { ...form, said: 1, text: "Bye!" }, at(3))).toBe("over");
    expect(await on.sayInWriting(userId, { ...form, said: 1, text: "Bye!" }, at(3))).toBe("over");
    expect(await on.sayInWriting(userId, { ...form, said: 7 }, at(3))).toBe("left");
    expect(await on.jobsOf("keep_text_talk", "textTalkId", talkId)).toBe(1);
  });

  test("two windows at once open the same one", async () => {
    const userId = await on.addUser();
    const views = await Promise.all(Array.from({ length: 6 }, () => on.openTextTalk(userId, at(0))));
    expect(new Set(views.map(({ id }) => id)).size).toBe(1);
    expect(await on.openTextTalk(userId, at(5))).toMatchObject({ id: views[0]?.id });
  });

  test("in which nothing was said leaves no trace", async () => {
    const userId = await on.addUser();
    const first = await on.openTextTalk(userId, at(0));
    expect(await on.endTextTalk(userId, first.id, at(1))).toBe("nothing");
    const second = await on.openTextTalk(userId, at(2));
    await on.closeTextTalks(at(2 + 3 * 60));
    for (const { id } of [first, second]) {
      expect(await rowOf("text_talks", id)).toBeUndefined();
      expect(await on.jobsOf("keep_text_talk", "textTalkId", id)).toBe(0);
    }
  });

  test("the person ends: what was said is kept, and what is sent after isn't lost", async () => {
    const userId = await on.addUser();
    const id = await on.write(userId, ["I drew three hands."]);
    for (let n = 0; n < 2; n++) expect(await on.endTextTalk(userId, id, at(9))).toBe("written");
    expect(await on.sayInWriting(userId, { talkId: id, said: 1, text: "One more." }, at(10))).toBe("left");
    await on.keepTextTalk({ textTalkId: id, now: at(11) });
    expect(await rowOf("calls", id)).toMatchObject({
      ended_reason: "that_was_all",
      ended_at: at(9),
      duration_seconds: 60,
    });
    const next = await on.openTextTalk(userId, at(12));
    expect(next.id).not.toBe(id);
  });

  test("that is left is closed after three hours, with its last line", async () => {
    const userId = await on.addUser();
    const id = await on.write(userId, ["I drew three hands."]);
    await on.closeTextTalks(at(180));
    expect((await rowOf("text_talks", id)).ended_at).toBeNull();
    await on.closeTextTalks(at(181));
    expect((await rowOf("text_talks", id)).ended_at).toEqual(at(1));
    expect(await on.jobsOf("keep_text_talk", "textTalkId", id)).toBe(1);
    await on.keepTextTalk({ textTalkId: id, now: at(182) });
    expect(await rowOf("calls", id)).toMatchObject({ ended_reason: "left_open", ended_at: at(1) });
  });

  test("belongs to the local day it began on, and ends with that", async () => {
    const userId = await on.addUser({ dayStart: 3 });
    // Half past two at night in Berlin, where Monday lasts until three.
    const id = await on.write(userId, ["I drew three hands."], "2026-11-24T01:30:00.000Z");
    expect((await rowOf("text_talks", id)).day).toBe("2026-11-23");
    const late = new Date("2026-11-24T02:00:00.000Z");
    const form = { talkId: id, said: 1, text: "And a foot." };
    expect(await on.sayInWriting(userId, form, late)).toBe("left");
    expect((await on.readTextTalk(userId, late)).talk).toBeNull();
    const next = await on.openTextTalk(userId, late);
    expect((await rowOf("text_talks", next.id)).day).toBe("2026-11-24");
    expect((await rowOf("text_talks", id)).ended_at).toEqual(at(1, "2026-11-24T01:30:00.000Z"));
    expect((await on.readTextTalk(userId, late)).until).toEqual(new Date("2026-11-25T02:00:00.000Z"));
  });

  test("keeps nothing of what was said off the record, and shows where one is", async () => {
    const userId = await on.addUser();
    const before = ["I practised guitar.", "Can we go off the record?", `${CANARIES[0]} is leaving.`];
    const id = await on.write(userId, before);
    const { talk } = await on.readTextTalk(userId, at(4));
    expect(talk).toMatchObject({ offRecord: true, unkept: expect.stringMatching(/./), said: 3 });
    for (const [n, text] of [`I called him a ${CANARIES[1]}.`, "Okay, back on the record."].entries()) {
      await on.sayInWriting(userId, { talkId: id, said: 3 + n, text }, at(5 + n));
    }
    expect((await on.readTextTalk(userId, at(8))).talk).toMatchObject({ offRecord: false, unkept: null });
    await on.endTextTalk(userId, id, at(9));
    await on.keepTextTalk({ textTalkId: id, now: at(10) });
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
    const id = await on.write(userId, ["I want to die."]);
    expect((await on.readTextTalk(userId, at(2))).talk).toMatchObject({
      noGame: true,
      turns: [{}, {}, { text: expect.stringContaining("988") }],
    });
    await on.endTextTalk(userId, id, at(3));
    await on.keepTextTalk({ textTalkId: id, now: at(4) });
    expect(await rowOf("calls", id)).toMatchObject({ no_game: true });
  });

  test("refuses what is empty or too long, and bends what can't be stored", async () => {
    const userId = await on.addUser();
    const { id: talkId } = await on.openTextTalk(userId, at(0));
    for (const text of ["", " \n ", "\0", "x".repeat(2_001)]) {
      const said = on.sayInWriting(userId, { talkId, said: 0, text }, at(1));
      await expect(said).rejects.toMatchObject({ code: "bad_request" });
    }
    const text = "I drew\0 a hand.\r\nAnd a \uD800foot.";
    await on.sayInWriting(userId, { talkId, said: 0, text }, at(1));
    expect(userWords((await rowOf("text_talks", talkId)).turns)).toEqual([
      "I drew a hand.\nAnd a \uFFFDfoot.",
    ]);
  });
});

describe("what is asked in writing comes true:", () => {
  const wishes = async (said: string[], then: (id: string, userId: string) => Promise<unknown>) => {
    const userId = await on.addUser();
    await on.keep(userId, NOON);
    const id = await on.write(userId, said);
    await on.endTextTalk(userId, id, at(9));
    await on.keepTextTalk({ textTalkId: id, now: at(10) });
    await then(id, userId);
    return { id, userId };
  };

  test("no more calls", async () => {
    const { id, userId } = await wishes(
      ["Please stop calling me.", "Yes, no more calls."],
      async (callId) => {
        expect(await on.jobsOf("stop_calls", "callId", callId)).toBe(1);
        await stopCalls({ callId, reason: "stop_calls", now: at(11) });
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
    const id = await on.write(userId, ["Please stop calling me."]);
    await on.closeTextTalks(at(15));
    expect((await rowOf("text_talks", id)).ended_at).toBeNull();
    await on.closeTextTalks(at(16));
    await on.keepTextTalk({ textTalkId: id, now: at(17) });
    expect(await on.jobsOf("stop_calls", "callId", id)).toBe(1);
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
