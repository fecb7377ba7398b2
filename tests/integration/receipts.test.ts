import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  member = await signUpUser(app, db, "+12025550101");
  stranger = await signUpUser(app, db, "+13125550101");
  // From here on nothing moves but what the tests write.
  await app.worker.end("SIGTERM");
  Object.assign(process.env, app.env);
});
afterAll(async () => {
  const { closeDatabase } = await import("~/db/client.server");
  await closeDatabase();
  await db?.end();
  await app?.stop();
});

type Row = {
  userId?: string;
  kind?: string;
  /** Days before today. */
  daysAgo?: number;
  attempt?: number;
  status?: string;
  endedReason?: string | null;
  provider?: string;
  /** An instant in SQL. */
  scheduledAt?: string;
  dialed?: boolean;
  events?: [kind: string, detail?: Record<string, string>][];
};

/** Writes a call as the tick and the dial use case do. */
async function write({ userId = member.userId, kind = "daily", daysAgo = 0, ...row }: Row): Promise<string> {
  const scheduledAt = row.scheduledAt ?? `now() - interval '${daysAgo} days'`;
  const ended = ["queued", "dialing", "ringing", "in_progress"].includes(row.status ?? "") ? "null" : "now()";
  const { rows } = await db.query<{ id: string }>(
    `insert into calls (user_id, kind, local_date, attempt, provider, status, ended_reason, scheduled_at,
       dialed_at, ended_at)
     values ($1, $2, current_date - $3::int, $4, $5, $6, $7, ${scheduledAt}, ${row.dialed ? "now()" : "null"}, ${ended})
     returning id`,
    [
      userId,
      kind,
      daysAgo,
      row.attempt ?? 1,
      row.provider ?? "simulator",
      row.status ?? "canceled",
      row.endedReason ?? null,
    ],
  );
  const id = rows[0]?.id ?? "";
  for (const [event, detail] of row.events ?? []) {
    await db.query(
      "insert into call_events (call_id, user_id, at, kind, detail) values ($1, $2, now(), $3, $4)",
      [id, userId, event, detail ?? null],
    );
  }
  return id;
}

const forget = () => db.query("delete from calls");

/** What a page says, without its scripts and tags. */
async function words(path: string, { browser } = member): Promise<string> {
  const { status, body } = await browser.get(path);
  expect([path, status]).toEqual([path, 200]);
  return body
    .replace(/<script[\s\S]*?<\/script>|<!-- -->/g, "")
    .replace(/<[^>]+>/g, "\n")
    .replace(/\s*\n\s*/g, "\n")
    .replaceAll("&#x27;", "'");
}

