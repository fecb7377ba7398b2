import ICAL from "ical.js";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SignedUpUser, signUpUser } from "../setup/sign-up-user";
import { type App, startApp } from "../setup/start-app";

let app: App;
let db: pg.Client;
let member: SignedUpUser;
let stranger: SignedUpUser;

beforeAll(async () => {
  app = await startApp();
  db = new pg.Client({ connectionString: app.databaseUrl });
  await db.connect();
  member = await signUpUser(app, db, "+12025550101", "Europe/Berlin");
  stranger = await signUpUser(app, db, "+13125550101", "Europe/Berlin");
  // From here on nothing moves but what the tests write.
  await app.worker.end("SIGTERM");
  Object.assign(process.env, app.env);
});
beforeEach(async () => {
  await db.query("delete from rate_limits");
});
afterAll(async () => {
  const { closeDatabase } = await import("~/db/client.server");
  await closeDatabase();
  await db?.end();
  await app?.stop();
});

/** Presses a button of the calendar's card and reads the address that it shows then. */
async function press(calendar: "on" | "renew" | "off", who = member): Promise<string | null> {
  const answer = await who.browser.post("/settings", { intent: "calendar", calendar });
  expect(answer).toMatchObject({ status: 302 });
  const { body } = await who.browser.get("/settings");
  const address = /value="([^"]*\/calendar\/[^"]*)"/.exec(body)?.[1];
  return address ? new URL(address).pathname : null;
}

async function on(who = member): Promise<string> {
  const path = await press("on", who);
  expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
  return path ?? "";
}

/** Calendars bring no cookie. */
const look = (path: string, method = "GET") => fetch(app.url + path, { method });
const statusOf = async (path: string) => (await look(path)).status;

type Seen = { uid: string; start: Date; minutes: number; title: string };

function eventsIn(text: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toJSDate(),
      minutes: event.duration.toSeconds() / 60,
      title: event.summary,
    };
  });
}

/** The feed as it reads at another time than now. */
async function eventsAt(path: string, now: Date): Promise<Seen[]> {
  const { readCalendarFeed } = await import("~/domain/schedule/calendar-feed.server");
  const { calendarKey } = await import("~/http/instance.server");
  const token = /^\/calendar\/(.+)\.ics$/.exec(path)?.[1] ?? "";
  return eventsIn((await readCalendarFeed(token, calendarKey(), now))?.text ?? "");
}

const nextCallAt = async (): Promise<Date> =>
  (await db.query("select next_call_at from users where id = $1", [member.userId])).rows[0].next_call_at;

describe("the feed", () => {
  test("is a calendar of the calls to come, and the first is the next call", async () => {
    const path = await on();
    const answer = await look(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    const events = eventsIn(await answer.text());
    expect(events.length).toBeGreaterThanOrEqual(13);
    expect(events[0]?.start).toEqual(await nextCallAt());
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { minutes, title } of events) expect([minutes, title]).toEqual([10, "relevel.me calls you"]);
  });

  test.each([
    ["autumn", "2026-10-19T10:00:00Z", "2026-10-24T17:30:00.000Z", "2026-10-25T18:30:00.000Z"],
    ["spring", "2027-03-22T10:00:00Z", "2027-03-27T18:30:00.000Z", "2027-03-28T17:30:00.000Z"],
  ])("has the scheduler's own instants across the clock change in %s", async (_, begin, before, after) => {
    const path = await on();
    const { replanCalls } = await import("~/domain/schedule/replan-calls.server");
    const now = new Date(begin);
    const events = (await eventsAt(path, now)).map(({ start }) => start);
    expect(events).toHaveLength(14);
    expect(events.map((at) => at.toISOString())).toEqual(expect.arrayContaining([before, after]));
    let moment = now;
    for (const expected of events) {
      await db.query("update users set next_call_at = null where id = $1", [member.userId]);
      await replanCalls({ userId: member.userId, now: moment });
      expect(await nextCallAt()).toEqual(expected);
      moment = expected;
    }
    await db.query("update users set next_call_at = null where id = $1", [member.userId]);
    await replanCalls({ userId: member.userId, now: new Date() });
  });

  test("loses the one event of a skipped day and leaves the others as they were", async () => {
    const path = await on();
    const now = new Date("2026-10-19T10:00:00Z");
    await db.query("update users set next_call_at = null where id = $1", [member.userId]);
    const all = await eventsAt(path, now);
    await db.query("update users set skipped_day = '2026-10-21' where id = $1", [member.userId]);
    const left = await eventsAt(path, now);
    await db.query("update users set skipped_day = null where id = $1", [member.userId]);
    expect(left).toEqual(all.filter(({ start }) => !start.toISOString().startsWith("2026-10-21")));
    expect(left).toHaveLength(13);
  });

  test("holds nothing personal", async () => {
    const text = await (await look(await on())).text();
    for (const fact of [member.email, member.userId, "2025550101", "Asha"]) expect(text).not.toContain(fact);
  });

  test("answers HEAD without a body and no other method", async () => {
    const path = await on();
    const head = await look(path, "HEAD");
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([
      200,
      "text/calendar; charset=utf-8",
      "",
    ]);
    for (const method of ["POST", "PUT", "DELETE"]) expect((await look(path, method)).status).toBe(405);
    expect((await look(`${path.slice(0, -9)}AAAAA.ics`, "HEAD")).status).toBe(404);
  });

  test("is not let in too often, and whoever guesses doesn't lock others out", async () => {
    const path = await on();
    const wrong = `/calendar/${"A".repeat(43)}.ics`;
    for (let n = 0; n < 60; n++) expect(await statusOf(wrong)).toBe(404);
    const refused = await look(wrong);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await statusOf(path)).toBe(200);
    await db.query("update rate_limits set hits = 1000 where key like 'calendar-feed:%'");
    expect(await statusOf(path)).toBe(429);
  });
});

