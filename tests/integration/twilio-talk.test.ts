import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pressCallNow, provedUser, quietQueue } from "../setup/real-call";
import { type App, startApp } from "../setup/start-app";
import { type CallRow, waitForCall, waitForEnd } from "../setup/watch";
import { FakeTwilio } from "../vendors/fake-twilio";

/** A whole call over Twilio: our routes lead the talk, and its state is in Postgres. */

const twilio = new FakeTwilio();
let app: App;
let db: pg.Client;

beforeAll(async () => {
  await twilio.listen();
  app = await startApp({
    env: { ...twilio.environment(), CALL_PROVIDER: "twilio", CALLS_PER_SECOND: "1000", LOG_LEVEL: "debug" },
  });
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
  await twilio.close();
});
beforeEach(() => {
  twilio.behave({ create: "accept", story: "talk", deliver: "once", said: [] });
  twilio.talkWith(null);
});

const PRACTISED = [
  "I practised guitar for 45 minutes.",
  "Mostly the change from G to F.",
  "I learned that my thumb belongs behind the neck.",
  "The F chord.",
  "I'd like to play the whole song once by Friday.",
];

async function callWith(said: readonly (string | null)[], more = {}) {
  twilio.talkWith({ said, ...more });
  const member = await provedUser(app, db);
  const callId = await pressCallNow(member);
  return { ...member, callId };
}
const talkOf = (row: CallRow) => {
  const talk = twilio.talks.find(({ vendorCallId }) => vendorCallId === row.vendor_call_id);
  if (!talk) throw new Error("there was no talk");
  return talk;
};
const words = (row: CallRow, role: string) =>
  (row.transcript ?? []).filter((turn) => turn.role === role).map(({ text }) => text);

describe("a whole talk", () => {
  test("goes by the agenda, and every line that was spoken is kept", async () => {
    const { callId, number } = await callWith(PRACTISED);
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({ status: "completed", to_number: number });
    expect(words(row, "user")).toEqual(PRACTISED);
    expect(words(row, "companion")).toEqual(talkOf(row).spoken);
    expect(talkOf(row).spoken[0]).toMatch(/Asha.*relevel\.me.*AI.*transcript.*off the record/);
    expect(talkOf(row).spoken.at(-1)).toMatch(/Goodbye/);
    expect(row.duration_seconds).toBeGreaterThan(0);
    expect(twilio.taken.filter((call) => call.callId === callId)).toHaveLength(1);
    expect(twilio.problems).toEqual([]);
    expect((await db.query("select 1 from call_talks where call_id = $1", [callId])).rowCount).toBe(0);
  });

  test.each([[true], ["at_once"]] as const)(
    "a request for a line that comes again (%s) gets the same line and advances nothing",
    async (duplicatePosts) => {
      const { callId } = await callWith(PRACTISED, { duplicatePosts });
      const row = await waitForEnd(db, callId);
      expect(words(row, "user")).toEqual(PRACTISED);
      expect(words(row, "companion")).toEqual(talkOf(row).spoken);
      expect(twilio.problems).toEqual([]);
    },
  );

  test("whoever says nothing is asked once and then let go", async () => {
    const { callId } = await callWith([null, null, null, null]);
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(words(row, "user")).toEqual([]);
    expect(talkOf(row).spoken).toHaveLength(3);
    expect(talkOf(row).answers.join()).toMatch(/timeout="12".*timeout="18"/s);
  });

  test("whoever hangs up in the middle leaves what was said", async () => {
    const { callId } = await callWith(PRACTISED.slice(0, 2));
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(words(row, "user")).toEqual(PRACTISED.slice(0, 2));
  });
});

