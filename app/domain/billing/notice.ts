import { z } from "zod";

/** What a person is told about their plan by mail, once each. */

const instant = z.iso.datetime().transform((text) => new Date(text));
const wholeSeconds = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What each kind of notice is about. Instants are ISO texts in the database. */
export const NOTICES = {
  /** A charge was refused. `status`: what the vendor made of it. */
  payment_failed: z.object({ subscriptionId: z.string(), status: z.enum(["past_due", "on_hold"]) }),
  /** The plan ends soon, by itself. `gift`: it was given. */
  plan_ending: z.object({ at: instant, gift: z.boolean() }),
  plan_ended: z.object({ at: instant, gift: z.boolean() }),
  /** Two subscriptions were paid for, and this one was ended. */
  paid_twice: z.object({ subscriptionId: z.string() }),
  /** Most of the plan's minutes are used. `until`: when they begin anew. */
  minutes_low: z.object({ leftSeconds: wholeSeconds, until: instant }),
  /** What is left of the minutes isn't enough for a call. */
  minutes_used: z.object({ leftSeconds: wholeSeconds, until: instant }),
} as const satisfies Record<string, z.ZodType>;

export type NoticeKind = keyof typeof NOTICES;

/** As it is put on record: plain JSON. */
export type NoticeDetail<K extends NoticeKind> = z.input<(typeof NOTICES)[K]>;

/** A notice as its mail is made of it. */
export type Notice = {
  [K in NoticeKind]: { kind: K; detail: z.output<(typeof NOTICES)[K]> };
}[NoticeKind];

const KINDS = Object.keys(NOTICES) as NoticeKind[];

/**
 * Reads a stored notice.
 *
 * @param kind as stored
 * @param detail the stored JSON
 * @returns null for a kind that isn't known
 * @throws {z.ZodError} when the detail doesn't fit its kind
 */
export function readNotice(kind: string, detail: unknown): Notice | null {
  const known = KINDS.find((one) => one === kind);
  return known ? ({ kind: known, detail: NOTICES[known].parse(detail) } as Notice) : null;
}
