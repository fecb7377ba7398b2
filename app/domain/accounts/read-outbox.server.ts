import { withService } from "~/db/with-service.server";
import { SignInEmail } from "./sign-in-email";

const MOST = 200;

/** A caught mail. */
export type CaughtMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
};

/**
 * The newest mails that were caught, newest first.
 *
 * @param to only those to this address; none when it is no address
 */
export async function readOutbox(to?: string): Promise<CaughtMail[]> {
  const address = SignInEmail.optional().safeParse(to);
  if (!address.success) return [];
  return withService((tx) =>
    tx.mail.findMany({
      where: address.data === undefined ? {} : { to: address.data },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST,
      select: { id: true, to: true, subject: true, text: true, html: true, createdAt: true },
    }),
  );
}
