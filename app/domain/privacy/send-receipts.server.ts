import { keepMail } from "~/db/keep-mail.server";
import { withService } from "~/db/with-service.server";
import { DAY } from "~/lib/time";
import { logger } from "~/observability/logger.server";
import { linkBase, mailProvider } from "~/providers/mail/registry.server";
import { type DeletionReceipt, receiptMail } from "./leaving-mail";

/** No longer is an address kept only to say that nothing is kept. */
const TRY_FOR = 7 * DAY;

/**
 * Mails what is still to be told to people whose account is gone, and forgets their address.
 *
 * @throws when a mail could not be handed over; it is tried again for `TRY_FOR`
 */
export async function sendReceipts(now: Date): Promise<void> {
  const waiting = await withService((tx) => tx.deletionReceipt.findMany({ orderBy: { goneAt: "asc" } }));
  let failure: unknown = null;
  for (const { id, email, goneAt, detail } of waiting) {
    const late = now.getTime() - goneAt.getTime() > TRY_FOR;
    try {
      const messageId = `<gone.${id}@${new URL(linkBase()).hostname}>`;
      await mailProvider(keepMail).send({
        to: email,
        ...receiptMail(detail as DeletionReceipt),
        messageId,
      });
    } catch (error) {
      failure = error;
      if (!late) continue;
      logger.warn({ receiptId: id }, "a last mail could not be handed over");
    }
    await withService((tx) => tx.deletionReceipt.deleteMany({ where: { id } }));
  }
  if (failure) throw failure;
}
