import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CONSENT } from "../../app/domain/onboarding/consent";
import { signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { waitForEnd } from "../setup/watch";

const OLD = "+12025550101";
const NEW = "+13125550101";

let app: App;
let db: pg.Client;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
});
afterAll(async () => {
  await db?.end();
  await app?.stop();
});

const ZONE = "Europe/Berlin";
const signUp = () => signUpUser(app, db, OLD, ZONE);
type SignedUpUser = Awaited<ReturnType<typeof signUp>>;

const saveNumber = async ({ browser }: SignedUpUser, phone: string) => {
  const profile = { firstName: "Asha", phone, localTz: ZONE, callTime: "19:30" };
  expect(await browser.post("/settings", { intent: "profile", ...profile })).toMatchObject({
    status: 302,
    location: "/settings?saved=profile",
  });
};
const sayAboutConsent = ({ browser }: SignedUpUser, consent: "give" | "withdraw") =>
  browser.post("/settings", { intent: "consent", consent });

/** The consent record, oldest first. */
const record = async ({ userId }: SignedUpUser) =>
  (
    await db.query(
      "select granted, phone, source, text_version, text from consents where user_id = $1 order by created_at",
      [userId],
    )
  ).rows;
const planOf = async ({ userId }: SignedUpUser) =>
  (await db.query("select phone, next_call_at, call_enabled from users where id = $1", [userId])).rows[0];

const words = { text_version: CONSENT.version, text: CONSENT.text };
const atOnboarding = { granted: true, phone: OLD, source: "onboarding", ...words };

test("a new number is agreed to by saving it, and the calls go on there", async () => {
  const member = await signUp();
  const before = await planOf(member);
  expect(before.next_call_at).not.toBeNull();
  await saveNumber(member, NEW);
  expect(await record(member)).toEqual([
    atOnboarding,
    { granted: true, phone: NEW, source: "settings:new-number", ...words },
  ]);
  expect(await planOf(member)).toEqual({ ...before, phone: NEW });

  const answer = await member.browser.post("/api/calls/initiate");
  expect(answer.status).toBe(202);
  const { callId } = JSON.parse(answer.body) as { callId: string };
  expect(await waitForEnd(db, callId)).toMatchObject({ status: "completed", to_number: NEW });
});

test("the same number adds nothing to the record", async () => {
  const member = await signUp();
  await saveNumber(member, "+1 (202) 555-0101");
  expect(await record(member)).toEqual([atOnboarding]);
});

test("withdrawn consent stays withdrawn with a new number, until it is given again", async () => {
  const member = await signUp();
  await sayAboutConsent(member, "withdraw");
  await saveNumber(member, NEW);
  expect(await record(member)).toEqual([
    atOnboarding,
    { granted: false, phone: OLD, source: "settings", ...words },
  ]);
  expect((await planOf(member)).next_call_at).toBeNull();
  expect((await member.browser.post("/api/calls/initiate")).status).toBe(422);

  await sayAboutConsent(member, "give");
  expect((await record(member)).at(-1)).toMatchObject({ granted: true, phone: NEW, source: "settings" });
  expect((await planOf(member)).next_call_at).not.toBeNull();
});

test("consent for another number lets nothing ring, and isn't taken along", async () => {
  const member = await signUp();
  await db.query("update users set phone = '+14155550101' where id = $1", [member.userId]);
  expect((await member.browser.post("/api/calls/initiate")).status).toBe(422);
  await saveNumber(member, NEW);
  expect(await record(member)).toEqual([atOnboarding]);
  expect((await planOf(member)).next_call_at).toBeNull();
});

test("a withdrawal under way is waited for", async () => {
  const member = await signUp();
  const phone = new pg.Client({ connectionString: app.databaseUrl });
  await phone.connect();
  try {
    await phone.query("begin");
    // As everything that changes a plan does, it takes the user's row first.
    await phone.query("select 1 from users where id = $1 for no key update", [member.userId]);
    await phone.query(
      `insert into consents (user_id, granted, text_version, text, phone, source)
       values ($1, false, $2, $3, $4, 'call')`,
      [member.userId, CONSENT.version, CONSENT.text, OLD],
    );
    const saved = saveNumber(member, NEW);
    await expect
      .poll(
        async () =>
          (
            await db.query(
              "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
            )
          ).rowCount,
        { timeout: 15_000, interval: 50 },
      )
      .toBe(1);
    await phone.query("commit");
    await saved;
  } finally {
    await phone.end();
  }
  expect((await record(member)).map(({ granted }) => granted)).toEqual([true, false]);
  expect((await planOf(member)).next_call_at).toBeNull();
});
