import { withService } from "~/db/with-service.server";

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
 * @param to only those to this address
 */
export function readOutbox(to?: string): Promise<CaughtMail[]> {
  return withService((tx) =>
    tx.mail.findMany({
      where: to === undefined ? {} : { to },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST,
      select: { id: true, to: true, subject: true, text: true, html: true, createdAt: true },
    }),
  );
}
