import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../app/lib/time";
import { CANARY, openLeaving } from "../setup/leaving-stage";

let on: Awaited<ReturnType<typeof openLeaving>>;
let ask: typeof import("~/domain/privacy/ask-deletion.server").askDeletion;
let undo: typeof import("~/domain/privacy/undo-deletion.server").undoDeletion;
let purge: typeof import("~/domain/privacy/purge-account.server").purgeAccount;
let keepRetention: typeof import("~/domain/privacy/keep-retention.server").keepRetention;
let startSession: typeof import("~/http/sessions.server").startSession;
let placeCall: typeof import("~/domain/calls/place-call.server").placeCall;

beforeAll(async () => {
  on = await openLeaving();
  ({ askDeletion: ask } = await import("~/domain/privacy/ask-deletion.server"));
  ({ undoDeletion: undo } = await import("~/domain/privacy/undo-deletion.server"));
  ({ purgeAccount: purge } = await import("~/domain/privacy/purge-account.server"));
  ({ keepRetention } = await import("~/domain/privacy/keep-retention.server"));
  ({ startSession } = await import("~/http/sessions.server"));
  ({ placeCall } = await import("~/domain/calls/place-call.server"));
});
afterAll(() => on?.close());

const stopping = new AbortController().signal;
const ASKED = new Date("2026-03-12T12:00:00Z");
const DUE = new Date("2026-03-19T12:00:00Z");
const later = (ms: number) => new Date(ASKED.getTime() + ms);

/** Signs somebody in. @returns the session, and a request that comes with it */
async function signIn(userId: string) {
  const { setCookie } = await startSession(userId, new Request("http://localhost:3000/"));
  const id = await on.one<string>(
    "select id from auth.sessions where user_id = $1 order by created_at desc limit 1",
    [userId],
  );
  const cookie = setCookie.split(";")[0] ?? "";
  return { id: id ?? "", request: () => new Request("http://localhost:3000/", { headers: { cookie } }) };
}
const userRow = async (userId: string) =>
  (await on.owner.query("select call_enabled, next_call_at from users where id = $1", [userId])).rows[0];
const mailsTo = async (email: string) =>
  (await on.owner.query(`select subject, text from mails where "to" = $1 order by created_at`, [email])).rows;
const addCall = (userId: string, status: string, kind = "daily") =>
  on.one<string>(
    `insert into calls (user_id, kind, local_date, provider, status, scheduled_at, dialed_at)
     values ($1, $2::call_kind, '2026-03-12', 'vapi', $3::call_status, $4, case when $3 <> 'queued' then $4::timestamptz end)
     returning id`,
    [userId, kind, status, ASKED],
  );

/** Columns that name a person whose rows stay without them. Reviewed one by one. */
const OUTLIVE = [
  // An administrator's act on the instance or on others, without whose it was.
  "public.audit_log.actor_id",
  // A late payment of it is still ended.
  "public.checkouts.user_id",
];

