import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { triangleFile } from "../../app/domain/accounts/model/model.fixture";
import { sixDigits } from "../../app/lib/six-digits.server";
import { type Person, TwoPeople } from "../setup/two-people";
import { derivedKey } from "../setup/vendor-log";
import { zoneAtNoon } from "../setup/zone-at-noon";

let two: TwoPeople;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "relevel-isolation-"));
  two = await TwoPeople.meet();
  process.env.RELEVEL_DATA_DIR = folder;
  for (const person of two.people) await learnSomething(person);
  for (const person of two.people) await promiseSomething(person);
  for (const person of two.people) await tellSomething(person);
  for (const person of two.people) await bringSomething(person);
  for (const person of two.people) await plantSomething(person);
});
afterAll(async () => {
  const { closeDatabase } = await import("~/db/client.server");
  await closeDatabase();
  await two?.part();
  rmSync(folder, { recursive: true, force: true });
});

/** Gives a person something to recall, from their call. */
const learnSomething = ({ userId, callId }: Person) =>
  two.db.query(
    `insert into checkpoint_items (user_id, call_id, finding_key, text, question, quote, turns, learned_day, due_day,
       ask_day, card)
     values ($1, $2, 'test', 'You learned it.', 'What was it?', 'it is so', '{1}', '2020-01-01', '2020-01-02',
       '2020-01-02', '{}')`,
    [userId, callId],
  );
const itemOf = async ({ userId }: Person) =>
  (
    await two.column("select id from checkpoint_items where user_id = $1 and finding_key = 'test'", [userId])
  )[0] ?? "";

/** Gives a person a promise from their call. */
const promiseSomething = ({ userId, callId }: Person) =>
  two.db.query(
    `insert into quests (user_id, key, source, title, call_id, created_day)
     values ($1, 'test', 'promise', 'Write it down', $2, '2020-01-01')`,
    [userId, callId],
  );
const questOf = async ({ userId }: Person) =>
  (await two.column("select id from quests where user_id = $1 and key = 'test'", [userId]))[0] ?? "";

/** Lets a person have told a fact that can be searched; its words name them. */
const tellSomething = ({ userId, callId, email }: Person) =>
  two.db.query(
    `with told as (
       insert into memories (user_id, kind, subject, text, call_id, finding_key, turns, valid_from, last_said_on,
         fingerprint)
       values ($1, 'life', 'life:test', 'Quokka ' || $3, $2, 'test', '{1}', '2020-01-01', '2020-01-01', 'test')
       returning id)
     insert into search_entries (user_id, kind, call_id, memory_id, turn, local_date, language, text)
     select $1, 'memory', $2, id, 1, '2020-01-01', 'en', 'Quokka ' || $3 from told`,
    [userId, callId, email],
  );
const memoryOf = async ({ userId }: Person) =>
  (await two.column("select id from memories where user_id = $1 and fingerprint = 'test'", [userId]))[0] ??
  "";

/** Lets a person have a companion of their own, which they look like. */
const bringSomething = ({ userId, email }: Person) =>
  two.db.query(
    `with brought as (
       insert into uploads (user_id, id, kind, format, storage_key, bytes, sha256, name, report, stored_at)
       select $1::uuid, id, 'avatar', 'glb', 'avatars/' || $1::text || '/' || id, 7, sha256(convert_to($2, 'UTF8')), $2,
         '{}', now()
       from gen_random_uuid() id returning id)
     update users set avatar_upload_id = brought.id from brought where users.id = $1::uuid`,
    [userId, email],
  );
const uploadOf = async ({ userId, email }: Person) =>
  (await two.column("select id from uploads where user_id = $1 and name = $2", [userId, email]))[0] ?? "";

/** Plants a person's banner, where there is none; its words name them. */
const plantSomething = ({ userId, email }: Person) =>
  two.db.query(
    `insert into world_banners (user_id, biome, words, emblem) values ($1, 'desert', left('I am ' || $2, 24), 'leaf')
     on conflict (user_id) do nothing`,
    [userId, email],
  );
const bannerOf = ({ userId }: Person) =>
  two.column("select concat_ws(' ', biome, words, emblem) from world_banners where user_id = $1", [userId]);

/** What must never be shown to the other one. */
const factsOf = (person: Person) => [
  person.email,
  person.phone,
  person.userId,
  person.callId,
  person.queuedCallId,
  person.sessionId,
];

/** A local day to come, wherever one is. */
const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

function expectNothingOf(person: Person, shown: string): void {
  for (const fact of factsOf(person)) expect(shown).not.toContain(fact);
}

