import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "~/db/transaction.server";
import type { JobName } from "~/queue/catalog";
import { type Person, TwoPeople } from "../setup/two-people";

let two: TwoPeople;
let me: Person;
let them: Person;
let withUser: typeof import("~/db/with-user.server").withUser;
let enqueue: typeof import("~/queue/enqueue.server").enqueue;

beforeAll(async () => {
  two = await TwoPeople.meet();
  [me, them] = two.people;
  ({ withUser } = await import("~/db/with-user.server"));
  ({ enqueue } = await import("~/queue/enqueue.server"));
});
afterAll(async () => {
  const { closeDatabase } = await import("~/db/client.server");
  await closeDatabase();
  await two?.part();
});

const asMe = <T>(work: (tx: Tx) => Promise<T>) => withUser(me.userId, work);

const FORBIDDEN = /permission denied|must be owner/;
const NOT_OWN_ROW = /violates row-level security policy/;

describe("a signed-in person's transaction, without any filter of ours,", () => {
  test("finds their own rows of every kind and nobody else's", async () => {
    const found = await asMe(async (tx) => ({
      users: (await tx.user.findMany()).map((row) => row.id),
      calls: (await tx.call.findMany()).map((row) => row.userId),
      events: (await tx.callEvent.findMany()).map((row) => row.userId),
      consents: (await tx.consent.findMany()).map((row) => row.userId),
      sessions: (await tx.session.findMany({ omit: { tokenHash: true } })).map((row) => row.userId),
      raw: (await tx.$queryRaw<{ id: string }[]>`select user_id as id from calls`).map((row) => row.id),
    }));
    for (const owners of Object.values(found)) {
      expect(owners.length).toBeGreaterThan(0);
      expect(new Set(owners)).toEqual(new Set([me.userId]));
    }
    expect(found.calls).toHaveLength(2);
  });

  test("finds nothing under the other's ids, counted, joined or locked", async () => {
    const found = await asMe(async (tx) => [
      await tx.user.findUnique({ where: { id: them.userId } }),
      await tx.call.findUnique({ where: { id: them.callId } }),
      await tx.call.count({ where: { userId: them.userId } }),
      await tx.user.count({ where: { OR: [{ email: them.email }, { phone: them.phone }] } }),
      await tx.call.findFirst({ where: { user: { email: them.email } } }),
      ...(await tx.$queryRaw<unknown[]>`select 1 from users where id = ${them.userId}::uuid for update`),
      ...(await tx.$queryRaw<
        unknown[]
      >`select 1 from call_events e join calls c on c.id = e.call_id where c.id = ${them.callId}::uuid`),
    ]);
    expect(found).toEqual([null, null, 0, 0, null]);
  });

  test("finds nothing at all when nobody is signed in, and fails when the id is rubbish", async () => {
    const everything = async (tx: Tx) => [
      ...(await tx.user.findMany()),
      ...(await tx.call.findMany()),
      ...(await tx.consent.findMany()),
    ];
    expect(await withUser("", everything)).toEqual([]);
    expect(await withUser("00000000-0000-4000-8000-000000000000", everything)).toEqual([]);
    await expect(withUser("' or true --", everything)).rejects.toThrow();
  });

  test.each<[string, (tx: Tx) => Promise<unknown>]>([
    ["accounts", (tx) => tx.authUser.findMany()],
    ["sign-in requests", (tx) => tx.loginToken.findMany()],
    ["mails", (tx) => tx.mail.findMany()],
    ["webhook events", (tx) => tx.webhookEvent.findMany()],
    ["rate limits", (tx) => tx.rateLimit.findMany()],
    ["workers", (tx) => tx.workerHeartbeat.findMany()],
    ["hashes of session cookies", (tx) => tx.session.findMany({ select: { tokenHash: true } })],
    ["jobs", (tx) => tx.$queryRaw`select * from graphile_worker.jobs`],
    ["job payloads", (tx) => tx.$queryRaw`select payload from graphile_worker._private_jobs`],
    ["migrations", (tx) => tx.$queryRaw`select * from _prisma_migrations`],
  ])("may not read %s", async (_, read) => {
    await expect(asMe(read)).rejects.toThrow(FORBIDDEN);
  });
});

