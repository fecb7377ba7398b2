/** The words of the audit log: what each code of an act says, to an operator and to the person it was done to. */

/** Codes that acts are noted with. */
const ACTS = {
  job_retried: "A failed job was tried again",
  jobs_retried: "All failed jobs of a task were tried again",
  job_run_now: "A job was run at once",
  job_rescheduled: "A job was moved to another time",
  job_canceled: "A job was cancelled",
  worker_unlocked: "The jobs of a dead worker were freed",
  calls_paused: "All dialling was paused",
  calls_resumed: "Dialling went on",
  account_opened: "An administrator looked up the e-mail address",
  transcript_read: "An administrator read a transcript",
  transcripts_allowed: "Administrators were allowed to read transcripts for a while",
  transcripts_refused: "The permission to read transcripts was taken back",
  export_made: "An export was made",
  import_made: "An export was imported",
  signed_in: "A browser signed in",
  number_changed: "The number to call was changed",
  calls_turned_on: "Daily calls were turned on",
  calls_turned_off: "Daily calls were turned off",
  consent_withdrawn: "Consent to calls was withdrawn",
  account_deleted: "An account was deleted on its day",
  deletion_asked: "The account was marked for deletion",
  deletion_undone: "The deletion was undone",
  sessions_ended: "All other sessions were ended",
  session_ended: "A session was ended",
  retention_changed: "How long transcripts are kept was changed",
  became_admin: "The account became an administrator's",
  number_blocked: "A number was blocked",
  number_unblocked: "A number was freed again",
  plan_granted: "A plan was given",
  plan_revoked: "A given plan was taken away",
  flag_cleared: "The flag was taken off the account",
} as const satisfies Record<string, string>;

/** An act that has words. Others may be noted; they are shown as their code. */
export type ActCode = keyof typeof ACTS;

/** Every code that has words, for filters. */
export const ACT_CODES = Object.keys(ACTS) as ActCode[];

/** Who acts. */
export const ACTORS = ["user", "admin", "operator", "system"] as const;
export type Actor = (typeof ACTORS)[number];

/** Who acted, where nothing more is known or may be said. */
export const ACTOR_WORDS: Readonly<Record<Actor, string>> = {
  user: "You",
  admin: "An administrator",
  operator: "Whoever runs this instance, at the terminal",
  system: "This instance itself",
};

/**
 * What was done, in a few words without a full stop.
 *
 * @param action the code of the act
 * @returns the code itself where it has no words
 */
export const actWords = (action: string): string =>
  Object.hasOwn(ACTS, action) ? ACTS[action as ActCode] : action;
