import { keepMail } from "~/db/keep-mail.server";
import { noteAct } from "~/db/note-audit.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { MINUTE } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { linkBase, mailProvider } from "~/providers/mail/registry.server";
import { PROVIDER_LABELS } from "~/providers/telephony/provider";
import { findCallProvider } from "~/providers/telephony/registry.server";
import { enqueue, enqueueAll } from "~/queue/enqueue.server";
import { LAST_UNDO_TAKES } from "./deletion";
import { type DeletionReceipt, leavingMail } from "./leaving-mail";
import { forgetEvents } from "./purge-words.server";
import { sendReceipts } from "./send-receipts.server";
import { askVendors } from "./vendor-deletions.server";

/** How long a call that is still live on the day is given to end. */
const LET_IT_END = 2 * MINUTE;
/** Rows of the search index per transaction. */
const BATCH = 2_000;

/**
 * Does what is due for an account that is to be deleted: tells its person by mail, and on its day deletes every row
 * with their id, what was kept of their address and their calls elsewhere, and the jobs about them. What their vendors
 * keep is asked to be deleted, and a last mail says so. Doing it again changes nothing; where it was undone, nothing
 * happens.
 *
 * @param input.userId whose account
 * @param input.now decides whether the day has come
 * @throws when a mail could not be handed over, so that the job is tried again
 */
export async function purgeAccount({ userId, now }: { userId: string; now: Date }): Promise<void> {
  const asked = await withService((tx) =>
    tx.accountDeletion.findUnique({
      where: { userId },
      select: {
        askedAt: true,
        dueAt: true,
        toldAt: true,
        user: { select: { email: true, localTz: true } },
      },
    }),
  );
  if (asked && asked.dueAt > now) {
    if (!asked.toldAt) await tell(userId, asked, now);
    return;
  }
  if (asked) await purge(userId, asked.dueAt, now);
  await sendReceipts(now);
}

type Asked = { askedAt: Date; dueAt: Date; user: { email: string; localTz: string | null } };

async function tell(userId: string, { askedAt, dueAt, user }: Asked, now: Date): Promise<void> {
  const link = `${linkBase()}/account/leaving`;
  await mailProvider(keepMail).send({
    to: user.email,
    ...leavingMail({ dueAt, zone: user.localTz ?? "UTC", link, now }),
    // The same at every attempt: a mailbox can tell that it has it already.
    messageId: `<leaving.${userId}.${askedAt.getTime()}@${new URL(linkBase()).hostname}>`,
  });
  await withService((tx) => tx.accountDeletion.updateMany({ where: { userId }, data: { toldAt: now } }));
}

async function purge(userId: string, dueAt: Date, now: Date): Promise<void> {
  // The longest part beforehand: the rest is one transaction. Not while somebody may still be undoing it, who is to
  // find everything.
  const isSettled = now.getTime() - dueAt.getTime() >= LAST_UNDO_TAKES;
  for (let gone = isSettled ? BATCH : 0; gone === BATCH; ) {
    gone = await withService(
      (tx) => tx.$executeRaw`
        delete from search_entries where id in (
          select id from search_entries where user_id = ${userId}::uuid limit ${BATCH}::int)`,
    );
  }
  const receipt = await withService((tx) => deleteRows(tx, userId, now));
  if (receipt) logger.info(receipt, "an account was deleted on its day");
}

async function deleteRows(tx: Tx, userId: string, now: Date): Promise<DeletionReceipt | null> {
  const [user] = await tx.$queryRaw<{ authUserId: string; email: string }[]>`
    select auth_user_id as "authUserId", email::text as email from users where id = ${userId}::uuid for update`;
  const due = await tx.accountDeletion.findFirst({ where: { userId, dueAt: { lte: now } } });
  if (!user || !due) return null;
  const calls = await tx.call.findMany({
    where: { userId },
    select: { id: true, provider: true, vendorCallId: true, status: true, transcriptPurgedAt: true },
  });
  const live = calls.filter(({ status }) => ["dialing", "ringing", "in_progress"].includes(status));
  if (live.length > 0) {
    await enqueueAll(
      tx,
      "end_call",
      live.map(({ id }) => ({ callId: id })),
    );
    await enqueue(tx, "purge_account", { userId }, { runAt: new Date(now.getTime() + LET_IT_END) });
    return null;
  }
  const files = await tx.upload.count({ where: { userId } });
  const plans = await tx.subscriptionSnapshot.count({
    where: { userId, status: { notIn: ["cancelled", "expired", "failed"] } },
  });
  const asked = await askVendors(
    tx,
    // Those whose words went before were asked about then.
    calls.filter(({ transcriptPurgedAt }) => transcriptPurgedAt === null),
    now,
  );
  const vendors = Object.entries(asked).map(([name, count]) => ({
    label: name in PROVIDER_LABELS ? PROVIDER_LABELS[name as keyof typeof PROVIDER_LABELS] : name,
    calls: count,
    deletes: findCallProvider(name)?.capabilities.deletes ?? false,
  }));
  const receipt = { calls: calls.length, files, plan: plans > 0, vendors };

  const ids = await idsOf(tx, userId, user.email);
  await forgetEvents(tx, calls);
  await tx.mail.deleteMany({ where: { to: { equals: user.email, mode: "insensitive" } } });
  await tx.loginToken.deleteMany({ where: { email: user.email } });
  await tx.$executeRaw`
    update instance_switches set changed_by = 'an administrator who is gone'
    where strpos(changed_by, ${userId}) > 0 or strpos(lower(changed_by), lower(${user.email})) > 0`;
  // All that has the person's id goes with it.
  await tx.authUser.delete({ where: { id: user.authUserId }, select: { id: true } });
  await tx.deletionReceipt.create({
    data: { email: user.email, goneAt: now, detail: receipt },
    select: { id: true },
  });
  await tx.$queryRaw`select relevel.forget_jobs(${ids}::uuid[])`;
  await noteAct(tx, { actor: "system", action: "account_deleted" });
  return receipt;
}

/** What a job about this person may name. */
async function idsOf(tx: Tx, userId: string, email: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from calls where user_id = ${userId}::uuid
    union all select id from text_talks where user_id = ${userId}::uuid
    union all select id from billing_notices where user_id = ${userId}::uuid
    union all select id from imports where user_id = ${userId}::uuid
    union all select id from auth.login_tokens where email = ${email}::citext
    union all select e.id from calls c join webhook_events e on e.payload #>> '{event,callId}' = c.id::text
      where c.user_id = ${userId}::uuid
    union all select e.id from calls c join webhook_events e on e.payload #>> '{event,vendorCallId}' = c.vendor_call_id
      where c.user_id = ${userId}::uuid`;
  return [userId, ...rows.map(({ id }) => id)];
}