const timeIn = (instant: Date, zone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(instant);
const zoneOf = async ({ userId }: SignedUpUser): Promise<string> =>
  (await db.query("select local_tz from users where id = $1", [userId])).rows[0].local_tz;

describe("a silent day", () => {
  test.each([
    ["paused", "You had paused your calls.", "Paused", "Nothing rang, as you wished."],
    ["skipped", "You skipped this one.", "Skipped by you", "Nothing rang, as you wished."],
    ["service_fault", "We missed this one. That's on us; your streak is safe.", "Missed by us", ""],
    ["calls_paused", "Calls were paused on this instance", "Not placed: calls paused here", ""],
    ["outside_hours", "outside the hours in which your phone may ring", "Not placed: outside your hours", ""],
    ["consent_withdrawn", "You had withdrawn your consent", "Not placed: no consent", ""],
  ])("because of %s says why, and what comes next", async (reason, sentence, short, wish) => {
    await forget();
    const events: Row["events"] = [["not_dialed", { reason }]];
    const id = await write({ daysAgo: 1, endedReason: reason, events });
    const page = await words(`/calls/${id}`);
    expect(page).toContain(sentence);
    expect(page).toContain(wish);
    expect(page).toMatch(/The next call is today at 19:30, \w+\./);
    expect(page).toContain("Nothing: no call was placed");
    expect(page).not.toMatch(/Transcript|Nobody picked up|The call was cancelled/);
    expect(await words("/calls")).toContain(short);
  });

  test("of our own making is owned on the dashboard", async () => {
    await forget();
    await write({ daysAgo: 1, endedReason: "service_fault" });
    expect(await words("/dashboard")).toContain("I missed you last time. That's on us, not on you");
  });

  test("says so when nothing comes next", async () => {
    await forget();
    const id = await write({ daysAgo: 1, endedReason: "calls_off" });
    await db.query("update users set call_enabled = false, next_call_at = null where id = $1", [
      member.userId,
    ]);
    const page = await words(`/calls/${id}`);
    await db.query("update users set call_enabled = true where id = $1", [member.userId]);
    expect(page).toContain("Daily calls were turned off.");
    expect(page).not.toContain("The next call is");
    const { replanCalls } = await import("~/domain/schedule/replan-calls.server");
    await replanCalls({ userId: member.userId, now: new Date() });
  });
});

describe("a slot with several attempts", () => {
  const dialing = (late?: string): Record<string, string> => ({
    consent: "calls-1",
    consentAt: "2025-11-03T12:00:00.000Z",
    hours: "08:00-21:00",
    of: "3",
    ...(late && { late }),
  });

  test("shows each with its number, and leads from one to the others", async () => {
    await forget();
    const first = await write({
      attempt: 1,
      status: "no_answer",
      endedReason: "not_picked_up",
      dialed: true,
      scheduledAt: "now() - interval '61 minutes'",
      events: [["scheduled"], ["dialing", dialing()], ["no_answer", { reason: "not_picked_up" }]],
    });
    const second = await write({
      attempt: 2,
      status: "busy",
      endedReason: "line_busy",
      provider: "twilio",
      dialed: true,
      scheduledAt: "now() - interval '31 minutes'",
      events: [
        ["dialing", dialing("180")],
        ["retry_planned", { at: new Date().toISOString() }],
      ],
    });
    const third = await write({
      attempt: 3,
      status: "queued",
      scheduledAt: "now() + interval '10 minutes'",
      events: [["scheduled", { slot: new Date(Date.now() + 600_000).toISOString() }]],
    });
    const { body } = await member.browser.get(`/calls/${second}`);
    for (const id of [first, third]) expect(body).toContain(`href="/calls/${id}"`);

    const page = await words(`/calls/${second}`);
    for (const said of [
      /We tried again, because nobody picked up at \d\d:\d\d\. The call came 3 minutes late\. That's on us\./,
      "\n2 of 3\n",
      "\nThe agreement of 3 November 2025 (calls-1)\n",
      /\n08:00 to 21:00, \w+\n/,
      "\nNot known yet\n",
      "\nThe line was busy.\n",
      /\nWe try again at \d\d:\d\d\.\n/,
      "\nAttempt 1 of 3\n",
      "\nAttempt 3 of 3\n",
    ]) {
      expect(page).toMatch(typeof said === "string" ? new RegExp(said.replace(/[.()]/g, "\\$&")) : said);
    }
    await db.query("update calls set cost_minor = 7, cost_currency = 'USD' where id = $1", [second]);
    expect(await words(`/calls/${second}`)).toContain("\nUS$0.07\n");

    const list = await words("/calls");
    expect(list).toMatch(/Attempt 1 of 3[\s\S]*/);
    expect(list).toContain("Attempt 2 of 3");
    expect(list).toMatch(/Tries again at \d\d:\d\d/);
  });

  test("is not shown as a live call while the next try is planned for later", async () => {
    await forget();
    const zone = await zoneOf(member);
    await write({
      attempt: 1,
      status: "no_answer",
      dialed: true,
      scheduledAt: "now() - interval '30 minutes'",
    });
    const next = await write({ attempt: 2, status: "queued", scheduledAt: "now() + interval '10 minutes'" });
    const { rows } = await db.query("select scheduled_at from calls where id = $1", [next]);
    const time = timeIn(rows[0].scheduled_at, zone);
    const page = await words(`/calls/${next}`);
    expect(page).toContain(`We try again at ${time}, because nobody picked up at `);
    expect(page).not.toMatch(/next in line|Ringing/);
    const dashboard = await words("/dashboard");
    expect(dashboard).toContain(`I try again at ${time}.`);
    expect(dashboard).toContain("Don't try again");
    expect(dashboard).not.toMatch(/next in line|Ringing/);
  });
});

test("a call that is due and waits says what for", async () => {
  await forget();
  const id = await write({
    status: "queued",
    scheduledAt: "now() - interval '1 minute'",
    events: [["scheduled"], ["held", { reason: "calls_paused" }]],
  });
  const page = await words(`/calls/${id}`);
  expect(page.match(/Calls are paused on this instance\. This one waits until they go on\./g)).toHaveLength(
    2,
  );
  expect(page).not.toContain("The call is next in line.");
});

describe("what the dashboard is told", () => {
  const NOW = new Date("2026-11-23T12:00:00.000Z");
  const at = (minutes: number) => `timestamptz '2026-11-23T12:00:00Z' + interval '${minutes} minutes'`;
  const told = async () => {
    const { loadRoom } = await import("~/domain/progress/room.server");
    const { live, waiting, again, recent } = (await loadRoom(member.userId, { recent: 3 }, NOW)).calls;
    return {
      live: live?.id ?? null,
      waiting: waiting?.id ?? null,
      again: again?.id ?? null,
      recent: recent.map(({ id }) => id),
    };
  };

  test("the call under way is live, the one asked for waits, a further try stands apart", async () => {
    await forget();
    const over = await write({ status: "no_answer", dialed: true, daysAgo: 1, scheduledAt: at(-60) });
    const retry = await write({ status: "queued", attempt: 2, daysAgo: 1, scheduledAt: at(5) });
    expect(await told()).toEqual({ live: null, waiting: null, again: retry, recent: [over] });
    const asked = await write({ status: "queued", kind: "on_demand", scheduledAt: at(20) });
    expect(await told()).toEqual({ live: null, waiting: asked, again: retry, recent: [over] });
    const due = await write({ status: "queued", daysAgo: 2, scheduledAt: at(-3) });
    expect(await told()).toEqual({ live: due, waiting: asked, again: retry, recent: [over] });
    const talking = await write({
      status: "in_progress",
      kind: "on_demand",
      dialed: true,
      scheduledAt: at(-1),
    });
    expect(await told()).toEqual({ live: talking, waiting: asked, again: retry, recent: [due, over] });
  });

  test("a live call is found behind any number of newer ones", async () => {
    await forget();
    const live = await write({ status: "ringing", dialed: true, daysAgo: 40, scheduledAt: at(-90) });
    for (let n = 1; n <= 8; n++) await write({ daysAgo: n, endedReason: "paused", scheduledAt: at(-n) });
    expect(await told()).toMatchObject({ live, recent: { length: 3 } });
  });
});

test("pages of the list neither repeat nor lose a call when many share an instant", async () => {
  await forget();
  const ids: string[] = [];
  for (let n = 0; n < 60; n++) {
    const scheduledAt = `timestamptz '2026-01-01T18:30:00Z' + interval '${n < 55 ? 0 : n} seconds'`;
    ids.push(await write({ kind: "on_demand", status: "completed", dialed: true, scheduledAt }));
  }
  const seen: string[] = [];
  let next: string | undefined = "/calls";
  for (let pages = 0; next && pages < 5; pages++) {
    const { body } = await member.browser.get(next);
    seen.push(...[...body.matchAll(/href="\/calls\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ""));
    next = /href="(\/calls\?before=[^"]+)"/.exec(body)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(seen).toHaveLength(60);
  expect([...seen].sort()).toEqual([...ids].sort());
});

test("another person's receipt is not there, nor are the attempts of their slot", async () => {
  await forget();
  const theirs = await write({ userId: stranger.userId, daysAgo: 1, endedReason: "skipped" });
  const mine = await write({ daysAgo: 1, endedReason: "paused" });
  for (const path of [`/calls/${theirs}`, `/api/calls/${theirs}`]) {
    expect((await member.browser.get(path)).status).toBe(404);
  }
  const { body } = await member.browser.get(`/calls/${mine}`);
  expect(body).not.toContain(theirs);
  expect(await words("/calls")).not.toContain("Skipped by you");
});
