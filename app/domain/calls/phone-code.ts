import { MINUTE } from "~/lib/time";

/** How long a code works from when it was asked for. */
export const CODE_VALID = 10 * MINUTE;
/** How often it may be typed wrong. */
export const CODE_TRIES = 5;

type Asked = { phone: string; attempts: number; expiresAt: Date; consumedAt: Date | null };

/**
 * Does a code still work?
 *
 * @param asked the request for it
 * @param phone the person's number as it is now, E.164
 */
export function isCodePending(asked: Asked, phone: string | null, now: Date): boolean {
  const { attempts, expiresAt, consumedAt } = asked;
  return asked.phone === phone && consumedAt === null && attempts < CODE_TRIES && expiresAt > now;
}

/** What is said about a wrong code. @param left how many tries are left */
export function wrongCodeWords(left: number): string {
  if (left === 0) return "That isn't the code, and it was the last try. Ask for a new one.";
  return `That isn't the code. ${left === 1 ? "One try is" : `${left} tries are`} left.`;
}
