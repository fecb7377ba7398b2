import { withService } from "~/db/with-service.server";
import type { OutgoingMail } from "~/providers/mail/provider";

/** Keeps a mail in the outbox, where `/simulator/outbox` shows it. */
export async function keepMail({ to, subject, text, html }: OutgoingMail): Promise<void> {
  await withService((tx) => tx.mail.create({ data: { to, subject, text, html }, select: { id: true } }));
}
