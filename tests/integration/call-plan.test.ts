import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  day,
  EVERY_DAY,
  NUMBER,
  planForm,
  planOf,
  profileForm,
  signUpAtNoon,
  told,
} from "../setup/call-plan";
import type { SignedUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";
import { Browser, newEmail } from "./browser";

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

const signUp = () => signUpAtNoon(app, db);

/** Someone who has yet to answer the questions of onboarding. */
async function newcomer(): Promise<Browser> {
  const browser = new Browser(app.url);
  expect(await browser.signIn(newEmail())).toMatchObject({ status: 302 });
  return browser;
}

const saved = (what: string) => ({ status: 302, location: `/settings?saved=${what}` });

/** The consent record about hours, oldest first. */
const hoursRecord = async ({ userId }: SignedUpUser) =>
  (
    await db.query(
      "select granted, text_version, text, phone, source from consents where user_id = $1 and kind = 'hours' order by created_at",
      [userId],
    )
  ).rows;

const weekdayOf = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;

describe("the plan of a week", () => {
  test("is kept, and the next call is on the next day that has one, at that day's time", async () => {
    const member = await signUp();
    expect(await planOf(db, member)).toMatchObject({ next_call: `${day(0)} 19:30` });
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
    expect(await planOf(db, member)).toMatchObject({
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
    expect(await planOf(db, member)).toMatchObject({
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
    expect(await planOf(db, member)).toMatchObject({ call_days: [], next_call: null });
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
    const before = await planOf(db, member);
    const answer = await member.browser.post("/settings", planForm({ time1: "11:11", ...change }));
    expect(answer.status).toBe(422);
    expect(told(answer.body)).toMatch(words);
    expect(answer.body).toMatch(/name="time1"[^>]*value="11:11"/);
    expect(answer.body).toContain('aria-invalid="true"');
    expect(await planOf(db, member)).toEqual(before);
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
    expect(await planOf(db, member)).toMatchObject({ any_hours: false, opens: null });

    expect(await member.browser.post("/settings", wide)).toMatchObject(saved("plan"));
    expect(await planOf(db, member)).toMatchObject({ any_hours: true, weekday_times: { 2: "22:15" } });
    expect(await hoursRecord(member)).toEqual([given(NUMBER)]);
    // Saying the same again is nothing new; another window is.
    await member.browser.post("/settings", wide);
    expect(await hoursRecord(member)).toHaveLength(1);
    await member.browser.post("/settings", { ...wide, windowTo: "23:30" });
    expect(await hoursRecord(member)).toEqual([given(NUMBER), given(NUMBER, "06:00 to 23:30")]);

    const { time2: __, ...without } = unticked;
    expect(await member.browser.post("/settings", without)).toMatchObject(saved("plan"));
    expect(await planOf(db, member)).toMatchObject({
      any_hours: false,
      opens: "06:00:00",
      closes: "23:00:00",
    });
    expect((await hoursRecord(member)).slice(2)).toEqual([
      { ...given(NUMBER, "06:00 to 23:30"), granted: false },
    ]);
  });

  test("are nobody's choice while the window stays inside the country's", async () => {
    const member = await signUp();
    const inside = planForm({ windowFrom: "18:00", windowTo: "20:00", anyHours: "yes" });
    expect(await member.browser.post("/settings", inside)).toMatchObject(saved("plan"));
    expect(await planOf(db, member)).toMatchObject({ any_hours: false, closes: "20:00:00" });
    expect(await hoursRecord(member)).toEqual([]);
  });

  test("go along to a number of a country with the same hours", async () => {
    const member = await signUp();
    await member.browser.post("/settings", wide);
    const moved = profileForm({ phone: "+13125550101", callTime: "22:00" });
    expect(await member.browser.post("/settings", moved)).toMatchObject(saved("profile"));
    expect(await planOf(db, member)).toMatchObject({ any_hours: true, phone: "+13125550101" });
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
    expect(await planOf(db, member)).toMatchObject({ any_hours: false, phone: "+919876543210" });
    expect((await hoursRecord(member)).at(-1)).toMatchObject({ granted: false, phone: "+919876543210" });
  });
});

describe("the usual time", () => {
  const words =
    "Calls to this number ring between 08:00 and 21:00. Choose a time in between; 19:30 leaves room for two more tries.";

  test("has to be inside the hours, in Settings and in onboarding", async () => {
    const member = await signUp();
    const before = await planOf(db, member);
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
    expect(await planOf(db, member)).toEqual(before);
    const early = profileForm({ callTime: "08:00" });
    expect(await member.browser.post("/settings", early)).toMatchObject(saved("profile"));
    expect(await planOf(db, member)).toMatchObject({ next_call: `${day(1)} 08:00` });
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
    const before = await planOf(db, member);
    const form = profileForm({ localTz: zone, firstName: "Anna" });
    for (const answer of [
      await member.browser.post("/settings", form),
      await (await newcomer()).post("/onboarding", { ...form, consent: "yes" }),
    ]) {
      expect(answer.status).toBe(422);
      expect(told(answer.body)).toContain("This server can't compute with that time zone.");
      expect(answer.body).toMatch(/name="firstName"[^>]*value="Anna"/);
    }
    expect(await planOf(db, member)).toEqual(before);
  });
});
