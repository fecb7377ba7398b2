import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { zoneAtNoon } from "../setup/zone-at-noon";
import { Browser, newEmail } from "./browser";

const NUMBER = "+12025550101";
/** Without clock changes, and the middle of the day: the usual 19:30 is to come today. */
const ZONE = zoneAtNoon();
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

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

const signUp = () => signUpUser(app, db, NUMBER, ZONE);

/** Someone who has yet to answer the questions of onboarding. */
async function newcomer(): Promise<Browser> {
  const browser = new Browser(app.url);
  expect(await browser.signIn(newEmail())).toMatchObject({ status: 302 });
  return browser;
}

/** The plan form as the page posts it. */
const planForm = (change: Record<string, string> = {}, days = EVERY_DAY): Record<string, string> => ({
  intent: "plan",
  ...Object.fromEntries(EVERY_DAY.map((day) => [`time${day}`, ""])),
  ...Object.fromEntries(days.map((day) => [`day${day}`, "on"])),
  windowFrom: "",
  windowTo: "",
  dayStart: "0",
  voicemailChoice: "nothing",
  ...change,
});
const profileForm = (change: Record<string, string> = {}) => ({
  intent: "profile",
  firstName: "Asha",
  phone: NUMBER,
  localTz: ZONE,
  callTime: "19:30",
  ...change,
});
const saved = (what: string) => ({ status: 302, location: `/settings?saved=${what}` });

/** What the database keeps of a plan; the next call in the user's own time. */
async function planOf({ userId }: SignedUpUser) {
  const { rows } = await db.query(
    `select call_days, weekday_times, evening_window_start::text as opens, evening_window_end::text as closes,
       any_hours, day_start, voicemail_choice, paused_until::text, skipped_day::text, phone, local_tz,
       to_char(next_call_at at time zone local_tz, 'YYYY-MM-DD HH24:MI') as next_call,
       to_char(next_silent_at at time zone local_tz, 'YYYY-MM-DD HH24:MI') as next_silent
     from users where id = $1`,
    [userId],
  );
  return rows[0];
}
/** The consent record about hours, oldest first. */
const hoursRecord = async ({ userId }: SignedUpUser) =>
  (
    await db.query(
      "select granted, text_version, text, phone, source from consents where user_id = $1 and kind = 'hours' order by created_at",
      [userId],
    )
  ).rows;

