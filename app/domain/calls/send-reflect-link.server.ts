import { keepMail } from "~/db/keep-mail.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { dayEndsAt } from "~/domain/schedule/local-time";
import { fromDateColumn } from "~/lib/columns";
import { MINUTE } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { linkBase, mailProvider } from "~/providers/mail/registry.server";
import { loadCallPlan } from "./load-call-plan.server";
import type { CallStep } from "./receipt";
import { recordStep } from "./record-step.server";
import { reflectMail } from "./reflect-mail";
import { hashReflectToken, reflectToken } from "./reflect-token.server";

/** Whoever has begun to mail a link and hasn't said so after this long isn't going to. */
const MAILED_WITHIN = 1 * MINUTE;
const MAILED = "link_mailed" satisfies CallStep;

/**
 * Mails the link to write instead, after the last attempt of a slot has reached nobody: one link per person and local
 * day, which works until that day is over. Nothing is sent when the day has been kept meanwhile or is over, or when
 * the person wants no calls any more. A retry sends again only what wasn't taken before.
 *
 * @param input.callId the last attempt
 * @param input.now the instant of sending
 * @throws when the mail could not be handed over, or somebody is handing it over right now
 */
export async function sendReflectLink({ callId, now }: { callId: string; now: Date }): Promise<void> {
  const mail = await withService((tx) => claim(tx, callId, now));
  if (!mail) {
    logger.info({ callId }, "no link to write instead is needed");
    return;
  }
  try {
    await mailProvider(keepMail).send(mail.outgoing);
  } catch (error) {
    // The next try needn't wait for this one.
    await withService((tx) =>
      tx.reflectLink.updateMany({ where: { id: mail.linkId }, data: { tokenHash: null } }),
    );
    throw error;
  }
  await withService((tx) => recordStep(tx, { id: callId, userId: mail.userId }, MAILED, now));
  logger.info({ callId }, "a link to write instead was handed over");
}

/** Makes the day's link and takes it on to mail it; null when there is none to be mailed. */
async function claim(tx: Tx, callId: string, now: Date) {
  await tx.$queryRaw`
    select 1 from users where id = (select user_id from calls where id = ${callId}::uuid) for no key update`;
  const call = await tx.call.findUnique({
    where: { id: callId },
    select: { userId: true, localDate: true, user: { select: { email: true } } },
  });
  if (!call?.user.email) return null;
  const { userId, localDate } = call;
  const plan = await loadCallPlan(tx, userId, now);
  const { localTz: zone, dayStart, firstName } = plan;
  if (!zone || !firstName || !plan.consented || plan.phoneBlocked || !plan.entitled) return null;
  const expiresAt = dayEndsAt(fromDateColumn(localDate), zone, dayStart);
  if (expiresAt <= now || (await isKept(tx, userId, localDate))) return null;

  await tx.reflectLink.createMany({
    data: { userId, localDate, createdAt: now, expiresAt },
    skipDuplicates: true,
  });
  const link = await tx.reflectLink.findUniqueOrThrow({ where: { userId_localDate: { userId, localDate } } });
  if (await wasMailed(tx, userId, localDate)) return null;
  if (link.tokenHash && now.getTime() - link.createdAt.getTime() < MAILED_WITHIN) {
    throw new Error("the link is being mailed");
  }
  const token = reflectToken(link.id);
  const { id: linkId, expiresAt: until } = link;
  // Stored first: a mail that arrives holds a link that works.
  await tx.reflectLink.update({
    where: { id: linkId },
    data: { tokenHash: hashReflectToken(token) },
    select: { id: true },
  });
  const words = reflectMail({ firstName, link: `${linkBase()}/reflect/${token}`, until, zone }, now);
  const messageId = `<reflect.${linkId}@${new URL(linkBase()).hostname}>`;
  return { linkId, userId, outgoing: { to: call.user.email, ...words, messageId } };
}

/** There has been a talk that day, or one is being written. */
async function isKept(tx: Tx, userId: string, localDate: Date): Promise<boolean> {
  const talks = await tx.call.count({
    where: { userId, localDate, status: "completed", kind: { not: "verification" } },
  });
  return talks > 0 || (await tx.textTalk.count({ where: { userId, localDate, said: { gt: 0 } } })) > 0;
}

const wasMailed = async (tx: Tx, userId: string, localDate: Date) =>
  (await tx.callEvent.count({ where: { userId, kind: MAILED, call: { localDate, kind: "daily" } } })) > 0;