const cancelMine = (tx: Tx, endedReason: string) =>
  tx.call.updateMany({ where: { id: me.queuedCallId }, data: { status: "canceled", endedReason } });
const notDialed = (reason: string) => ({
  callId: me.queuedCallId,
  userId: me.userId,
  kind: "not_dialed",
  detail: { reason },
});
const aCode = (userId: string) => ({ userId, phone: "+4915123456789", expiresAt: new Date("2999-01-01") });

/** The columns of a call that a person's request may write. */
const call = (userId: string) => ({
  userId,
  kind: "on_demand" as const,
  localDate: new Date("2026-03-01"),
  provider: "simulator",
  scheduledAt: new Date("2026-03-01T18:30:00Z"),
});
const consent = (userId: string) => ({
  userId,
  granted: true,
  textVersion: "test-1",
  text: "Yes.",
  source: "test",
});

describe("writing", () => {
  test("without a filter changes one's own row and no other", async () => {
    const changed = await two.leavesAlone(them, () =>
      asMe((tx) => tx.user.updateMany({ data: { firstName: "Meera" } })),
    );
    expect(changed).toEqual({ count: 1 });
  });

  test.each<[string, (tx: Tx) => Promise<{ count: number }>]>([
    ["their profile", (tx) => tx.user.updateMany({ where: { id: them.userId }, data: { firstName: "X" } })],
    ["their sessions", (tx) => tx.session.deleteMany({ where: { userId: them.userId } })],
    ["one session", (tx) => tx.session.deleteMany({ where: { id: them.sessionId } })],
  ])("to the other's rows finds nothing to change: %s", async (_, write) => {
    expect(await two.leavesAlone(them, () => asMe(write))).toEqual({ count: 0 });
  });

  test.each<[string, RegExp, (tx: Tx) => Promise<unknown>]>([
    [
      "the other's profile by id",
      /not found|No record/i,
      (tx) => tx.user.update({ where: { id: them.userId }, data: { firstName: "X" }, select: { id: true } }),
    ],
    ["a call for the other", NOT_OWN_ROW, (tx) => tx.call.create({ data: call(them.userId) })],
    ["a daily call", NOT_OWN_ROW, (tx) => tx.call.create({ data: { ...call(me.userId), kind: "daily" } })],
    [
      "a completed call",
      NOT_OWN_ROW,
      (tx) => tx.call.create({ data: { ...call(me.userId), status: "completed" } }),
    ],
    ["a second attempt", NOT_OWN_ROW, (tx) => tx.call.create({ data: { ...call(me.userId), attempt: 2 } })],
    [
      "a call with a transcript",
      FORBIDDEN,
      (tx) => tx.call.create({ data: { ...call(me.userId), transcriptText: "I practised." } }),
    ],
    [
      "a call with a duration",
      FORBIDDEN,
      (tx) => tx.call.create({ data: { ...call(me.userId), durationSeconds: 600 } }),
    ],
    [
      "a call with the vendor's id of another",
      FORBIDDEN,
      (tx) => tx.call.create({ data: { ...call(me.userId), vendorCallId: "x" } }),
    ],
    [
      "a call to a number of choice",
      FORBIDDEN,
      (tx) => tx.call.create({ data: { ...call(me.userId), toNumber: them.phone } }),
    ],
    [
      "a call that reads out a code",
      NOT_OWN_ROW,
      (tx) => tx.call.create({ data: { ...call(me.userId), kind: "verification" } }),
    ],
    [
      "a waiting call away for a reason that isn't one's own",
      NOT_OWN_ROW,
      (tx) => cancelMine(tx, "service_fault"),
    ],
    ["a waiting call away with the number", NOT_OWN_ROW, (tx) => cancelMine(tx, "number_changed")],
    [
      "an event of a reason that isn't one's own",
      NOT_OWN_ROW,
      (tx) => tx.callEvent.create({ data: notDialed("service_fault") }),
    ],
    ["a code of one's own", FORBIDDEN, (tx) => tx.phoneVerification.create({ data: aCode(me.userId) })],
    [
      "a code that works for longer",
      FORBIDDEN,
      (tx) => tx.phoneVerification.updateMany({ data: { expiresAt: new Date("2999-01-01") } }),
    ],
    ["a code with more tries", FORBIDDEN, (tx) => tx.phoneVerification.updateMany({ data: { attempts: 0 } })],
    ["the flag away", FORBIDDEN, (tx) => tx.user.updateMany({ data: { flaggedAt: null, flagReason: null } })],
    [
      "one's own waiting call as completed",
      NOT_OWN_ROW,
      (tx) => tx.call.updateMany({ where: { id: me.queuedCallId }, data: { status: "completed" } }),
    ],
    [
      "the transcript of one's own call",
      FORBIDDEN,
      (tx) => tx.call.updateMany({ where: { id: me.queuedCallId }, data: { transcriptText: "mine" } }),
    ],
    ["a call away", FORBIDDEN, (tx) => tx.call.deleteMany({ where: { id: them.callId } })],
    [
      "an event for the other's call as oneself",
      /foreign key/i,
      (tx) => tx.callEvent.create({ data: { callId: them.callId, userId: me.userId, kind: "requested" } }),
    ],
    [
      "an event for the other's call as the other",
      NOT_OWN_ROW,
      (tx) => tx.callEvent.create({ data: { callId: them.callId, userId: them.userId, kind: "requested" } }),
    ],
    [
      "an event that only the service may tell",
      NOT_OWN_ROW,
      (tx) => tx.callEvent.create({ data: { callId: me.callId, userId: me.userId, kind: "completed" } }),
    ],
    ["events away", FORBIDDEN, (tx) => tx.callEvent.deleteMany()],
    ["consent for the other", NOT_OWN_ROW, (tx) => tx.consent.createMany({ data: [consent(them.userId)] })],
    [
      "consent with a date of choice",
      FORBIDDEN,
      (tx) => tx.consent.createMany({ data: [{ ...consent(me.userId), createdAt: new Date(0) }] }),
    ],
    ["consent over", FORBIDDEN, (tx) => tx.consent.updateMany({ data: { granted: true } })],
    ["consent away", FORBIDDEN, (tx) => tx.consent.deleteMany()],
    ["one's role", FORBIDDEN, (tx) => tx.user.updateMany({ data: { role: "admin" } })],
    ["one's address", FORBIDDEN, (tx) => tx.user.updateMany({ data: { email: them.email } })],
    [
      "the proof of one's number",
      FORBIDDEN,
      (tx) => tx.user.updateMany({ data: { phoneVerifiedAt: new Date() } }),
    ],
    ["one's account", FORBIDDEN, (tx) => tx.user.updateMany({ data: { authUserId: them.userId } })],
    ["one's id", FORBIDDEN, (tx) => tx.user.updateMany({ data: { id: them.userId } })],
    [
      "a person",
      FORBIDDEN,
      (tx) => tx.user.create({ data: { authUserId: me.userId, email: "x@example.com" } }),
    ],
    ["a person away", FORBIDDEN, (tx) => tx.user.deleteMany()],
    [
      "a session for the other",
      FORBIDDEN,
      (tx) =>
        tx.session.create({
          data: { userId: them.userId, tokenHash: new Uint8Array(32), expiresAt: new Date("2999-01-01") },
        }),
    ],
    [
      "a longer session",
      FORBIDDEN,
      (tx) => tx.session.updateMany({ data: { expiresAt: new Date("2999-01-01") } }),
    ],
    [
      "a plan",
      FORBIDDEN,
      (tx) => tx.subscription.create({ data: { userId: me.userId, tier: "pro", status: "active" } }),
    ],
    ["a longer plan", FORBIDDEN, (tx) => tx.subscription.updateMany({ data: { tier: "pro" } })],
    ["the skill catalogue", FORBIDDEN, (tx) => tx.skill.deleteMany()],
    [
      "a webhook event",
      FORBIDDEN,
      (tx) => tx.webhookEvent.create({ data: { source: "simulator", eventId: "x", payload: {} } }),
    ],
    ["a table empty", FORBIDDEN, (tx) => tx.$executeRaw`truncate call_events`],
    ["the policies off", FORBIDDEN, (tx) => tx.$executeRaw`alter table calls disable row level security`],
    ["a table of one's own", FORBIDDEN, (tx) => tx.$executeRaw`create table public.mine (id int)`],
    [
      "a job past the function",
      FORBIDDEN,
      (tx) => tx.$queryRaw`select graphile_worker.add_job('place_call')`,
    ],
  ])("%s is refused", async (_, reason, write) => {
    const mine = await two.everythingOf(me);
    await two.leavesAlone(them, () => expect(asMe(write)).rejects.toThrow(reason));
    expect(await two.everythingOf(me)).toEqual(mine);
  });

  test.each<[string, (tx: Tx) => Promise<{ count: number }>]>([
    [
      "the end of the other's waiting call",
      (tx) => tx.call.updateMany({ where: { id: them.queuedCallId }, data: { status: "canceled" } }),
    ],
    [
      "another end of one's own call that is over",
      (tx) => tx.call.updateMany({ where: { id: me.callId }, data: { status: "canceled" } }),
    ],
  ])("%s changes nothing", async (_, write) => {
    const mine = await two.everythingOf(me);
    await two.leavesAlone(them, async () => expect((await asMe(write)).count).toBe(0));
    expect(await two.everythingOf(me)).toEqual(mine);
  });

  test("the other's number into one's profile proves nothing about it", async () => {
    await two.db.query("update users set phone_verified_at = now() where id = any($1)", [
      [me.userId, them.userId],
    ]);
    const { phoneVerifiedAt } = await two.leavesAlone(them, () =>
      asMe((tx) => tx.user.update({ where: { id: me.userId }, data: { phone: them.phone } })),
    );
    expect(phoneVerifiedAt).toBeNull();
  });
});