describe("the address", () => {
  test("stays the same until it is replaced; an old one leads nowhere, for good", async () => {
    const first = await on();
    expect(await press("on")).toBe(first);
    const second = (await press("renew")) ?? "";
    expect(second).not.toBe(first);
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
    expect(await press("off")).toBeNull();
    expect(await press("renew")).toBeNull();
    expect([await statusOf(first), await statusOf(second)]).toEqual([404, 404]);
    const third = await on();
    expect([first, second]).not.toContain(third);
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([404, 404, 200]);
  });

  test("of a new one keeps the names of the days, so that calendars don't show them twice", async () => {
    const now = new Date("2026-10-19T10:00:00Z");
    const before = await eventsAt(await on(), now);
    const renewed = (await press("renew")) ?? "";
    expect((await eventsAt(renewed, now)).map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  });

  test("is nobody else's", async () => {
    const [mine, theirs] = [await on(), await on(stranger)];
    const bytes = (path: string) => Buffer.from(path.slice("/calendar/".length, -4), "base64url");
    const forged = Buffer.concat([bytes(theirs).subarray(0, 16), bytes(mine).subarray(16)]);
    expect(await statusOf(`/calendar/${forged.toString("base64url")}.ics`)).toBe(404);
    const uids = async (path: string) => eventsIn(await (await look(path)).text()).map(({ uid }) => uid);
    const shared = new Set(await uids(mine));
    expect((await uids(theirs)).filter((uid) => shared.has(uid))).toEqual([]);
  });

  test.each<[string, (path: string) => string]>([
    ["without its end", (path) => path.replace(".ics", "")],
    ["with another end", (path) => path.replace(".ics", ".txt")],
    [
      "with one letter changed",
      (path) => path.replace(/(.)\.ics$/, (_, last) => `${last === "A" ? "Q" : "A"}.ics`),
    ],
    ["spelt another way", (path) => path.replace(/(.)\.ics$/, (_, last) => `${after(last)}.ics`)],
    ["with nothing in it", () => "/calendar/.ics"],
    ["of nobody", () => `/calendar/${Buffer.alloc(32, 7).toString("base64url")}.ics`],
  ])("%s is not there", async (_, change) => {
    const path = await on();
    expect(change(path)).not.toBe(path);
    expect(await statusOf(change(path))).toBe(404);
  });
});

/** The next letter of base64url: as the last of 43 it decodes to the same bytes. */
function after(letter: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return letters[letters.indexOf(letter) + 1] ?? "";
}

test("no log line holds an address", async () => {
  const token = (await on()).slice("/calendar/".length, -4);
  expect(app.web.output).not.toContain(token);
});
