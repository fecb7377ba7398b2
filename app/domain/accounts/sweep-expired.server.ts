import { withService } from "~/db/with-service.server";
import { DAY } from "~/lib/time";
import { sweepFiles } from "./sweep-files.server";

const KEEP_LOGIN_TOKENS_MS = DAY;
// Longer than any window that is counted.
const KEEP_RATE_LIMITS_MS = DAY;
const KEEP_PHONE_CODES_MS = DAY;
// Until then the page behind one says that its day is over.
const KEEP_REFLECT_LINKS_MS = DAY;
const KEEP_MAILS_MS = 7 * DAY;
const KEEP_WEBHOOK_EVENTS_MS = 90 * DAY;
const KEEP_JOB_MINUTES_MS = 2 * DAY;

/**
 * Deletes what has expired: sign-in requests, requests to prove a number, links to write instead of a call, sessions,
 * counters, caught mails, webhook events and counts of jobs; and files that nobody has any more.
 */
export async function sweepExpired(now: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms) });
  await withService((tx) => tx.loginToken.deleteMany({ where: { expiresAt: before(KEEP_LOGIN_TOKENS_MS) } }));
  await withService((tx) =>
    tx.phoneVerification.deleteMany({ where: { expiresAt: before(KEEP_PHONE_CODES_MS) } }),
  );
  await withService((tx) =>
    tx.reflectLink.deleteMany({ where: { expiresAt: before(KEEP_REFLECT_LINKS_MS) } }),
  );
  await withService((tx) => tx.session.deleteMany({ where: { expiresAt: before(0) } }));
  await withService((tx) => tx.rateLimit.deleteMany({ where: { windowStart: before(KEEP_RATE_LIMITS_MS) } }));
  await withService((tx) => tx.mail.deleteMany({ where: { createdAt: before(KEEP_MAILS_MS) } }));
  await withService((tx) =>
    tx.webhookEvent.deleteMany({ where: { receivedAt: before(KEEP_WEBHOOK_EVENTS_MS) } }),
  );
  await withService((tx) => tx.jobMinute.deleteMany({ where: { at: before(KEEP_JOB_MINUTES_MS) } }));
  await sweepFiles(now);
}
