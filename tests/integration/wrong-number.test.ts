import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CodeStage, newNumber } from "../setup/code-stage";
import { endedCalls, stepsOf } from "../setup/crowd";
import { runCommand } from "../setup/run-command";
import { signUpUser } from "../setup/sign-up-user";

const patiently = { timeout: 20_000, interval: 50 };

let stage: CodeStage;

beforeAll(async () => {
  stage = await CodeStage.open();
});
afterAll(() => stage?.close());

describe("a wrong number", () => {
  const flagOf = async (userId: string) =>
    (
      await stage.db.query("select flag_reason, flagged_at is not null as flagged from users where id = $1", [
        userId,
      ])
    ).rows[0];
  const blocked = async (number: string) =>
    (await stage.db.query("select reason from blocked_numbers where phone = $1", [number])).rows;
  const agreeTo = async (userId: string, number: string) => {
    await stage.db.query("update users set phone = $2 where id = $1", [userId, number]);
    await stage.db.query(
      `insert into consents (user_id, granted, text_version, text, phone, source)
       values ($1, true, 'test', 'Yes.', $2, 'test')`,
      [userId, number],
    );
  };
  /** Somebody else picks up the call with the code. */
  const reachAStranger = async (userId: string) => {
    const { callId } = await stage.useCases.requestPhoneCode(userId, new Date());
    await stage.phone.answer(callId);
    await stage.phone.say(callId, "Sorry, you have the wrong number.");
    await stage.phone.hangUp(callId);
    await expect
      .poll(
        async () => (await stepsOf(stage.db, callId)).find(({ kind }) => kind === "calls_stopped"),
        patiently,
      )
      .toEqual({ kind: "calls_stopped", detail: { reason: "wrong_number" } });
    return callId;
  };

  test("blocks the number and flags the account, which after two of them gets no more codes until somebody has looked", async () => {
    const { browser, email, userId } = await signUpUser(stage.app, stage.db, newNumber());
    const first = (await stage.standing(userId))?.phone ?? "";
    const callId = await reachAStranger(userId);
    expect(await blocked(first)).toEqual([{ reason: "wrong_number" }]);
    expect(await flagOf(userId)).toEqual({ flag_reason: "wrong_number", flagged: true });
    expect(await stage.verificationsOf(userId)).toEqual([]);
    const { rows } = await stage.db.query(
      "select granted, phone, source from consents where user_id = $1 order by created_at desc limit 1",
      [userId],
    );
    expect(rows).toEqual([{ granted: false, phone: first, source: `call:${callId}` }]);
    expect((await endedCalls(stage.db, [userId], 1))[0]?.transcript).toBeNull();
    await expect(stage.useCases.requestPhoneCode(userId, new Date())).rejects.toMatchObject({
      code: "calls_forbidden",
    });

    // Another number is another matter, once.
    const second = newNumber();
    await agreeTo(userId, second);
    await reachAStranger(userId);
    expect(await blocked(second)).toEqual([{ reason: "wrong_number" }]);

    const third = newNumber();
    await agreeTo(userId, third);
    const page = await browser.post("/verify", { intent: "call" });
    expect(page.status).toBe(422);
    await expect(stage.useCases.requestPhoneCode(userId, new Date())).rejects.toMatchObject({
      code: "calls_forbidden",
      message: expect.stringContaining("somebody else's more than once"),
    });

    const listed = await runCommand(stage.app, ["user", "flagged"]);
    expect(listed.out).toMatch(new RegExp(`^\\d{4}-\\S+Z  wrong_number  ${email}  ${userId}$`, "m"));
    expect(listed.out).not.toContain(first);
    expect(await runCommand(stage.app, ["user", "clear", email])).toMatchObject({ code: 0 });
    expect(await flagOf(userId)).toEqual({ flag_reason: null, flagged: false });
    expect((await runCommand(stage.app, ["user", "flagged"])).out.trim()).toBe("No account is flagged.");
    expect(await runCommand(stage.app, ["user", "clear", email])).toMatchObject({ code: 1 });
    const { rows: acts } = await stage.db.query(
      "select actor from audit_log where action = 'flag_cleared' and user_id = $1",
      [userId],
    );
    expect(acts).toEqual([{ actor: "operator" }]);
    await expect(stage.useCases.requestPhoneCode(userId, new Date())).resolves.toMatchObject({
      status: "queued",
    });
  });
});
