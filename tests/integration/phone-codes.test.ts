import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CodeStage, newNumber, wrongCode } from "../setup/code-stage";
import { callsOf, stepsOf } from "../setup/crowd";
import { signUpUser } from "../setup/sign-up-user";
import { waitForEnd } from "../setup/watch";

const MINUTE = 60_000;

let stage: CodeStage;

beforeAll(async () => {
  stage = await CodeStage.open();
});
afterAll(() => stage?.close());

describe("a number that isn't reserved", () => {
  test("is proved by the code that a call reads out, and then the daily call is planned", async () => {
    const number = newNumber();
    const { browser, userId } = await signUpUser(stage.app, stage.db, number);
    expect(await stage.standing(userId)).toEqual({ phone: number, verified: false, planned: false });
    const early = await browser.post("/api/calls/initiate");
    expect([early.status, JSON.parse(early.body).error.code]).toEqual([422, "calls_forbidden"]);

    expect((await browser.post("/verify", { intent: "call" })).status).toBe(302);
    const [call] = await callsOf(stage.db, [userId]);
    expect(call).toMatchObject({ kind: "verification", attempt: 1 });
    const callId = call?.id ?? "";
    const code = await stage.phone.hearCode(callId);
    expect(code).toBe(await stage.codeFor(userId));
    expect(await stage.useCases.askedCode(userId, new Date())).toMatchObject({
      call: { id: callId },
      triesLeft: 5,
    });

    expect((await browser.post("/verify", { intent: "confirm", code: wrongCode(code) })).status).toBe(422);
    expect(await stage.standing(userId)).toMatchObject({ verified: false, planned: false });
    expect(await browser.post("/verify", { intent: "confirm", code: ` ${code} ` })).toMatchObject({
      status: 302,
      location: "/dashboard",
    });
    expect(await stage.standing(userId)).toEqual({ phone: number, verified: true, planned: true });
    expect(
      (await stage.verificationsOf(userId)).map(({ attempts, consumed_at }) => [attempts, consumed_at]),
    ).toEqual([[1, expect.any(Date)]]);

    // It was a call of its own kind: no slot, no further try, and nothing of it is kept.
    const over = await waitForEnd(stage.watcher, callId);
    expect(over).toMatchObject({ status: "completed", to_number: number, transcript: null });
    const shown = JSON.parse((await browser.get(`/api/calls/${callId}`)).body);
    expect(shown).toMatchObject({ id: callId, kind: "verification", attempt: 1, transcript: [] });
    for (const path of [`/calls/${callId}`, "/calls", "/dashboard"]) {
      const page = await browser.get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(page.body).not.toContain(code);
    }
    expect((await browser.get(`/calls/${callId}`)).body).toContain("A call with your code");
    const { rows: kept } = await stage.db.query(
      `select 1 from calls c where c.id = $1 and c::text ~ $2
       union all select 1 from webhook_events w where w.payload -> 'event' ->> 'callId' = $1::text and w::text ~ $2
       union all select 1 from call_events e where e.call_id = $1 and e::text ~ $2`,
      [callId, code.split("").join("\\D{0,3}")],
    );
    expect(kept).toEqual([]);
    expect(stage.app.web.output + stage.app.worker.output).not.toContain(code);

    const now = await browser.post("/api/calls/initiate");
    expect(now.status).toBe(202);
    await stage.phone.hangUp(JSON.parse(now.body).callId);
  });

  test("has a code of its own each time it is asked for", async () => {
    const { userId, callId, code } = await stage.rungUser();
    await stage.phone.hangUp(callId);
    await waitForEnd(stage.watcher, callId);
    await stage.useCases.requestPhoneCode(userId, new Date());
    expect(await stage.codeFor(userId)).not.toBe(code);
    expect(await stage.useCases.confirmPhoneCode(userId, code, new Date())).toMatchObject({ ok: false });
  });
});

