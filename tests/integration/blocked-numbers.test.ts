import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addTicks,
  addUsers,
  callsOf,
  endedCalls,
  makeDue,
  pullForward,
  stepsOf,
  stopTheClock,
} from "../setup/crowd";
import { runCommand } from "../setup/run-command";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { wholeVendorLog } from "../setup/vendor-log";
import { zoneAtNoon } from "../setup/zone-at-noon";

const patiently = { timeout: 20_000, interval: 50 };

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  await stopTheClock(db);
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

async function command(...args: string[]): Promise<void> {
  expect(await runCommand(app, ["calls", ...args])).toMatchObject({ code: 0, err: "" });
}

const planOf = async (userId: string) =>
  (
    await db.query<{ phone_blocked: boolean; next_call_at: Date | null; next_silent_at: Date | null }>(
      "select phone_blocked, next_call_at, next_silent_at from users where id = $1",
      [userId],
    )
  ).rows[0];

const unplanned = { phone_blocked: true, next_call_at: null, next_silent_at: null };

test("nothing rings a number from the moment it is blocked until it is unblocked", async () => {
  const number = "+12125550102";
  const { browser, userId } = await signUpUser(app, db, number);
  const [other = ""] = await addUsers(db, 1, number);
  const [elsewhere = ""] = await addUsers(db, 1);
  await makeDue(db, [userId, other, elsewhere], "-1 hour");
  const planned = await planOf(elsewhere);
  // One whose time has come, and a further try of it that waits.
  await makeDue(db, [other]);
  await addTicks(db);
  const [first] = await endedCalls(db, [other], 1);
  const [, retry] = await callsOf(db, [other]);
  expect([first?.status, retry?.status]).toEqual(["no_answer", "queued"]);
  await db.query("update users set next_silent_at = now() + interval '1 day' where id = $1", [userId]);

  await command("block", number, "asked in a letter");
  expect(await planOf(userId)).toEqual(unplanned);
  expect(await planOf(other)).toEqual(unplanned);
  expect(await planOf(elsewhere)).toEqual(planned);

  await pullForward(db, [retry?.id ?? ""]);
  const [, refused] = await endedCalls(db, [other], 2);
  expect(refused).toMatchObject({ status: "canceled", ended_reason: "phone_blocked", dialed_at: null });
  expect((await stepsOf(db, refused?.id ?? "")).at(-1)).toEqual({
    kind: "not_dialed",
    detail: { reason: "phone_blocked" },
  });

  const answer = await browser.post("/api/calls/initiate");
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.body)).toEqual({
    error: {
      code: "calls_forbidden",
      message: "This number asked never to be called, so nothing will ring it.",
    },
  });
  expect(await callsOf(db, [userId])).toEqual([]);
  const references = (await wholeVendorLog(app)).map(({ reference }) => reference);
  expect(references).toEqual([first?.id]);

  await command("unblock", number);
  for (const id of [userId, other]) {
    await expect
      .poll(() => planOf(id), patiently)
      .toMatchObject({ phone_blocked: false, next_call_at: expect.any(Date) });
    expect((await planOf(id))?.next_call_at?.getTime()).toBeGreaterThan(Date.now());
  }
  expect((await browser.post("/api/calls/initiate")).status).toBe(202);
});

test("someone who types a blocked number later isn't rung either", async () => {
  const number = "+13125550101";
  await command("block", number, "asked in a letter");
  const { browser, userId } = await signUpUser(app, db, number);
  expect(await planOf(userId)).toEqual(unplanned);
  expect((await browser.post("/api/calls/initiate")).status).toBe(422);

  // Not even where somebody has planned a call all the same.
  await makeDue(db, [userId]);
  await addTicks(db);
  const [call] = await endedCalls(db, [userId]);
  expect(call).toMatchObject({ status: "canceled", ended_reason: "phone_blocked", dialed_at: null });
  expect((await planOf(userId))?.phone_blocked).toBe(true);

  // Another number is another matter.
  const profile = { firstName: "Asha", localTz: zoneAtNoon(), callTime: "19:30", intent: "profile" };
  await browser.post("/settings", { ...profile, phone: "+13125550103" });
  expect(await planOf(userId)).toMatchObject({ phone_blocked: false, next_call_at: expect.any(Date) });
  await browser.post("/settings", { ...profile, phone: number });
  expect(await planOf(userId)).toEqual(unplanned);
});

test("the role of a signed-in person reads, adds and removes no blocked number", async () => {
  for (const sql of [
    "select * from blocked_numbers",
    "select count(*) from blocked_numbers",
    "insert into blocked_numbers (phone, reason) values ('+12125550199', 'mine')",
    "delete from blocked_numbers",
    "update users set phone_blocked = false",
  ]) {
    await db.query("begin; set local role relevel_app");
    await expect(db.query(sql)).rejects.toThrow("permission denied");
    await db.query("rollback");
  }
});