test.each<[string, (string | null)[]]>([
  ["hangs up", ["Stop calling me."]],
  ["falls silent", ["Stop calling me.", null, null]],
])("whoever says stop and then %s is not called again", async (_, said) => {
  const { callId, userId } = await callWith(said);
  await waitForEnd(db, callId);
  await quietQueue(db);
  const { rows } = await db.query(
    "select granted, source from consents where user_id = $1 order by created_at desc limit 1",
    [userId],
  );
  expect(rows).toEqual([{ granted: false, source: `call:${callId}` }]);
});

test("what was said off the record just before coming back is not kept", async () => {
  const { callId } = await callWith(["Off the record.", "Quibble lied. Back on the record.", "Guitar."]);
  const row = await waitForEnd(db, callId);
  expect(words(row, "user")).toEqual(["Back on the record.", "Guitar."]);
});

describe("nobody to talk with", () => {
  test.each([
    ["busy", "busy"],
    ["no_answer", "no_answer"],
    ["failed", "failed"],
    ["canceled", "canceled"],
  ] as const)("%s: the call ends as %s, and no line is asked for", async (story, status) => {
    twilio.behave({ story });
    const before = twilio.asked.length;
    const { callId } = await callWith([]);
    expect(await waitForEnd(db, callId)).toMatchObject({ status, transcript: null });
    expect(twilio.asked).toHaveLength(before);
  });

  test("a machine hears nothing, unless a message was wished for", async () => {
    twilio.behave({ story: "voicemail" });
    const { callId, userId, browser } = await callWith([]);
    const row = await waitForEnd(db, callId);
    expect(row).toMatchObject({ status: "voicemail", transcript: null });
    await twilio.settled();
    expect(talkOf(row).spoken).toEqual([""]);

    await db.query("update users set voicemail_choice = 'message' where id = $1", [userId]);
    const again = await waitForEnd(db, await pressCallNow({ browser }));
    expect(again.status).toBe("voicemail");
    await twilio.settled();
    expect(talkOf(again).spoken).toEqual([expect.stringMatching(/relevel\.me/)]);
    expect(talkOf(again).answers).toEqual([expect.stringContaining("<Hangup/>")]);
  });

  test("a machine's request that comes again gets the same message", async () => {
    twilio.behave({ story: "voicemail" });
    const { userId, browser } = await provedUser(app, db);
    await db.query("update users set voicemail_choice = 'message' where id = $1", [userId]);
    twilio.talkWith({ said: [], duplicatePosts: true });
    const row = await waitForEnd(db, await pressCallNow({ browser }));
    await twilio.settled();
    expect(talkOf(row).spoken).toEqual([expect.stringMatching(/relevel\.me/)]);
    expect(twilio.problems).toEqual([]);
  });
});

describe("what Twilio leaves out", () => {
  test("a lost last callback: the vendor is asked, and the talk is whole", async () => {
    twilio.behave({ deliver: "last_lost" });
    const { callId } = await callWith(PRACTISED);
    const last = PRACTISED.at(-1) ?? "";
    await waitForCall<CallRow>(db, callId, (row) => words(row, "user").includes(last));
    await twilio.settled();
    await db.query("update calls set dialed_at = dialed_at - interval '1 hour' where id = $1", [callId]);
    await db.query("select graphile_worker.add_job('reap_calls', '{}')");
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(words(row, "user")).toEqual(PRACTISED);
  });

  test("all callbacks lost: the request for the first line says that somebody has picked up", async () => {
    twilio.behave({ deliver: "lost" });
    const { callId } = await callWith(["Please stop calling me.", "Yes, stop."]);
    const row = await waitForCall<CallRow>(db, callId, ({ status }) => status === "in_progress");
    expect(row.answered_at).not.toBeNull();
    await twilio.settled();
    // What was promised doesn't wait for Twilio's word of the end.
    await expect
      .poll(
        async () =>
          (
            await db.query(
              "select granted, source from consents where user_id = $1 order by created_at desc",
              [row.user_id],
            )
          ).rows[0],
        { timeout: 20_000, interval: 50 },
      )
      .toEqual({ granted: false, source: `call:${callId}` });
  });

  test("every callback before the first: the row ends the same", async () => {
    twilio.behave({ deliver: "reversed" });
    const { callId } = await callWith(PRACTISED);
    const row = await waitForEnd(db, callId);
    expect(row.status).toBe("completed");
    expect(words(row, "user")).toEqual(PRACTISED);
  });
});