describe.each([
  ["the first", 0, 1],
  ["the second", 1, 0],
] as const)("%s of two people", (_, self, other) => {
  const both = (): [me: Person, them: Person] => [two.people[self], two.people[other]];

  test("sees their own call and not the other's, by whatever address", async () => {
    const [me, them] = both();
    await two.leavesAlone(them, async () => {
      for (const address of ["/calls/ID", "/calls/ID.data", "/api/calls/ID", "/api/calls/ID/events"]) {
        const own = await me.browser.get(address.replace("ID", me.callId));
        expect([address, own.status]).toEqual([address, 200]);
        expect(own.body).toContain(me.callId);
        for (const id of [them.callId, them.queuedCallId, them.callId.toUpperCase()]) {
          const answer = await me.browser.get(address.replace("ID", id));
          expect([address, answer.status]).toEqual([address, 404]);
          expect(answer.body).not.toMatch(/guitar|transcript":\[\{/);
          for (const fact of [them.email, them.phone, them.userId]) expect(answer.body).not.toContain(fact);
        }
      }
    });
  });

  test("gets the same answer for the other's call as for one that doesn't exist", async () => {
    const [me, them] = both();
    const [theirs, none] = [
      await me.browser.get(`/api/calls/${them.callId}`),
      await me.browser.get("/api/calls/00000000-0000-4000-8000-000000000000"),
    ];
    expect([theirs.status, theirs.body]).toEqual([none.status, none.body]);
  });

  test("finds nothing of the other on any page", async () => {
    const [me, them] = both();
    await two.leavesAlone(them, async () => {
      for (const address of [
        "/dashboard",
        "/calls",
        "/calls?before=2999-01-01",
        "/settings",
        "/billing",
        "/companion",
        "/account/data",
        "/memories",
        "/memories?q=quokka",
        "/skills",
        "/worldboard",
        "/progress/card",
        "/reflect",
      ]) {
        const [page, data] = [
          await me.browser.get(address),
          await me.browser.get(address.replace(/^([^?]*)/, "$1.data")),
        ];
        expect([address, page.status, data.status]).toEqual([address, 200, 200]);
        expectNothingOf(them, page.body + data.body);
      }
      expect((await me.browser.get("/settings")).body).toContain(me.sessionId);
    });
  });

  test("can't sign the other out", async () => {
    const [me, them] = both();
    await two.leavesAlone(them, async () => {
      const form = { intent: "revoke-session", sessionId: them.sessionId };
      expect(await me.browser.post("/settings", form)).toMatchObject({ status: 302, location: "/settings" });
      expect(await them.browser.isSignedIn()).toBe(true);
    });
  });

  test("asks for calls in their own name only, whatever the form says", async () => {
    const [me, them] = both();
    const forged = { userId: them.userId, user_id: them.userId, callId: them.callId, toNumber: them.phone };
    await two.leavesAlone(them, async () => {
      expect((await me.browser.post("/api/calls/initiate", forged)).status).toBe(409);
      expect((await me.browser.post("/dashboard", forged)).body).toContain("A call is already on its way.");
      await two.db.query("update calls set status = 'canceled' where id = $1", [me.queuedCallId]);
      const answer = await me.browser.post("/api/calls/initiate", forged);
      expect(answer.status).toBe(202);
      const { callId } = JSON.parse(answer.body);
      expect(await two.column("select user_id from calls where id = $1", [callId])).toEqual([me.userId]);
      await two.db.query("update calls set status = 'canceled' where id = $1", [callId]);
    });
  });

  test("edits their own profile, calls and consent only, even with the other's number", async () => {
    const [me, them] = both();
    const profile = {
      firstName: "Mallory",
      phone: them.phone,
      localTz: "Asia/Kolkata",
      callTime: "10:15",
      consent: "yes",
      id: them.userId,
      userId: them.userId,
      email: them.email,
      role: "admin",
    };
    await two.leavesAlone(them, async () => {
      for (const [address, form] of [
        ["/onboarding", profile],
        ["/settings", { ...profile, intent: "profile" }],
        ["/settings", { intent: "calls", callEnabled: "off", userId: them.userId }],
        ["/settings", { intent: "calendar", calendar: "on", userId: them.userId }],
        ["/settings", { intent: "consent", consent: "withdraw", userId: them.userId }],
        ["/settings", { intent: "consent", consent: "give", userId: them.userId }],
        [
          "/settings",
          { intent: "plan", day1: "on", dayStart: "2", voicemailChoice: "message", userId: them.userId },
        ],
        ["/settings", { intent: "pause", until: soon, userId: them.userId }],
        ["/settings", { intent: "resume", userId: them.userId }],
        ["/dashboard", { intent: "skip", day: soon, userId: them.userId }],
        ["/dashboard", { intent: "unskip", userId: them.userId }],
      ] as const) {
        expect(await me.browser.post(address, form)).toMatchObject({ status: 302 });
      }
    });
    const { rows } = await two.db.query("select first_name, email, role, phone from users where id = $1", [
      me.userId,
    ]);
    expect(rows).toEqual([{ first_name: "Mallory", email: me.email, role: "user", phone: them.phone }]);
    await me.browser.post("/settings", { ...profile, intent: "profile", firstName: "Asha", phone: me.phone });
  });

  test("opens the other's private link as their talk of that day, and sees nothing else of either", async () => {
    const [me, them] = both();
    const token = randomBytes(32).toString("base64url");
    const tokenHash = createHash("sha256").update(token).digest();
    await two.db.query(
      `insert into reflect_links (user_id, local_date, token_hash, expires_at)
       values ($1, current_date, $2, now() + interval '1 hour')`,
      [them.userId, tokenHash],
    );
    const here = `/reflect/${token}`;
    await two.leavesAlone(me, async () => {
      const first = await me.browser.get(here);
      expect(first.status).toBe(200);
      expect(first.headers.get("referrer-policy")).toBe("no-referrer");
      expect(first.headers.get("x-robots-tag")).toBe("noindex");
      const begun = await me.browser.post(here, { intent: "open" });
      expect(begun).toMatchObject({ status: 302, location: `${here}#write` });
      const [talkId = ""] = await two.column("select id from text_talks where user_id = $1", [them.userId]);
      const say = { intent: "say", talkId, said: "0", text: "I drew three hands." };
      expect(await me.browser.post(here, say)).toMatchObject({ status: 302 });
      const [page, data] = [await me.browser.get(here), await me.browser.get(`${here}.data`)];
      expect(page.body).toContain("three hands");
      expectNothingOf(me, first.body + page.body + data.body);
      expectNothingOf(them, first.body + page.body + data.body);
      // Their own page is still theirs.
      expect((await me.browser.get("/reflect")).body).not.toContain("three hands");
      expect((await them.browser.get("/reflect")).body).toContain("three hands");
      const left = { ...say, said: "0", text: "Something else." };
      expect(await me.browser.post(here, left)).toMatchObject({
        status: 409,
        body: expect.stringContaining("Something else."),
      });
    });
    await two.db.query("update reflect_links set expires_at = now() where token_hash = $1", [tokenHash]);
    for (const [address, status] of [
      [here, 410],
      [`/reflect/${randomBytes(32).toString("base64url")}`, 404],
    ] as const) {
      const answer = await me.browser.get(address);
      expect(answer.status).toBe(status);
      expect(answer.body).toContain("Sign in to write");
      expect(answer.body).not.toContain("three hands");
      expect(await me.browser.post(address, { intent: "open" })).toMatchObject({
        status: 302,
        location: address,
      });
    }
    await two.db.query("delete from reflect_links where user_id = $1", [them.userId]);
    await two.db.query("delete from text_talks where user_id = $1", [them.userId]);
  });

  test("needs a session: the other's ids open nothing without one", async () => {
    const [, them] = both();
    const stranger = them.browser.copy();
    stranger.cookies.set("sid", "A".repeat(43));
    await two.leavesAlone(them, async () => {
      expect((await stranger.get(`/api/calls/${them.callId}`)).status).toBe(401);
      expect((await stranger.get(`/api/calls/${them.callId}/events`)).status).toBe(401);
      expect((await stranger.post("/api/calls/initiate")).status).toBe(401);
      expect((await stranger.get(`/calls/${them.callId}`)).location).toMatch(/^\/signup\?redirectTo=/);
    });
  });
});

/** A use case that a signed-in person starts, tried on the other person's ids. Returns what it showed. */
type Attempt = (me: Person, them: Person) => Promise<unknown>;

async function refused(what: Promise<unknown>): Promise<void> {
  await expect(what).rejects.toMatchObject({ code: "not_found" });
}
const consent = { version: "test-1", text: "Yes.", source: "test" };
const plan = (me: Person) => ({
  firstName: "Asha",
  phone: me.phone,
  localTz: "Europe/Berlin",
  callTime: "19:30",
});

const callPlan = {
  callDays: [1, 2],
  weekdayTimes: { 2: "10:00" },
  window: { opens: "06:00", closes: "23:00" },
  anyHours: true,
  dayStart: 3,
  voicemailChoice: "message" as const,
};

/** With a number that needs a proof, where it is day. */
async function withOwnNumber<T>(me: Person, attempt: () => Promise<T>): Promise<T> {
  const moveTo = (phone: string) =>
    two.db.query(
      `with moved as (update users set phone = $2, local_tz = $3 where id = $1 returning id, phone)
       insert into consents (user_id, granted, text_version, text, phone, source)
       select id, true, 'test', 'Yes.', phone, 'test' from moved`,
      [me.userId, phone, zoneAtNoon()],
    );
  await two.db.query("update calls set status = 'canceled' where status = 'queued' and user_id = $1", [
    me.userId,
  ]);
  await moveTo(me.phone.replace("5550101", "5551101"));
  const result = await attempt();
  await moveTo(me.phone);
  return result;
}

/** Everything that is kept of somebody, as they get it. */
async function copyOf({ userId }: Person): Promise<Buffer> {
  const { makeExport } = await import("~/domain/privacy/make-export.server");
  const { wholeOf } = await import("../setup/copies");
  return wholeOf((await makeExport(userId, "https://relevel.example", new Date())).body);
}

/** Everybody here has typed the other's number as their own once: that is theirs to take along. */
const withoutNumberTyped = (shown: string, them: Person) => shown.replaceAll(them.phone, "");

/** The talk that somebody is writing; each begins one by the attempts below. */
async function talkOf({ userId }: Person): Promise<string> {
  const [id] = await two.column("select id from text_talks where user_id = $1", [userId]);
  return id ?? randomUUID();
}

/** Somebody with XP enough for everything that levels open. */
const grown = ({ userId }: Person) =>
  two.db.query(
    `insert into progress (user_id, xp) values ($1, 10000000)
     on conflict (user_id) do update set xp = excluded.xp`,
    [userId],
  );

/** Tries something on a skill of the other's own, which has one session, and on that session. */
async function onSkillOf<T>(
  { userId }: Person,
  attempt: (skillId: string, sessionId: string) => Promise<T>,
): Promise<T> {
  const [skillId = ""] = await two.column(
    `insert into skills (user_id, code, name, category, biome, description)
     values ($1, 'own:' || gen_random_uuid(), 'Origami', 'own', 'mist', '') returning id`,
    [userId],
  );
  await two.db.query("insert into user_skills (user_id, skill_id) values ($1, $2)", [userId, skillId]);
  const [sessionId = ""] = await two.column(
    `insert into practice_sessions (user_id, skill_id, local_date, minutes, source, note, practiced_at)
     values ($1, $2, current_date, 45, 'hand', 'A crane', now()) returning id`,
    [userId, skillId],
  );
  const held = () =>
    two.column(
      `select s::text || u::text || p::text from skills s join user_skills u on u.skill_id = s.id
         join practice_sessions p on p.skill_id = s.id where s.id = $1`,
      [skillId],
    );
  const before = await held();
  expect(before).toHaveLength(1);
  const shown = await attempt(skillId, sessionId);
  expect(await held()).toEqual(before);
  expect(JSON.stringify(shown) ?? "").not.toMatch(/Origami|A crane/);
  await two.db.query("delete from skills where id = $1", [skillId]);
  return shown;
}
/** A skill of the person's own. */
async function ownSkillOf({ userId }: Person): Promise<string> {
  await two.db.query(
    `insert into skills (user_id, code, name, category, biome, description)
     values ($1::uuid, 'own:test-' || $1::text, 'Mending', 'own', 'mist', '') on conflict do nothing`,
    [userId],
  );
  const [id = ""] = await two.column("select id from skills where code = 'own:test-' || $1::text", [userId]);
  return id;
}

const ATTEMPTS: Record<string, Attempt> = {
  addMemory: async (me) =>
    (await import("~/domain/memories/add-memory.server")).addMemory(
      me.userId,
      "I live by the sea.",
      new Date(),
    ),
  addSkill: async (me, them) => {
    const { addSkill } = await import("~/domain/progress/add-skill.server");
    return onSkillOf(them, async (theirs) => {
      const added = await addSkill(me.userId, { name: "ORIGAMI", biome: "mist" });
      expect(added.skillId).not.toBe(theirs);
      await two.db.query("delete from skills where id = $1", [added.skillId]);
    });
  },
  allowTranscripts: async (me) =>
    (await import("~/domain/privacy/transcript-grants.server")).allowTranscripts(me.userId, 24, new Date()),
  answerRecall: async (me, them) => {
    const { answerRecall } = await import("~/domain/checkpoints/answer-recall.server");
    const theirs = { itemId: await itemOf(them), reviewId: null, rating: 3 } as const;
    await refused(answerRecall(me.userId, theirs, new Date()));
    await answerRecall(me.userId, { ...theirs, itemId: await itemOf(me) }, new Date());
  },
  archiveSkill: async (me, them) => {
    const { archiveSkill } = await import("~/domain/progress/archive-skill.server");
    await onSkillOf(them, async (skillId) => {
      for (const archived of [true, false])
        await refused(archiveSkill(me.userId, { skillId, archived }, new Date()));
    });
  },
  askDeletion: async (me) => {
    const { askDeletion } = await import("~/domain/privacy/ask-deletion.server");
    const { undoDeletion } = await import("~/domain/privacy/undo-deletion.server");
    const asked = await askDeletion(me.userId, me.sessionId, new Date());
    await undoDeletion(me.userId, new Date());
    return asked;
  },
  askedCode: async (me) =>
    (await import("~/domain/calls/asked-code.server")).askedCode(me.userId, new Date()),
  bringCopy: async (me) => {
    const { bringCopy } = await import("~/domain/privacy/bring-copy.server");
    expect(await bringCopy(me.userId, await copyOf(me), new Date())).toMatchObject({ ok: false });
    expect(await two.column("select 1 from imports")).toEqual([]);
  },
  calendarAddress: async (me) => {
    const { calendarAddress } = await import("~/domain/schedule/calendar-feed.server");
    const { calendarKey } = await import("~/http/instance.server");
    await two.db.query("update users set calendar_version = 7 where id = $1", [me.userId]);
    const mine = await calendarAddress(me.userId, calendarKey());
    expect(mine).toContain("/calendar/");
    return mine;
  },
  calendarIntent: async (me) => {
    const { calendarIntent } = await import("~/domain/schedule/calendar-feed.server");
    for (const change of ["on", "renew", "off"] as const) await calendarIntent(me.userId, change);
  },
  callOutcome: async (me, them) => {
    const { callOutcome } = await import("~/domain/progress/call-outcome.server");
    const theirs = { id: them.callId, kind: "on_demand", status: "completed", endedAt: null };
    const shown = await callOutcome(me.userId, theirs, new Date());
    expect(shown).toMatchObject({ words: null, xp: [], practice: [], quests: [], corrections: [] });
    return shown;
  },
  cancelPlan: async (me) =>
    refused((await import("~/domain/billing/cancel-plan.server")).cancelPlan(me.userId, new Date())),
  changeCard: async (me) =>
    refused((await import("~/domain/billing/change-card.server")).changeCard(me.userId, new Date())),
  chooseCompanion: async (me, them) => {
    const { chooseCompanion } = await import("~/domain/accounts/choose-companion.server");
    await refused(chooseCompanion(me.userId, { colour: "rose", uploadId: await uploadOf(them) }));
    await chooseCompanion(me.userId, { colour: "cyan", voice: "calm", uploadId: await uploadOf(me) });
  },
  chooseFocusDay: async (me) => {
    const { chooseFocusDay } = await import("~/domain/progress/choose-focus-day.server");
    await refused(chooseFocusDay(me.userId, 3, new Date()));
    await two.db.query(
      "insert into user_artifacts (user_id, artifact_code, earned_on, reason) values ($1, 'hourglass_of_focus', now(), 'test')",
      [me.userId],
    );
    await chooseFocusDay(me.userId, 3, new Date());
  },
  clearMove: async (me) =>
    (await import("~/domain/schedule/move-call.server")).clearMove(me.userId, new Date()),
  companionChoices: async (me, them) => {
    const { companionChoices } = await import("~/domain/accounts/companion-look.server");
    const shown = await companionChoices(me.userId);
    expect(JSON.stringify(shown)).toContain(await uploadOf(me));
    expect(JSON.stringify(shown)).not.toContain(await uploadOf(them));
    return shown;
  },
  companionLook: async (me, them) => {
    const { companionLook } = await import("~/domain/accounts/companion-look.server");
    const look = await companionLook(me.userId);
    expect(look.own?.url).not.toContain(await uploadOf(them));
    return look;
  },
  confirmCheckout: async (me) =>
    (await import("~/domain/billing/confirm-checkout.server")).confirmCheckout(me.userId, new Date()),
  confirmPhoneCode: async (me) => {
    const { confirmPhoneCode } = await import("~/domain/schedule/confirm-phone-code.server");
    const { requestPhoneCode } = await import("~/domain/calls/request-phone-code.server");
    return withOwnNumber(me, async () => {
      const { callId } = await requestPhoneCode(me.userId, new Date());
      await two.db.query("update calls set status = 'completed', dialed_at = now() where id = $1", [callId]);
      const [id = ""] = await two.column("select id from phone_verifications where call_id = $1", [callId]);
      const code = sixDigits(derivedKey(two.app, "phone-code"), id);
      const other = code === "000000" ? "111111" : "000000";
      const answers = [];
      for (const typed of [other, code]) answers.push(await confirmPhoneCode(me.userId, typed, new Date()));
      expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
      return answers;
    });
  },
  correctMemory: async (me, them) => {
    const { correctMemory } = await import("~/domain/memories/correct-memory.server");
    const text = "Something else";
    await refused(correctMemory(me.userId, { memoryId: await memoryOf(them), text }, new Date()));
  },
  correctTurn: async (me, them) => {
    const { correctTurn } = await import("~/domain/progress/correct-turn.server");
    const wish = { turn: 2, meant: "I practised guitar today, about 30 minutes." };
    await refused(correctTurn(me.userId, { ...wish, callId: them.callId }));
    await correctTurn(me.userId, { ...wish, callId: me.callId });
  },
  dashboardProgress: async (me) =>
    (await import("~/domain/progress/queries.server")).dashboardProgress(me.userId, new Date()),
  discoverSkill: async (me, them) => {
    const { discoverSkill } = await import("~/domain/progress/discover-skill.server");
    await onSkillOf(them, (skillId) => refused(discoverSkill(me.userId, skillId)));
    await discoverSkill(me.userId, await ownSkillOf(me));
  },
  dropQuest: async (me, them) => {
    const { dropQuest } = await import("~/domain/progress/drop-quest.server");
    await refused(dropQuest(me.userId, await questOf(them), new Date()));
    await dropQuest(me.userId, await questOf(me), new Date());
  },
  endTextTalk: async (me, them) => {
    const { endTextTalk } = await import("~/domain/calls/end-text-talk.server");
    return endTextTalk(me.userId, await talkOf(them), new Date());
  },
  finishQuest: async (me, them) => {
    const { finishQuest } = await import("~/domain/progress/finish-quest.server");
    await refused(finishQuest(me.userId, await questOf(them), new Date()));
    await finishQuest(me.userId, await questOf(me), new Date());
  },
  forgetMemory: async (me, them) => {
    const { forgetMemory } = await import("~/domain/memories/forget-memory.server");
    await refused(forgetMemory(me.userId, await memoryOf(them), new Date()));
  },
  getCall: async (me, them) =>
    refused((await import("~/domain/calls/queries.server")).getCall(me.userId, them.callId)),
  getSkill: async (me, them) => {
    const { getSkill } = await import("~/domain/progress/skill-queries.server");
    const all = { limit: 100, before: null };
    await onSkillOf(them, (skillId) => refused(getSkill(me.userId, skillId, all, new Date())));
    return getSkill(me.userId, await ownSkillOf(me), all, new Date());
  },
  itemsOfSkill: async (me, them) => {
    const { itemsOfSkill } = await import("~/domain/checkpoints/queries.server");
    const { rows } = await two.db.query<{ id: string }>("select id from skills");
    const shown = await itemsOfSkill(
      me.userId,
      rows.map(({ id }) => id),
    );
    expect(JSON.stringify(shown)).not.toContain(await itemOf(them));
    return shown;
  },
  joinWaitlist: async (me) => {
    await (await import("~/domain/billing/waitlist.server")).joinWaitlist(me.userId);
    expect(await two.column("select offer from waitlist where user_id = $1", [me.userId])).toEqual([
      "together",
    ]);
  },
  keepOwnAvatar: async (me, them) => {
    const { keepOwnAvatar } = await import("~/domain/accounts/keep-own-avatar.server");
    const file = { name: them.userId, bytes: triangleFile() };
    expect(await keepOwnAvatar(me.userId, file, new Date())).toMatchObject({ ok: true });
    expect(await two.column("select distinct user_id from uploads where name = $1", [them.userId])).toEqual([
      me.userId,
    ]);
    await two.db.query("delete from uploads where name = $1", [them.userId]);
    await two.db.query("update users set avatar_upload_id = $2 where id = $1", [
      me.userId,
      await uploadOf(me),
    ]);
  },
  keepPlan: async (me) =>
    refused((await import("~/domain/billing/keep-plan.server")).keepPlan(me.userId, new Date())),
  keepTranscriptsFor: async (me) => {
    const { keepTranscriptsFor } = await import("~/domain/privacy/keep-transcripts-for.server");
    for (const days of [365, null] as const) await keepTranscriptsFor(me.userId, days);
  },
  keepTryCall: async (me) => {
    const { keepTryCall } = await import("~/domain/calls/keep-try-call.server");
    const { talkId } = await keepTryCall(
      me.userId,
      { lines: ["I drew a foot."], language: "en" },
      new Date(),
    );
    expect(await two.column("select user_id from text_talks where id = $1", [talkId])).toEqual([me.userId]);
  },
  leaveWaitlist: async (me) => {
    const { joinWaitlist, leaveWaitlist } = await import("~/domain/billing/waitlist.server");
    await joinWaitlist(me.userId);
    await leaveWaitlist(me.userId);
    expect(await two.column("select offer from waitlist where user_id = $1", [me.userId])).toEqual([]);
  },
  listActs: async (me) =>
    JSON.stringify(await (await import("~/domain/privacy/list-acts.server")).listActs(me.userId, null)),
  listCalls: async (me) =>
    (await import("~/domain/calls/queries.server")).listCalls(me.userId, { limit: 100 }),
  listMemories: async (me) => {
    const shown = await (await import("~/domain/memories/queries.server")).listMemories(me.userId);
    expect(JSON.stringify(shown)).toContain(me.email);
    return shown;
  },
  listSessions: async (me) =>
    (await import("~/domain/accounts/list-sessions.server")).listSessions(me.userId, new Date()),
  listSkills: async (me, them) => {
    const { listSkills } = await import("~/domain/progress/skill-queries.server");
    return onSkillOf(them, () => listSkills(me.userId));
  },
  listXp: async (me) => (await import("~/domain/progress/queries.server")).listXp(me.userId, { limit: 100 }),
  loadBilling: async (me) =>
    (await import("~/domain/billing/load-billing.server")).loadBilling(me.userId, new Date()),
  loadCopies: async (me) => (await import("~/domain/privacy/load-copies.server")).loadCopies(me.userId),
  loadProfiled: async (me) =>
    (await import("~/domain/onboarding/load-user.server")).loadProfiled(me.userId, new Date()),
  loadReader: async (me) =>
    (await import("~/domain/onboarding/load-user.server")).loadReader(me.userId, new Date()),
  loadReadyUser: async (me) =>
    (await import("~/domain/onboarding/load-user.server")).loadReadyUser(me.userId, new Date()),
  loadRoom: async (me, them) => {
    const { loadRoom } = await import("~/domain/progress/room.server");
    const done = (id: string) => loadRoom(me.userId, { recent: 100, done: id }, new Date());
    const shown = await done(await questOf(them));
    expect(shown.justDone).toBeNull();
    expect(JSON.stringify(shown)).not.toContain(await itemOf(them));
    return [shown, await done(await questOf(me))];
  },
  loadUser: async (me) =>
    (await import("~/domain/onboarding/load-user.server")).loadUser(me.userId, new Date()),
  loadWorld: async (me, them) => {
    const { loadWorld } = await import("~/domain/progress/world-queries.server");
    const [theirs = ""] = await bannerOf(them);
    expect(theirs).toContain("I am ");
    const shown = await onSkillOf(them, () => loadWorld(me.userId));
    expect(shown.banner?.words).not.toBe(theirs.slice("desert ".length, -" leaf".length));
    return shown;
  },
  logPractice: async (me, them) => {
    const { logPractice } = await import("~/domain/progress/log-practice.server");
    const day = new Date().toISOString().slice(0, 10);
    await onSkillOf(them, (skillId) =>
      refused(logPractice(me.userId, { skillId, minutes: 30, day, note: "" }, new Date())),
    );
  },
  makeExport: async (me, them) => {
    const { unzip } = await import("../setup/copies");
    const shown = [...(await unzip(await copyOf(me)))]
      .map(([name, content]) => `${name} ${content}`)
      .join("\n");
    expect(shown).toContain(me.email);
    for (const id of [await uploadOf(them), await itemOf(them), await memoryOf(them)])
      expect(shown).not.toContain(id);
    return withoutNumberTyped(shown, them);
  },
  mentorFacts: async (me, them) => {
    const { mentorFacts } = await import("~/domain/progress/mentor-card.server");
    return onSkillOf(them, () => mentorFacts(me.userId));
  },
  mergeSkills: async (me, them) => {
    const { mergeSkills } = await import("~/domain/progress/merge-skills.server");
    const mine = await ownSkillOf(me);
    await onSkillOf(them, async (theirs) => {
      await refused(mergeSkills(me.userId, { from: theirs, into: mine }));
      await refused(mergeSkills(me.userId, { from: mine, into: theirs }));
    });
  },
  moveCall: async (me) =>
    (await import("~/domain/schedule/move-call.server")).moveCall(
      me.userId,
      { day: soon, time: "20:15" },
      new Date(),
    ),
  openCheckout: async (me) =>
    refused((await import("~/domain/billing/open-checkout.server")).openCheckout(me.userId, new Date())),
  openOwnAvatar: async (me, them) => {
    const { openOwnAvatar } = await import("~/domain/accounts/open-own-avatar.server");
    await refused(openOwnAvatar(me.userId, await uploadOf(them)));
    return openOwnAvatar(me.userId, await uploadOf(me));
  },
  openPortal: async (me) =>
    refused((await import("~/domain/billing/open-portal.server")).openPortal(me.userId)),
  openTextTalk: async (me) =>
    (await import("~/domain/calls/open-text-talk.server")).openTextTalk(me.userId, new Date()),
  pauseCalls: async (me) => {
    const { pauseCalls } = await import("~/domain/schedule/pause-calls.server");
    for (const until of [soon, null]) await pauseCalls(me.userId, until, new Date());
  },
  pausePlan: async (me) =>
    refused((await import("~/domain/billing/pause-plan.server")).pausePlan(me.userId, new Date())),
  pinMemory: async (me, them) => {
    const { pinMemory } = await import("~/domain/memories/pin-memory.server");
    for (const pinned of [true, false])
      await refused(pinMemory(me.userId, await memoryOf(them), pinned, new Date()));
  },
  plantBanner: async (me) => {
    const { plantBanner } = await import("~/domain/progress/plant-banner.server");
    await grown(me);
    await plantBanner(me.userId, { biome: "tech", words: "Mine", emblem: "star" }, new Date());
    expect(await bannerOf(me)).toEqual(["tech Mine star"]);
  },
  practiceByWeek: async (me) =>
    (await import("~/domain/progress/queries.server")).practiceByWeek(me.userId, 52, new Date()),
  progressHistory: async (me) =>
    (await import("~/domain/progress/history.server")).progressHistory(me.userId),
  readDeletion: async (me) => (await import("~/domain/privacy/read-deletion.server")).readDeletion(me.userId),
  readEndedTalk: async (me, them) => {
    const { readEndedTalk } = await import("~/domain/calls/read-text-talk.server");
    for (const id of [await talkOf(them), them.callId]) expect(await readEndedTalk(me.userId, id)).toBeNull();
  },
  readGrant: async (me) =>
    (await import("~/domain/privacy/transcript-grants.server")).readGrant(me.userId, new Date()),
  readRetention: async (me) =>
    (await import("~/domain/privacy/keep-transcripts-for.server")).readRetention(me.userId, new Date()),
  readTables: async (me, them) => {
    const { readTables } = await import("~/domain/privacy/read-tables.server");
    return withoutNumberTyped(JSON.stringify(await readTables(me.userId)), them);
  },
  readTextTalk: async (me) =>
    (await import("~/domain/calls/read-text-talk.server")).readTextTalk(me.userId, new Date()),
  recallsOfCall: async (me, them) => {
    const { recallsOfCall } = await import("~/domain/checkpoints/queries.server");
    expect(await recallsOfCall(me.userId, them.callId)).toEqual([]);
    return recallsOfCall(me.userId, me.callId);
  },
  refuseTranscripts: async (me) =>
    (await import("~/domain/privacy/transcript-grants.server")).refuseTranscripts(me.userId, new Date()),
  removeOwnAvatar: async (me, them) => {
    const { removeOwnAvatar } = await import("~/domain/accounts/remove-own-avatar.server");
    expect(await removeOwnAvatar(me.userId, await uploadOf(them))).toBe(false);
    expect(await removeOwnAvatar(me.userId, await uploadOf(me))).toBe(true);
    await bringSomething(me);
  },
  removePractice: async (me, them) => {
    const { removePractice } = await import("~/domain/progress/remove-practice.server");
    await onSkillOf(them, async (_, sessionId) => {
      expect(await removePractice(me.userId, sessionId)).toBe(false);
    });
  },
  renameSkill: async (me, them) => {
    const { renameSkill } = await import("~/domain/progress/rename-skill.server");
    await onSkillOf(them, (skillId) => refused(renameSkill(me.userId, { skillId, name: "Mine" })));
  },
  reopenQuest: async (me, them) => {
    const { reopenQuest } = await import("~/domain/progress/reopen-quest.server");
    await refused(reopenQuest(me.userId, await questOf(them)));
    await reopenQuest(me.userId, await questOf(me));
  },
  repairStreak: async (me) => {
    const { repairStreak } = await import("~/domain/progress/repair-streak.server");
    const missed = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
    await two.db.query(
      `insert into streak_days (user_id, local_date, state) values ($1, $2, 'missed')
       on conflict (user_id, local_date) do update set state = 'missed'`,
      [me.userId, missed],
    );
    const now = new Date(`${missed}T12:00:00Z`);
    await repairStreak(me.userId, missed, "On a train.", new Date(now.getTime() + 36 * 3_600_000));
  },
  requestCall: async (me) => {
    await two.db.query("update calls set status = 'canceled' where status = 'queued' and user_id = $1", [
      me.userId,
    ]);
    await two.db.query("update users set local_tz = $2 where id = $1", [me.userId, zoneAtNoon()]);
    const { requestCall } = await import("~/domain/calls/request-call.server");
    const later = await requestCall(me.userId, new Date(), { inMinutes: 20 });
    return [later, await requestCall(me.userId, new Date())];
  },
  requestPhoneCode: async (me) => {
    const { requestPhoneCode } = await import("~/domain/calls/request-phone-code.server");
    return withOwnNumber(me, () => requestPhoneCode(me.userId, new Date()));
  },
  resumePlan: async (me) =>
    refused((await import("~/domain/billing/resume-plan.server")).resumePlan(me.userId, new Date())),
  retireItem: async (me, them) => {
    const { retireItem } = await import("~/domain/checkpoints/retire-item.server");
    for (const retired of [true, false]) {
      await refused(retireItem(me.userId, await itemOf(them), retired, new Date()));
      await retireItem(me.userId, await itemOf(me), retired, new Date());
    }
  },
  revokeOtherSessions: async (me, them) => {
    const { revokeOtherSessions } = await import("~/domain/accounts/revoke-session.server");
    expect(await revokeOtherSessions(me.userId, them.sessionId)).toBe(1);
    await two.db.query(
      "insert into auth.sessions (user_id, token_hash, expires_at) values ($1, uuid_send(gen_random_uuid()), now() + interval '1 day')",
      [me.userId],
    );
  },
  revokeSession: async (me, them) => {
    const { revokeSession } = await import("~/domain/accounts/revoke-session.server");
    expect(await revokeSession(me.userId, them.sessionId)).toBe(false);
  },
  saveCallPlan: async (me) =>
    (await import("~/domain/schedule/save-call-plan.server")).saveCallPlan(me.userId, callPlan, new Date()),
  savePlan: async (me) =>
    (await import("~/domain/schedule/save-plan.server")).savePlan(me.userId, plan(me), consent, new Date()),
  sayInWriting: async (me, them) => {
    const { sayInWriting } = await import("~/domain/calls/say-in-writing.server");
    const message = { talkId: await talkOf(them), said: 0, text: "I drew a hand." };
    expect(await sayInWriting(me.userId, message, new Date())).toBe("left");
  },
  searchAll: async (me) => {
    const { searchAll } = await import("~/domain/memories/search.server");
    const found = async (q: string) =>
      JSON.stringify(await searchAll(me.userId, { q, kind: null, from: null, to: null, page: 1 }));
    expect(await found("quokka")).toContain(me.callId);
    return [await found("quokka"), await found("qokka")];
  },
  shrinkQuest: async (me, them) => {
    const { shrinkQuest } = await import("~/domain/progress/shrink-quest.server");
    await refused(shrinkQuest(me.userId, await questOf(them), "Write a line"));
    await shrinkQuest(me.userId, await questOf(me), "Write a line");
  },
  skipNextCall: async (me) => {
    const { skipNextCall } = await import("~/domain/schedule/skip-next-call.server");
    for (const day of [soon, null]) await skipNextCall(me.userId, day, new Date());
  },
  streakHistory: async (me) =>
    (await import("~/domain/progress/queries.server")).streakHistory(me.userId, "2000-01-01", "2999-01-01"),
  switchCalls: async (me) =>
    (await import("~/domain/schedule/switch-calls.server")).switchCalls(
      me.userId,
      false,
      consent,
      new Date(),
    ),
  takeBackCall: async (me, them) =>
    refused(
      (await import("~/domain/calls/take-back-call.server")).takeBackCall(
        me.userId,
        them.queuedCallId,
        new Date(),
      ),
    ),
  takeBannerDown: async (me, them) => {
    const { takeBannerDown } = await import("~/domain/progress/take-banner-down.server");
    await takeBannerDown(me.userId);
    expect([await bannerOf(me), (await bannerOf(them)).length]).toEqual([[], 1]);
    await plantSomething(me);
  },
  takeOnQuest: async (me, them) => {
    const { takeOnQuest } = await import("~/domain/progress/take-on-quest.server");
    await refused(takeOnQuest(me.userId, await questOf(them)));
    await takeOnQuest(me.userId, await questOf(me));
  },
  takeWrittenForm: async (me, them) => {
    const { takeWrittenForm } = await import("~/domain/calls/take-written-form.server");
    const form = { talkId: await talkOf(them), said: 0, text: "I drew a hand." };
    for (const intent of ["say", "end"] as const) {
      await takeWrittenForm(me.userId, { ...form, intent }, new Date());
    }
  },
  undoDeletion: async (me) => {
    const { undoDeletion } = await import("~/domain/privacy/undo-deletion.server");
    expect(await undoDeletion(me.userId, new Date())).toBe(false);
  },
  unmergeSkill: async (me, them) => {
    const { unmergeSkill } = await import("~/domain/progress/unmerge-skill.server");
    await onSkillOf(them, (skillId) => refused(unmergeSkill(me.userId, skillId)));
  },
  watchCall: async (me, them) =>
    refused((await import("~/domain/calls/watch-call.server")).watchCall(me.userId, them.callId).read()),
  withdrawConsent: async (me) =>
    (await import("~/domain/schedule/withdraw-consent.server")).withdrawConsent(
      me.userId,
      "test",
      new Date(),
    ),
  xpByWeek: async (me) =>
    (await import("~/domain/progress/queries.server")).xpByWeek(me.userId, 52, new Date()),
};

describe("a use case", () => {
  test("that takes the signed-in person's id is tried below", () => {
    const found = readdirSync("app/domain", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".server.ts"))
      .map((file) => readFileSync(path.join("app/domain", file), "utf8"))
      .flatMap((source) => [...source.matchAll(/export (?:async )?function (\w+)\(\s*userId: string/g)])
      .map(([, name]) => name);
    expect(found.sort()).toEqual(Object.keys(ATTEMPTS));
  });

  test.each(Object.keys(ATTEMPTS))(
    "named %s neither shows nor changes anything of the other person",
    async (name) => {
      for (const [me, them] of [two.people, [...two.people].reverse() as [Person, Person]]) {
        const shown = await two.leavesAlone(them, async () => ATTEMPTS[name]?.(me, them));
        expectNothingOf(them, JSON.stringify(shown) ?? "");
      }
    },
  );
});
