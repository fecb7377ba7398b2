import { withService } from "./with-service.server";

/**
 * Keeps a mail in the outbox instead of sending it; `/simulator/outbox` shows it.
 *
 * @param mail to whom, and its words
 */
export async function keepMail(mail: {
  to: string;
  subject: string;
  text: string;
  html: string;
}): Promise<void> {
  const { to, subject, text, html } = mail;
  await withService((tx) => tx.mail.create({ data: { to, subject, text, html }, select: { id: true } }));
}
