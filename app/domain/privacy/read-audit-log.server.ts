import { withPinnedService } from "~/db/pinned.server";
import type { Actor } from "./act-words";
import type { AuditFilter } from "./audit-filter";

export type AuditRow = {
  /** `audit_log.id`, as text. */
  id: string;
  at: string;
  actor: Actor;
  actorId: string | null;
  /** The first name of an administrator; nobody else's. */
  actorName: string | null;
  action: string;
  userId: string | null;
  target: string | null;
  detail: Record<string, string | number | boolean | null>;
};

const LIST = {
  text: `
    select a.id::text, a.at, a.actor, a.actor_id as "actorId",
      case when a.actor = 'admin' then u.first_name end as "actorName", a.action, a.user_id as "userId", a.target,
      a.detail
    from audit_log a left join users u on u.id = a.actor_id
    where ($1::text is null or a.actor = $1) and ($2::text is null or a.action = $2)
      and ($3::bigint is null or a.id < $3)
    order by a.id desc limit $4`,
};

/**
 * The audit log of the instance, newest first: ids and codes.
 *
 * @param limit how many at the most
 */
export async function readAuditLog(
  { actor, action, before }: AuditFilter,
  limit: number,
): Promise<AuditRow[]> {
  const values = [actor, action, before?.toString() ?? null, limit];
  const rows = await withPinnedService((run) => run<Omit<AuditRow, "at"> & { at: Date }>(LIST, values));
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
