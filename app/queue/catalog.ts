import { z } from "zod";

/**
 * Every job: its payload and how often it is tried. Payloads hold ids only, because they are kept as plain
 * JSON. The database lets `enqueue` add exactly the names listed here that aren't started by the crontab.
 */
export const JOBS = {
  /** The minute tick: claims whoever is due and adds their `place_call`. */
  schedule_due_calls: { payload: z.looseObject({}), maxAttempts: 3 },
  /** Dials once. A second attempt that finds `dialing` asks the vendor instead. A killed worker has spent one. */
  place_call: { payload: z.object({ callId: z.uuid() }), maxAttempts: 5 },
  /** Learns the truth about a call whose request had no clear answer. */
  reconcile_call: { payload: z.object({ callId: z.uuid() }), maxAttempts: 10 },
  /** Hangs up a call that nobody wants any more. */
  end_call: { payload: z.object({ callId: z.uuid() }), maxAttempts: 6 },
  /** Learns what a call cost, where the vendor says so later. */
  learn_cost: { payload: z.object({ callId: z.uuid() }), maxAttempts: 5 },
  /** Applies one stored webhook event to its call. */
  apply_call_event: { payload: z.object({ webhookEventId: z.uuid() }), maxAttempts: 10 },
  /** Closes calls whose last word never came. */
  reap_calls: { payload: z.looseObject({}), maxAttempts: 3 },
  /** Turns calls off for a person who said so on the phone. */
  stop_calls: {
    payload: z.object({
      callId: z.uuid(),
      reason: z.enum(["stop_calls", "wrong_number"]).default("stop_calls"),
    }),
    maxAttempts: 20,
  },
  /** Makes true what a person said on the phone about when to call. */
  keep_wishes: { payload: z.object({ callId: z.uuid() }), maxAttempts: 20 },
  /** Reads a completed talk, once per wording of its turns, and starts what follows from it. */
  reflect_on_call: { payload: z.object({ callId: z.uuid() }), maxAttempts: 10 },
  /** Brings practice, quests and XP in line with what was read. */
  award_progress: { payload: z.object({ callId: z.uuid() }), maxAttempts: 10 },
  /** Makes check-points of what was learned, and grades what was recalled. */
  update_checkpoints: { payload: z.object({ callId: z.uuid() }), maxAttempts: 10 },
  /** Keeps what was told about the person, and makes the talk searchable. */
  store_memories: { payload: z.object({ callId: z.uuid() }), maxAttempts: 10 },
  /** Adds up a person's days, XP and quests. `day`: a local day that has changed, besides the latest. */
  settle_progress: {
    payload: z.object({ userId: z.uuid(), day: z.iso.date().optional() }),
    maxAttempts: 10,
  },
  /** Applies what a person said of their recalls by hand. */
  apply_recalls: { payload: z.object({ userId: z.uuid() }), maxAttempts: 10 },
  /** Closes the local days that are over, wherever midnight has just been. */
  roll_days: { payload: z.looseObject({}), maxAttempts: 3 },
  /** Makes a call of a talk in writing that is over. */
  keep_text_talk: { payload: z.object({ textTalkId: z.uuid() }), maxAttempts: 10 },
  /** Mails the link to talk in writing, after the last attempt of a slot. */
  send_reflect_link: { payload: z.object({ callId: z.uuid() }), maxAttempts: 5 },
  /** Moves a person's next call after their entitlement has changed. */
  keep_next_call: { payload: z.object({ userId: z.uuid() }), maxAttempts: 20 },
  /** Applies one stored event of the payment vendor. */
  apply_payment_event: { payload: z.object({ webhookEventId: z.uuid() }), maxAttempts: 25 },
  /** Asks the payment vendor about subscriptions that weren't heard of, and tells people of endings. */
  tend_subscriptions: { payload: z.looseObject({}), maxAttempts: 3 },
  /** Ends a subscription at the vendor: its person is gone, or pays for another already. */
  close_subscription: { payload: z.object({ subscriptionId: z.string().max(200) }), maxAttempts: 25 },
  /** Mails what a person has to know about their plan, once. */
  send_billing_mail: { payload: z.object({ noticeId: z.uuid() }), maxAttempts: 10 },
  /** Looks whether a talk has used up the minutes of a plan, or most of them. */
  count_minutes: { payload: z.object({ userId: z.uuid() }), maxAttempts: 10 },
  /** Puts the rows of a copy that a person brought into their account: all or none. */
  apply_import: { payload: z.object({ importId: z.uuid() }), maxAttempts: 10 },
  /** Tells a person that their account is to be deleted, and on its day deletes it. */
  purge_account: { payload: z.object({ userId: z.uuid() }), maxAttempts: 25 },
  /** Has a vendor delete what it keeps of one call. */
  delete_at_vendor: { payload: z.object({ vendorDeletionId: z.uuid() }), maxAttempts: 25 },
  /** Deletes the words of talks that are past their time, and takes up what was lost of deletions. */
  keep_retention: { payload: z.looseObject({}), maxAttempts: 3 },
  /** Makes the link and the code, and mails them. */
  send_sign_in_mail: { payload: z.object({ loginTokenId: z.uuid() }), maxAttempts: 5 },
  /** Deletes what has expired: sign-in requests, sessions, counters. */
  sweep_expired: { payload: z.looseObject({}), maxAttempts: 3 },
  /** Writes the backup of the night, where the instance was asked for one. */
  back_up: { payload: z.looseObject({}), maxAttempts: 3 },
} as const satisfies Record<string, { payload: z.ZodType; maxAttempts: number }>;

export type JobName = keyof typeof JOBS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOBS)[N]["payload"]>;
