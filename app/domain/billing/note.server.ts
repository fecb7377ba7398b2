import type { Tx } from "~/db/transaction.server";
import { enqueue } from "~/queue/enqueue.server";
import type { NoticeDetail, NoticeKind } from "./notice";

/**
 * Puts a notice to a person about their plan on record and has it mailed, in the caller's transaction. What was
 * said once isn't said again.
 *
 * @param tx a transaction of the service
 * @param notice.subject about what, such as the end of a period: the same words are the same notice
 * @param notice.detail what its mail says, see `NOTICES`
 * @param notice.now the instant it is put on record
 */
export async function noteBilling<K extends NoticeKind>(
  tx: Tx,
  notice: { userId: string; kind: K; subject: string; detail: NoticeDetail<K>; now: Date },
): Promise<void> {
  const { userId, kind, subject, detail, now } = notice;
  const [noted] = await tx.billingNotice.createManyAndReturn({
    data: { userId, kind, subject, detail, createdAt: now },
    skipDuplicates: true,
    select: { id: true },
  });
  if (noted) await enqueue(tx, "send_billing_mail", { noticeId: noted.id });
}