test("every table with rows of a person lets go of them with the account", async () => {
  const { rows } = await on.owner.query<{ name: string }>(
    `select format('%s.%s.%s', n.nspname, c.relname, a.attname) as name
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth') and not a.attisdropped
       and (a.attname = 'user_id' or exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
         and f.conkey = array[a.attnum] and f.confrelid = 'public.users'::regclass))
       and not exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
         and a.attnum = any (f.conkey) and f.confdeltype = 'c')
     order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual(OUTLIVE);
});

describe("an account that is to be deleted", () => {
  test("is silent from that instant, signed out elsewhere, told so, and led to where it can be undone", async () => {
    const { userId, email } = await on.addPerson();
    await on.keep(userId, ASKED.toISOString());
    expect((await userRow(userId))?.next_call_at).not.toBeNull();
    const [here, there] = [await signIn(userId), await signIn(userId)];
    const waiting = await addCall(userId, "queued");
    const live = await addCall(userId, "in_progress", "on_demand");

    expect(await ask(userId, here.id, ASKED)).toEqual({ dueAt: DUE });
    expect(await userRow(userId)).toEqual({ call_enabled: false, next_call_at: null });
    expect(
      await on.one("select array_agg(id::text) from auth.sessions where user_id = $1", [userId]),
    ).toEqual([here.id]);
    expect(there.id).not.toBe(here.id);
    expect(await on.one("select ended_reason from calls where id = $1", [waiting])).toBe("account_leaving");
    expect(
      await on.one(
        "select payload->>'callId' from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'end_call'",
      ),
    ).toBe(live);

    // Whatever waits all the same isn't dialled, and nothing new is begun.
    const asked = on.vendor.requests.length;
    await on.owner.query("update calls set status = 'completed' where id = $1", [live]);
    const callId = (await addCall(userId, "queued", "on_demand")) ?? "";
    await placeCall({ callId, now: later(MINUTE), stopping });
    expect(await on.one("select ended_reason from calls where id = $1", [callId])).toBe("account_leaving");
    await on.tick(later(DAY).toISOString());
    expect(on.vendor.requests).toHaveLength(asked);
    const { requestCall } = await import("~/domain/calls/request-call.server");
    const { openTextTalk } = await import("~/domain/calls/open-text-talk.server");
    const { requestPhoneCode } = await import("~/domain/calls/request-phone-code.server");
    for (const begin of [requestCall, openTextTalk, requestPhoneCode]) {
      await expect(begin(userId, later(DAY))).rejects.toMatchObject({ code: "account_leaving" });
    }

    const { requireSession } = await import("~/http/sessions.server");
    await expect(requireSession(here.request())).rejects.toMatchObject({ code: "account_leaving" });
    expect(await requireSession(here.request(), { leaving: true })).toMatchObject({ userId, leavingAt: DUE });

    await purge({ userId, now: later(MINUTE) });
    await purge({ userId, now: new Date(DUE.getTime() - 1) });
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ subject: "Your account will be deleted on Thursday 19 March" });
    expect(mails[0].text).toContain("http://localhost:3000/account/leaving");
    expect(await ask(userId, here.id, later(DAY))).toEqual({ dueAt: DUE });
  });

  test("is as it was when that is undone, and nothing of it is deleted on the day", async () => {
    const { replanCalls } = await import("~/domain/schedule/replan-calls.server");
    for (const wereOn of [true, false]) {
      const { userId } = await on.addPerson();
      await on.owner.query("update users set call_enabled = $2 where id = $1", [userId, wereOn]);
      await on.keep(userId, ASKED.toISOString());
      const before = await userRow(userId);
      expect(await undo(userId, ASKED)).toBe(false);
      await ask(userId, (await signIn(userId)).id, ASKED);
      expect(await undo(userId, DUE)).toBe(false);
      expect(await undo(userId, later(MINUTE))).toBe(true);
      await replanCalls({ userId, now: later(MINUTE) });
      expect(await userRow(userId)).toEqual(before);
      await purge({ userId, now: DUE });
      await keepRetention(DUE);
      expect(await on.one("select count(*)::int from users where id = $1", [userId])).toBe(1);
      expect(
        await on.one("select array_agg(action order by id) from audit_log where user_id = $1", [userId]),
      ).toEqual(["signed_in", "deletion_asked", "deletion_undone"]);
    }
  });

  test("stays without calls when they were stopped meanwhile", async () => {
    const { userId } = await on.addPerson();
    await ask(userId, (await signIn(userId)).id, ASKED);
    const { stopCalls } = await import("~/domain/schedule/stop-calls.server");
    const callId = (await addCall(userId, "in_progress", "on_demand")) ?? "";
    await stopCalls({ callId, reason: "stop_calls", now: later(MINUTE) });
    expect(await undo(userId, later(DAY))).toBe(true);
    expect(await userRow(userId)).toEqual({ call_enabled: false, next_call_at: null });
  });

  test("lets no administrator read on, since nobody could take that back", async () => {
    const { allowTranscripts } = await import("~/domain/privacy/transcript-grants.server");
    const { readTranscriptForSupport } = await import("~/domain/privacy/read-transcript-for-support.server");
    const [person, admin] = [await on.addPerson(), await on.addPerson()];
    await on.owner.query("update users set role = 'admin' where id = $1", [admin.userId]);
    const { callId } = await on.talk(person, new Date("2026-03-10T18:00:00Z"));
    const { userId } = person;
    await allowTranscripts(userId, 168, later(-MINUTE));
    const read = (now: Date) => readTranscriptForSupport({ adminId: admin.userId, callId, now });
    expect((await read(later(-1))).turns.length).toBeGreaterThan(0);
    await ask(userId, (await signIn(userId)).id, ASKED);
    await expect(read(ASKED)).rejects.toMatchObject({ code: "not_found" });
    await undo(userId, later(DAY));
    await expect(read(later(DAY))).rejects.toMatchObject({ code: "not_found" });
    expect(
      await on.one("select array_agg(action order by id) from audit_log where user_id = $1", [userId]),
    ).toEqual([
      ...["transcripts_allowed", "transcript_read", "signed_in"],
      ...["transcripts_refused", "deletion_asked", "deletion_undone"],
    ]);
  });

  test("is whole for whoever undoes it at the last moment", async () => {
    const person = await on.addPerson();
    const { userId } = person;
    await on.talk(person, new Date("2026-03-10T18:00:00Z"));
    const found = () =>
      on.one<number>("select count(*)::int from search_entries where user_id = $1", [userId]);
    const before = await found();
    expect(before).toBeGreaterThan(3);
    await ask(userId, (await signIn(userId)).id, ASKED);
    const plannedAt = await on.one<Date>(
      `select max(j.run_at) from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'purge_account' and j.payload->>'userId' = $1`,
      [userId],
    );
    expect(plannedAt?.getTime()).toBeGreaterThan(DUE.getTime());
    // The hourly look comes at this very moment; whoever undoes it is ahead of it by the width of a lock.
    await on.owner.query("begin");
    await on.owner.query("select 1 from users where id = $1 for update", [userId]);
    const purging = purge({ userId, now: DUE });
    await on.somebodyWaits();
    await on.owner.query("delete from account_deletions where user_id = $1", [userId]);
    await on.owner.query("commit");
    await purging;
    expect(await on.one("select count(*)::int from users where id = $1", [userId])).toBe(1);
    expect(await found()).toBe(before);
  });

  test("is deleted once where two jobs do it at the same time", async () => {
    const person = await on.addPerson();
    const { userId, email } = person;
    const { vendorCallId } = await on.talk(person, new Date("2026-03-10T18:00:00Z"));
    await ask(userId, (await signIn(userId)).id, ASKED);
    const now = new Date(DUE.getTime() + 2 * MINUTE);
    await Promise.all([purge({ userId, now }), purge({ userId, now })]);
    expect(await on.one("select count(*)::int from users where id = $1", [userId])).toBe(0);
    expect(
      await on.one("select count(*)::int from vendor_deletions where vendor_call_id = $1", [vendorCallId]),
    ).toBe(1);
    await on.askVendors(now);
    // Somebody with the same address begins anew.
    await on.owner.query("insert into auth.users (email) values ($1)", [email]);
    expect(await on.one("select id from users where email = $1", [email])).not.toBe(userId);
  });

  test("may be taken along, and nothing is brought into it", async () => {
    const route = await import("~/routes/_app.account.data");
    const { userId } = await on.addPerson();
    const session = await signIn(userId);
    // What is read of a session is kept for one request.
    const context = () => ({
      ...{ requestId: "test", clientIp: "::1", fromThisMachine: false, cspNonce: "n" },
      ...{ retryAfter: () => undefined, drained: async () => undefined },
    });
    const show = () => route.loader({ request: session.request(), context: context(), params: {} });
    expect(await show()).toMatchObject({ leaving: false, mayBring: true });
    await ask(userId, session.id, ASKED);
    expect(await show()).toMatchObject({ leaving: true, mayBring: false });
    const body = new FormData();
    body.set("copy", new File(["a copy"], "copy.zip"));
    const sent = new Request(session.request(), { method: "POST", body });
    const answer = await route
      .action({ request: sent, context: context(), params: {} })
      .catch((thrown: unknown) => thrown as Response);
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/account/leaving"]);
    expect(await on.one("select count(*)::int from imports where user_id = $1", [userId])).toBe(0);
  });

  test("leaves nothing on its day: no row, no file, no job, nothing at the vendor", async () => {
    const [person, other] = [await on.addPerson(), await on.addPerson()];
    const { userId, email, phone } = person;
    const told = await on.talk(person, new Date("2026-03-10T18:00:00Z"));
    const kept = await on.talk(other, new Date("2026-03-10T18:00:00Z"));
    await on.fill(person, told.callId);
    const session = await signIn(userId);
    await ask(userId, session.id, ASKED);
    await purge({ userId, now: ASKED });
    const theirs = [userId, email, phone, phone.slice(1), told.callId, told.vendorCallId];
    expect(await on.foundOf(theirs)).toEqual(theirs);
    const others = await on.foundOf([other.userId, other.email, kept.callId, kept.vendorCallId]);

    await purge({ userId, now: DUE });
    // The vendor has yet to be asked, and one mail is the last.
    expect(await on.foundOf(theirs)).toEqual([userId, email, told.vendorCallId]);
    const [receipt, ...more] = await mailsTo(email);
    expect([receipt.subject, more]).toEqual(["Your account is deleted", []]);
    expect(receipt.text).toContain("Vapi is asked to delete what it keeps of 1 call");
    await on.askVendors(DUE);
    expect(on.vendor.requests.at(-1)).toMatchObject({ method: "DELETE", path: `/call/${told.vendorCallId}` });
    await on.owner.query("update mails set created_at = $1", [DUE]);

    const { sweepExpired } = await import("~/domain/accounts/sweep-expired.server");
    await sweepExpired(new Date(DUE.getTime() + 8 * DAY));
    expect(await on.foundOf(theirs)).toEqual([]);
    expect(on.filesOf(userId)).toEqual([]);
    expect(await on.foundOf([other.userId, other.email, kept.callId, kept.vendorCallId])).toEqual(others);
    expect(await on.foundOf([CANARY])).toEqual([CANARY]);
    await purge({ userId, now: DUE });
    await keepRetention(DUE);
    expect(await mailsTo(email)).toEqual([]);
  });

  test("is deleted by the hourly look when its job is lost, by a vendor that is away at first, whoever it was", async () => {
    const admin = await on.addPerson();
    await on.owner.query("update users set role = 'admin' where id = $1", [admin.userId]);
    const told = await on.talk(admin, new Date("2026-03-10T18:00:00Z"));
    // Somebody who never finished signing up.
    await on.owner.query("insert into auth.users (email) values ('half@somewhere.example')");
    const half = (await on.one<string>("select id from users where email = 'half@somewhere.example'")) ?? "";
    for (const userId of [admin.userId, half]) await ask(userId, (await signIn(userId)).id, ASKED);
    const purges = async () =>
      (
        await on.owner.query<{ userId: string }>(
          `select distinct payload->>'userId' as "userId" from graphile_worker._private_jobs j
             join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'purge_account'`,
        )
      ).rows.map(({ userId }) => userId);
    await on.owner.query(
      "select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))",
    );
    await keepRetention(new Date(DUE.getTime() - MINUTE));
    expect(await purges()).toEqual([]);
    await keepRetention(DUE);
    expect(await purges()).toEqual(expect.arrayContaining([admin.userId, half]));
    for (const userId of [admin.userId, half]) await purge({ userId, now: DUE });
    expect(await on.one("select count(*)::int from users where id = any ($1)", [[admin.userId, half]])).toBe(
      0,
    );

    const open = () =>
      on.one<string>("select id from vendor_deletions where vendor_call_id = $1", [told.vendorCallId]);
    const id = (await open()) ?? "";
    const { deleteAtVendor } = await import("~/domain/privacy/delete-at-vendor.server");
    on.vendor.deletions = "refused";
    await expect(deleteAtVendor({ vendorDeletionId: id, now: DUE })).rejects.toThrow();
    expect(await open()).toBe(id);
    const jobs = () =>
      on.one<number>(
        "select count(*)::int from graphile_worker._private_jobs where payload->>'vendorDeletionId' = $1",
        [id],
      );
    await on.owner.query(
      "select graphile_worker.complete_jobs(array(select id from graphile_worker._private_jobs))",
    );
    await keepRetention(new Date(DUE.getTime() + DAY - MINUTE));
    expect(await jobs()).toBe(0);
    await keepRetention(new Date(DUE.getTime() + DAY + MINUTE));
    expect(await jobs()).toBe(1);
    await deleteAtVendor({ vendorDeletionId: id, now: new Date(DUE.getTime() + 91 * DAY) });
    expect(await on.one("select outcome from vendor_deletions where id = $1", [id])).toBe("gave_up");
    on.vendor.deletions = "done";
  });

  test("with a call that is still live on the day waits until it is over", async () => {
    const { userId } = await on.addPerson();
    await ask(userId, (await signIn(userId)).id, ASKED);
    const live = await addCall(userId, "ringing", "on_demand");
    await purge({ userId, now: DUE });
    expect(await on.one("select status from calls where id = $1", [live])).toBe("ringing");
    await on.owner.query("update calls set status = 'no_answer' where id = $1", [live]);
    await purge({ userId, now: DUE });
    expect(await on.one("select count(*)::int from calls where id = $1", [live])).toBe(0);
  });
});
