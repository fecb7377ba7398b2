import { keepMail } from "~/db/keep-mail.server";
import type { Tx } from "~/db/transaction.server";
import { withService } from "~/db/with-service.server";
import { logger } from "~/observability/logger.server";
import { linkBase, mailProvider } from "~/providers/mail/registry.server";
import { paymentSettings, paymentsMode } from "~/providers/payments/registry.server";
import { type BillingNews, billingMail } from "./billing-mail";
import { isEntitled } from "./entitlement";
import { type Notice, readNotice } from "./notice";
import { ENDING_COLUMNS, planEnd } from "./plan-end";

/**
 * Mails one notice about a plan, once. What isn't true any more, such as a failed payment that has been made up for,
 * isn't said, and is forgotten: should it become true again, it is news again.
 *
 * @param input.noticeId a row of `billing_notices`; one that was sent is left alone
 * @param input.now the instant of sending
 * @throws when the mail could not be handed over
 */
export async function sendBillingMail({ noticeId, now }: { noticeId: string; now: Date }): Promise<void> {
  const mail = await withService((tx) => write(tx, noticeId, now));
  if (!mail) {
    logger.info({ noticeId }, "a notice about a plan isn't needed");
    return;
  }
  // The same id at every attempt: a mailbox can tell that it has it already.
  const messageId = `<billing.${noticeId}@${new URL(linkBase()).hostname}>`;
  await mailProvider(keepMail).send({ ...mail, messageId });
  await withService((tx) =>
    tx.billingNotice.updateMany({ where: { id: noticeId, sentAt: null }, data: { sentAt: now } }),
  );
  logger.info({ noticeId }, "a notice about a plan was handed over");
}

/** The mail of a notice; null when there is none to be sent. */
async function write(tx: Tx, noticeId: string, now: Date) {
  const row = await tx.billingNotice.findFirst({
    where: { id: noticeId, sentAt: null },
    select: {
      userId: true,
      kind: true,
      detail: true,
      user: { select: { email: true, firstName: true, localTz: true } },
    },
  });
  if (!row) return null;
  const { email, firstName, localTz } = row.user;
  const notice = readNotice(row.kind, row.detail);
  const news = notice && email ? await newsOf(tx, row.userId, notice, now) : null;
  if (!news) {
    await tx.billingNotice.deleteMany({ where: { id: noticeId, sentAt: null } });
    return null;
  }
  return { to: email, ...billingMail(news, { firstName, zone: localTz ?? "UTC" }, linkBase(), now) };
}

/** What there is to say; null when it isn't true any more. */
async function newsOf(tx: Tx, userId: string, notice: Notice, now: Date): Promise<BillingNews | null> {
  const mode = paymentsMode();
  const plan = await tx.subscription.findUnique({
    where: { userId },
    select: { tier: true, ...ENDING_COLUMNS },
  });
  if (mode === "off" || !plan) return null;
  const entitled = isEntitled(mode, plan, now);
  const { kind, detail } = notice;
  switch (kind) {
    case "payment_failed":
    case "paid_twice": {
      const snapshot = await tx.subscriptionSnapshot.findUnique({
        where: { subscriptionId: detail.subscriptionId, userId },
      });
      if (!snapshot) return null;
      const amount = { minor: snapshot.amountMinor, currency: snapshot.currency };
      if (kind === "paid_twice") return { kind, amount };
      if (snapshot.status !== detail.status || plan.dodoSubscriptionId !== detail.subscriptionId) return null;
      return { kind, amount, forgivenUntil: entitled ? plan.accessUntil : null };
    }
    case "plan_ending": {
      const end = planEnd(plan);
      if (!entitled || end?.at.getTime() !== detail.at.getTime()) return null;
      return { kind, ...detail, canTakeBack: !end.gift && plan.status === "active" };
    }
    case "plan_ended":
      return entitled ? null : { kind, gift: detail.gift };
    case "minutes_low":
    case "minutes_used": {
      if (!entitled || now >= detail.until) return null;
      const { planMinutes: minutes } = paymentSettings();
      return kind === "minutes_low" ? { kind, minutes, ...detail } : { kind, minutes, until: detail.until };
    }
  }
}