test("a line that we fail to give is asked for again, and the talk goes on", async () => {
  // The first two requests find no table to look at, the third does.
  await db.query(`
    create sequence public.failures;
    grant usage on sequence public.failures to relevel_service;
    create function fail_twice() returns trigger language plpgsql as $$
    begin
      if nextval('public.failures') <= 2 then raise exception 'out of order'; end if;
      return new;
    end $$;
    create trigger fail_twice before update on call_talks for each row execute function fail_twice()`);
  try {
    const { callId } = await callWith(PRACTISED);
    const row = await waitForEnd(db, callId);
    expect(words(row, "user")).toEqual(PRACTISED);
    expect(words(row, "companion")).toEqual(talkOf(row).spoken);
    const { rows } = await db.query("select last_value::int as tries from failures");
    expect(rows[0].tries).toBeGreaterThan(2);
  } finally {
    await db.query("drop trigger fail_twice on call_talks; drop function fail_twice; drop sequence failures");
  }
});

describe("what anybody could send", () => {
  const lineRequest = (query: string, fields: Record<string, string>) =>
    twilio.signed(`${app.url}/api/talk/twilio${query}`, fields);
  const send = async ({ url, headers, body }: ReturnType<typeof lineRequest>) => {
    const response = await fetch(url, { method: "POST", headers, body });
    return { status: response.status, text: await response.text() };
  };
  const CALL_SID = `CA${"0".repeat(32)}`;

  test("a request for a line without Twilio's signature is refused", async () => {
    const callId = crypto.randomUUID();
    const genuine = lineRequest(`?call=${callId}`, { CallSid: CALL_SID });
    expect(
      (await send({ ...genuine, headers: { ...genuine.headers, "x-twilio-signature": "no" } })).status,
    ).toBe(401);
    expect((await send({ ...genuine, url: `${genuine.url}&turn=1` })).status).toBe(401);
    expect((await send({ ...genuine, body: `${genuine.body}&SpeechResult=hi` })).status).toBe(401);
    expect((await send({ ...genuine, url: genuine.url.replace("/talk/twilio", "/talk/vapi") })).status).toBe(
      404,
    );
  });

  test("a line for no call of ours hangs up, rubbish is refused", async () => {
    const stranger = await send(lineRequest(`?call=${crypto.randomUUID()}`, { CallSid: CALL_SID }));
    expect(stranger.status).toBe(200);
    expect(stranger.text).toContain("<Hangup/>");
    expect((await send(lineRequest("?call=1", { CallSid: CALL_SID }))).status).toBe(400);
    expect((await send(lineRequest("", {}))).status).toBe(400);
    expect((await fetch(`${app.url}/api/talk/twilio`)).status).toBe(405);
  });

  test("a request after the end hangs up", async () => {
    const { callId } = await callWith(["Bye"]);
    const row = await waitForEnd(db, callId);
    const late = await send(
      lineRequest(`?call=${callId}&turn=1`, { CallSid: row.vendor_call_id ?? "", SpeechResult: "Hello?" }),
    );
    expect(late.text).toContain("<Hangup/>");
    await quietQueue(db);
    const { rows } = await db.query("select transcript from calls where id = $1", [callId]);
    expect(JSON.stringify(rows)).not.toContain("Hello?");
  });
});

test("the log holds no number and no word of a talk", () => {
  const log = app.web.output + app.worker.output;
  expect(log).not.toMatch(/\+49151|campfire|G to F|thumb/);
  expect(log).not.toContain(twilio.authToken);
});