describe("a code that was asked for", () => {
  test("is the person's own to take back, as long as it wasn't used", async () => {
    const { withService } = await import("~/db/with-service.server");
    await withService(async (tx) => {
      await tx.phoneVerification.createMany({
        data: [me, me, them].map(({ userId }, index) => ({
          ...aCode(userId),
          consumedAt: index === 0 ? new Date() : null,
        })),
      });
    });
    const taken = await two.leavesAlone(them, () => asMe((tx) => tx.phoneVerification.deleteMany()));
    expect(taken).toEqual({ count: 1 });
    expect(await asMe((tx) => tx.phoneVerification.count())).toBe(1);
  });
});

describe("a job", () => {
  const REFUSED = /may not add the job/;

  test("that ends a call is taken for a person's own live one, and for no other", async () => {
    const live = (person: Person, status: string) =>
      two.db.query("update calls set status = $2::call_status where id = $1", [person.callId, status]);
    const end = (callId: string) => asMe((tx) => enqueue(tx, "end_call", { callId }));
    for (const person of two.people) await live(person, "ringing");
    await end(me.callId);
    await two.leavesAlone(them, () => expect(end(them.callId)).rejects.toThrow(REFUSED));
    for (const person of two.people) await live(person, "completed");
    for (const callId of [me.callId, me.queuedCallId, them.callId]) {
      await expect(end(callId)).rejects.toThrow(REFUSED);
    }
  });

  test("of a person's own queued call is taken", async () => {
    const { jobs: before } = await two.everythingOf(me);
    await two.leavesAlone(them, () => asMe((tx) => enqueue(tx, "place_call", { callId: me.queuedCallId })));
    expect((await two.everythingOf(me)).jobs).toHaveLength((before?.length ?? 0) + 1);
  });

  test.each<[string, () => string]>([
    ["the other's queued call", () => them.queuedCallId],
    ["the other's past call", () => them.callId],
    ["one's own past call", () => me.callId],
    ["no call", () => "00000000-0000-4000-8000-000000000000"],
  ])("for %s is refused", async (_, callId) => {
    await two.leavesAlone(them, () =>
      expect(asMe((tx) => enqueue(tx, "place_call", { callId: callId() }))).rejects.toThrow(REFUSED),
    );
  });

  test("of any other name is refused", async () => {
    const { JOBS } = await import("~/queue/catalog");
    for (const name of [...(Object.keys(JOBS) as JobName[]), "drop_everything"]) {
      if (name === "place_call") continue;
      const payload = JSON.stringify({ callId: me.queuedCallId });
      const add = asMe(
        (tx) => tx.$queryRaw`select relevel.enqueue_job(${name}, ${payload}::jsonb, now(), 1)`,
      );
      await expect(add, name).rejects.toThrow(REFUSED);
    }
  });
});