describe("a code", () => {
  test("works for ten minutes", async () => {
    const { userId, code } = await stage.rungUser();
    const late = await stage.useCases.confirmPhoneCode(userId, code, new Date(Date.now() + 10 * MINUTE));
    expect(late).toMatchObject({ ok: false, reason: "expired" });
    expect(await stage.useCases.askedCode(userId, new Date(Date.now() + 10 * MINUTE))).toBeNull();
    const inTime = await stage.useCases.confirmPhoneCode(userId, code, new Date(Date.now() + 9 * MINUTE));
    expect(inTime).toEqual({ ok: true });
  });

  test("may be typed wrong four times and not a fifth, also all at once", async () => {
    const { userId, code } = await stage.rungUser();
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => stage.useCases.confirmPhoneCode(userId, wrongCode(code), new Date())),
    );
    const reasons = tries.map((answer) => (answer.ok ? "ok" : answer.reason)).sort();
    expect(reasons).toEqual([...Array(3).fill("expired"), ...Array(5).fill("wrong")]);
    expect(new Set(tries.map((answer) => (answer.ok ? "" : answer.problem)))).toEqual(
      new Set([
        "That isn't the code. 4 tries are left.",
        "That isn't the code. 3 tries are left.",
        "That isn't the code. 2 tries are left.",
        "That isn't the code. One try is left.",
        "That isn't the code, and it was the last try. Ask for a new one.",
        "This code doesn't work any more. Ask for a new one.",
      ]),
    );
    expect(await stage.useCases.confirmPhoneCode(userId, code, new Date())).toMatchObject({
      ok: false,
      reason: "expired",
    });
    expect(await stage.standing(userId)).toMatchObject({ verified: false });
  });

  test("works once: the same form sent again changes nothing, and neither does a return to the number", async () => {
    const { userId, number, code } = await stage.rungUser();
    const answers = await Promise.all(
      [0, 1].map(() => stage.useCases.confirmPhoneCode(userId, code, new Date())),
    );
    expect(answers).toEqual([{ ok: true }, { ok: true }]);
    await stage.db.query("update users set phone = $2 where id = $1", [userId, newNumber()]);
    await stage.db.query("update users set phone = $2 where id = $1", [userId, number]);
    expect(await stage.standing(userId)).toMatchObject({ phone: number, verified: false });
    expect(await stage.useCases.confirmPhoneCode(userId, code, new Date())).toMatchObject({
      ok: false,
      reason: "expired",
    });
  });

  test("is of no use before its call was dialled", async () => {
    const { userId } = await stage.newUser();
    // Its job finds that it is too early.
    const now = new Date(Date.now() + 5 * MINUTE);
    await stage.useCases.requestPhoneCode(userId, now);
    const code = await stage.codeFor(userId);
    expect(await stage.useCases.confirmPhoneCode(userId, code, now)).toMatchObject({
      ok: false,
      reason: "not_rung",
    });
    expect(await stage.standing(userId)).toMatchObject({ verified: false });
    expect((await stage.verificationsOf(userId))[0]?.attempts).toBe(0);
  });

  test("goes with the number it was for, and so does the call that rings", async () => {
    const { userId, callId, code } = await stage.rungUser();
    await stage.phone.until(callId, "ringing");
    const profile = { firstName: "Asha", phone: newNumber(), localTz: "Europe/Berlin", callTime: "19:30" };
    await stage.useCases.savePlan(userId, profile, null, new Date());
    expect(await stage.verificationsOf(userId)).toEqual([]);
    expect(await stage.useCases.confirmPhoneCode(userId, code, new Date())).toMatchObject({
      ok: false,
      reason: "expired",
    });
    expect(await waitForEnd(stage.watcher, callId)).toMatchObject({ status: "canceled" });
    expect((await stepsOf(stage.db, callId)).map(({ kind }) => kind)).toContain("hung_up");
  });
});

describe("of two accounts that prove one number", () => {
  test("the first has it, and the other is told, however they race", async () => {
    const number = newNumber();
    const one = await stage.rungUser(number);
    const other = await stage.rungUser(number);
    const answers = await Promise.all(
      [one, other].map(({ userId, code }) => stage.useCases.confirmPhoneCode(userId, code, new Date())),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual([
      {
        ok: false,
        reason: "taken",
        problem: "This number is verified by another account. Use another number.",
      },
    ]);
    const { rows } = await stage.db.query(
      "select 1 from users where phone = $1 and phone_verified_at is not null",
      [number],
    );
    expect(rows).toHaveLength(1);
    const loser = answers[0]?.ok ? other : one;
    await stage.phone.hangUp(loser.callId);
    await waitForEnd(stage.watcher, loser.callId);
    await expect(stage.useCases.requestPhoneCode(loser.userId, new Date())).rejects.toMatchObject({
      code: "number_taken",
    });
  });
});
