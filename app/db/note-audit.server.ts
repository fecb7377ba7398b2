import type { Tx } from "./transaction.server";

/** What the audit log says of one act. Ids, codes and numbers: no number to call, no address, no word of a talk. */
export type Act = {
  /** Who: a user with their own account, an administrator in the console, an operator at the terminal, or a job. */
  actor: "user" | "admin" | "operator" | "system";
  /** `users.id` of the user or administrator. */
  actorId?: string;
  /** What, as one code: `job_retried`, `calls_paused`, `export_made`. */
  action: string;
  /** Whose account it was done to; left out for acts on the instance. */
  userId?: string;
  /** The id of the job, call, worker or session it was done to. */
  target?: string;
  detail?: Record<string, string | number | boolean | null>;
};

/**
 * Writes an act down in the transaction that does it: both happen or neither. People's own transactions may note
 * acts of theirs on their own account alone.
 */
export async function noteAct(tx: Tx, { detail = {}, ...act }: Act): Promise<void> {
  // Not `create`: it reads the row back, and people may not choose its instant.
  await tx.auditEntry.createMany({ data: [{ ...act, detail }] });
}