/** The local day some days from now. */
const day = (ahead: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(Date.now() + ahead * 86_400_000);
const weekdayOf = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
/** The words of a page. */
const told = (body: string) =>
  body
    .replaceAll(/<script.*?<\/script>|<[^>]+>/gs, "")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");

describe("the plan of a week", () => {
  test("is kept, and the next call is on the next day that has one, at that day's time", async () => {
    const member = await signUp();
    expect(await planOf(member)).toMatchObject({ next_call: `${day(0)} 19:30` });
    const [today, tomorrow] = [weekdayOf(day(0)), weekdayOf(day(1))];
    const days = EVERY_DAY.filter((weekday) => weekday !== today);
    const form = planForm(
      {
        [`time${tomorrow}`]: "10:05",
        windowFrom: "09:00",
        windowTo: "20:30",
        dayStart: "4",
        voicemailChoice: "message",
      },
      days,
    );
    expect(await member.browser.post("/settings", form)).toMatchObject(saved("plan"));
    expect(await planOf(member)).toMatchObject({
      call_days: days,
      weekday_times: { [tomorrow]: "10:05" },
      opens: "09:00:00",
      closes: "20:30:00",
      any_hours: false,
      day_start: 4,
      voicemail_choice: "message",
      next_call: `${day(1)} 10:05`,
    });
    expect(await hoursRecord(member)).toEqual([]);
    const page = (await member.browser.get("/settings?saved=plan")).body;
    expect(page).toMatch(new RegExp(`name="time${tomorrow}"[^>]*value="10:05"`));
    expect(told(page)).toContain("Saved.");
    expect(told((await member.browser.get("/dashboard")).body)).toMatch(/Your time for \w+days\./);

    expect(await member.browser.post("/settings", planForm())).toMatchObject(saved("plan"));
    expect(await planOf(member)).toMatchObject({
      call_days: EVERY_DAY,
      weekday_times: {},
      opens: null,
      closes: null,
      day_start: 0,
      voicemail_choice: "nothing",
      next_call: `${day(0)} 19:30`,
    });
  });

  test("may have no day at all: then nothing is planned", async () => {
    const member = await signUp();
    expect(await member.browser.post("/settings", planForm({}, []))).toMatchObject(saved("plan"));
    expect(await planOf(member)).toMatchObject({ call_days: [], next_call: null });
    expect(told((await member.browser.get("/dashboard")).body)).toContain("No weekday has a call.");
  });

  test.each([
    ["a time outside the hours", { time3: "21:00" }, /Choose a time in between; 19:30 leaves room/],
    ["a time that is none", { time3: "late" }, /Choose a time such as 19:30\./],
    ["half a window", { windowFrom: "18:00" }, /Say when the window ends, or leave both empty\./],
    ["a window that leaves nothing", { windowFrom: "21:00", windowTo: "23:00" }, /leaves nothing of that/],
    [
      "a window without the usual time",
      { windowFrom: "09:00", windowTo: "12:00" },
      /Your usual time, 19:30, is outside 09:00 to 12:00\./,
    ],
    ["a tick without a window", { anyHours: "yes" }, /Fill in the window first/],
    ["a day that begins at noon", { dayStart: "12" }, /Choose an hour from 00:00 to 06:00\./],
    [
      "a voicemail choice that is none",
      { voicemailChoice: "song" },
      /Choose what an answering machine hears\./,
    ],
  ])("is refused with %s, in words, and what was typed stays on the page", async (_, change, words) => {
    const member = await signUp();
    const before = await planOf(member);
    const answer = await member.browser.post("/settings", planForm({ time1: "11:11", ...change }));
    expect(answer.status).toBe(422);
    expect(told(answer.body)).toMatch(words);
    expect(answer.body).toMatch(/name="time1"[^>]*value="11:11"/);
    expect(answer.body).toContain('aria-invalid="true"');
    expect(await planOf(member)).toEqual(before);
    expect(await hoursRecord(member)).toEqual([]);
  });
});

describe("hours beyond those of the country", () => {
  const wide = planForm({ windowFrom: "06:00", windowTo: "23:00", time2: "22:15", anyHours: "yes" });
  const tick =
    "Ring me in all of this window, even outside 08:00 to 21:00, when calls to my number otherwise ring. I can take this back here at any time.";
  const given = (phone: string, window = "06:00 to 23:00") => ({
    granted: true,
    text_version: "hours-1",
    text: `${tick} The window: ${window}.`,
    phone,
    source: "settings",
  });

  test("come with a tick alone, whose words are kept, and go with it", async () => {
    const member = await signUp();
    expect(told((await member.browser.get("/settings")).body)).toContain(tick);
    const { anyHours: _, ...unticked } = wide;
    expect((await member.browser.post("/settings", unticked)).status).toBe(422);
    expect(await planOf(member)).toMatchObject({ any_hours: false, opens: null });

    expect(await member.browser.post("/settings", wide)).toMatchObject(saved("plan"));
    expect(await planOf(member)).toMatchObject({ any_hours: true, weekday_times: { 2: "22:15" } });
    expect(await hoursRecord(member)).toEqual([given(NUMBER)]);
    // Saying the same again is nothing new; another window is.
    await member.browser.post("/settings", wide);
    expect(await hoursRecord(member)).toHaveLength(1);
    await member.browser.post("/settings", { ...wide, windowTo: "23:30" });
    expect(await hoursRecord(member)).toEqual([given(NUMBER), given(NUMBER, "06:00 to 23:30")]);

    const { time2: __, ...without } = unticked;
    expect(await member.browser.post("/settings", without)).toMatchObject(saved("plan"));
    expect(await planOf(member)).toMatchObject({ any_hours: false, opens: "06:00:00", closes: "23:00:00" });
    expect((await hoursRecord(member)).slice(2)).toEqual([
      { ...given(NUMBER, "06:00 to 23:30"), granted: false },
    ]);
  });

  test("are nobody's choice while the window stays inside the country's", async () => {
    const member = await signUp();
    const inside = planForm({ windowFrom: "18:00", windowTo: "20:00", anyHours: "yes" });
    expect(await member.browser.post("/settings", inside)).toMatchObject(saved("plan"));
    expect(await planOf(member)).toMatchObject({ any_hours: false, closes: "20:00:00" });
    expect(await hoursRecord(member)).toEqual([]);
  });

  test("go along to a number of a country with the same hours", async () => {
    const member = await signUp();
    await member.browser.post("/settings", wide);
    const moved = profileForm({ phone: "+13125550101", callTime: "22:00" });
    expect(await member.browser.post("/settings", moved)).toMatchObject(saved("profile"));
    expect(await planOf(member)).toMatchObject({ any_hours: true, phone: "+13125550101" });
    expect((await hoursRecord(member)).slice(1)).toEqual([
      { ...given("+13125550101"), source: "settings:new-number" },
    ]);
  });

  test("don't go along to a country with other hours", async () => {
    const member = await signUp();
    await member.browser.post("/settings", wide);
    const india = profileForm({ phone: "+919876543210" });
    const refused = await member.browser.post("/settings", india);
    expect(refused.status).toBe(422);
    expect(told(refused.body)).toContain("Tuesday's call at 22:15 would be outside the hours of this number");
    await member.browser.post("/settings", { ...wide, time2: "" });
    expect(await member.browser.post("/settings", india)).toMatchObject(saved("profile"));
    expect(await planOf(member)).toMatchObject({ any_hours: false, phone: "+919876543210" });
    expect((await hoursRecord(member)).at(-1)).toMatchObject({ granted: false, phone: "+919876543210" });
  });
});

describe("the usual time", () => {
  const words =
    "Calls to this number ring between 08:00 and 21:00. Choose a time in between; 19:30 leaves room for two more tries.";

  test("has to be inside the hours, in Settings and in onboarding", async () => {
    const member = await signUp();
    const before = await planOf(member);
    for (const answer of [
      await member.browser.post("/settings", profileForm({ callTime: "07:59" })),
      await member.browser.post("/settings", profileForm({ callTime: "21:00" })),
      await (await newcomer()).post("/onboarding", { ...profileForm({ callTime: "23:59" }), consent: "yes" }),
    ]) {
      expect(answer.status).toBe(422);
      expect(told(answer.body)).toContain(words);
    }
    const india = await member.browser.post(
      "/settings",
      profileForm({ phone: "+91 98765 43210", callTime: "08:30" }),
    );
    expect(told(india.body)).toContain("Calls to this number ring between 09:00 and 21:00.");
    expect(await planOf(member)).toEqual(before);
    const early = profileForm({ callTime: "08:00" });
    expect(await member.browser.post("/settings", early)).toMatchObject(saved("profile"));
    expect(await planOf(member)).toMatchObject({ next_call: `${day(1)} 08:00` });
  });

  test("has to be inside the window, too", async () => {
    const member = await signUp();
    await member.browser.post("/settings", planForm({ windowFrom: "19:00", windowTo: "20:30" }));
    const answer = await member.browser.post("/settings", profileForm({ callTime: "18:00" }));
    expect(answer.status).toBe(422);
    expect(told(answer.body)).toContain(
      "In your window, calls to this number ring between 19:00 and 20:30. Choose a time in between; 19:00 leaves room for two more tries.",
    );
  });
});

describe("a zone that the database doesn't know", () => {
  const zone = "Pacific/Kanton";

  // The list of zones of an older server, as far as this one name goes.
  beforeAll(async () => {
    await db.query(`alter table users drop constraint users_local_tz_known, add constraint users_local_tz_known check (
      timezone(replace(local_tz, '${zone}', '${zone}_unheard_of'), timestamptz 'epoch') is not null or local_tz is null)`);
  });

  test("is refused beside the field, and the rest stays on the page", async () => {
    const member = await signUp();
    const before = await planOf(member);
    const form = profileForm({ localTz: zone, firstName: "Anna" });
    for (const answer of [
      await member.browser.post("/settings", form),
      await (await newcomer()).post("/onboarding", { ...form, consent: "yes" }),
    ]) {
      expect(answer.status).toBe(422);
      expect(told(answer.body)).toContain("This server can't compute with that time zone.");
      expect(answer.body).toMatch(/name="firstName"[^>]*value="Anna"/);
    }
    expect(await planOf(member)).toEqual(before);
  });
});

describe("a break", () => {
  const pause = ({ browser }: SignedUpUser, until: string) =>
    browser.post("/settings", { intent: "pause", until });

  test("keeps calls silent until its day, and can be ended", async () => {
    const member = await signUp();
    expect(await pause(member, day(10))).toMatchObject({ status: 302, location: "/settings" });
    expect(await planOf(member)).toMatchObject({
      paused_until: day(10),
      next_call: `${day(10)} 19:30`,
      next_silent: `${day(0)} 19:30`,
    });
    expect(told((await member.browser.get("/settings")).body)).toContain("Resume calls");
    const dashboard = told((await member.browser.get("/dashboard")).body);
    expect(dashboard).toMatch(/Paused until \w+ \d+ \w+( \d{4})?; the next call is then\./);
    expect(dashboard).not.toMatch(/Skip (tonight|tomorrow|\w+day|\w+ \d)/);

    expect(await member.browser.post("/settings", { intent: "resume" })).toMatchObject({ status: 302 });
    expect(await planOf(member)).toMatchObject({
      paused_until: null,
      next_call: `${day(0)} 19:30`,
      next_silent: null,
    });
  });

  test.each([
    ["today", 0, "Choose a day after today."],
    ["a day that is over", -3, "Choose a day after today."],
    ["more than a year away", 368, "A pause lasts a year at most."],
  ])("until %s is refused", async (_, ahead, words) => {
    const member = await signUp();
    const answer = await pause(member, day(ahead));
    expect(answer.status).toBe(422);
    expect(told(answer.body)).toContain(words);
    expect(answer.body).toContain(`value="${day(ahead)}"`);
    expect(await planOf(member)).toMatchObject({ paused_until: null });
  });

  test("until no day at all is refused", async () => {
    const member = await signUp();
    for (const until of ["", "soon", "2027-02-30"]) {
      const answer = await pause(member, until);
      expect(answer.status).toBe(422);
      expect(told(answer.body)).toContain("Choose the day on which calls go on.");
    }
  });
});

describe("a skip", () => {
  const skip = ({ browser }: SignedUpUser, date: string) =>
    browser.post("/dashboard", { intent: "skip", day: date });
  const onDashboard = { status: 302, location: "/dashboard" };

  test("leaves out one slot and no other, however often it is pressed, and can be taken back", async () => {
    const member = await signUp();
    const tonight = day(0);
    for (let press = 0; press < 3; press++) expect(await skip(member, tonight)).toMatchObject(onDashboard);
    // While one is skipped, the next isn't.
    await skip(member, day(1));
    expect(await planOf(member)).toMatchObject({
      skipped_day: tonight,
      next_call: `${day(1)} 19:30`,
      next_silent: `${tonight} 19:30`,
    });
    const dashboard = told((await member.browser.get("/dashboard")).body);
    expect(dashboard).toContain("Tonight is skipped because you said so; next call tomorrow at 19:30.");
    expect(dashboard).toContain("Ring me after all");

    expect(await member.browser.post("/dashboard", { intent: "unskip" })).toMatchObject(onDashboard);
    expect(await planOf(member)).toMatchObject({
      skipped_day: null,
      next_call: `${tonight} 19:30`,
      next_silent: null,
    });
    expect(told((await member.browser.get("/dashboard")).body)).toContain("Skip tonight");
  });

  test("from a page that has grown old changes nothing", async () => {
    const member = await signUp();
    for (const date of [day(-1), day(1), day(5)]) expect(await skip(member, date)).toMatchObject(onDashboard);
    expect(await planOf(member)).toMatchObject({ skipped_day: null, next_call: `${day(0)} 19:30` });
    expect((await skip(member, "tonight")).status).toBe(400);
  });

  test("that is due and not yet noted isn't exchanged for another", async () => {
    const member = await signUp();
    // Before the tick comes.
    await app.worker.end("SIGTERM");
    const { rows } = await db.query(
      `update users set call_time = (date_trunc('minute', now()) at time zone local_tz)::time, skipped_day = $2,
         next_silent_at = date_trunc('minute', now()), next_call_at = date_trunc('minute', now()) + interval '1 day'
       where id = $1 returning call_time::text`,
      [member.userId, day(0)],
    );
    await skip(member, day(1));
    const time = rows[0].call_time.slice(0, 5);
    expect(await planOf(member)).toMatchObject({ skipped_day: day(0), next_call: `${day(1)} ${time}` });
    await app.worker.start();
  });
});

describe("a call in a while", () => {
  test("waits with its time on the dashboard and can be taken back", async () => {
    const member = await signUp();
    expect(await member.browser.post("/dashboard", { intent: "later" })).toMatchObject({
      status: 302,
      location: "/dashboard",
    });
    const { rows } = await db.query(
      "select id, to_char(scheduled_at at time zone $2, 'HH24:MI') as at from calls where user_id = $1",
      [member.userId, ZONE],
    );
    const [{ id, at }] = rows;
    const dashboard = told((await member.browser.get("/dashboard")).body);
    expect(dashboard).toMatch(new RegExp(`In (19|20) minutes: at ${at}`));
    const back = await member.browser.post("/dashboard", { intent: "take-back", callId: id });
    expect(back).toMatchObject({ status: 302, location: "/dashboard" });
    expect((await db.query("select status, ended_reason from calls where id = $1", [id])).rows).toEqual([
      { status: "canceled", ended_reason: "taken_back" },
    ]);
    const again = await member.browser.post("/dashboard", { intent: "take-back", callId: id });
    expect(told(again.body)).toContain("There is nothing here.");
    expect((await member.browser.post("/dashboard", { intent: "dance" })).status).toBe(400);
  });
});

test("while calls are paused on the instance, the dashboard says so", async () => {
  const member = await signUp();
  const flip = (on: boolean) =>
    db.query(
      `insert into instance_switches (name, is_on, changed_by) values ('calls_paused', $1, 'test')
       on conflict (name) do update set is_on = $1`,
      [on],
    );
  const words = "Calls are paused on this instance";
  expect(told((await member.browser.get("/dashboard")).body)).not.toContain(words);
  await flip(true);
  expect(told((await member.browser.get("/dashboard")).body)).toContain(words);
  await flip(false);
});
