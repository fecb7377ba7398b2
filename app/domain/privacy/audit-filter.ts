import { ACTORS, type Actor } from "./act-words";

/** Which acts the audit log shows, and from where on. What isn't understood is left out. */
export type AuditFilter = {
  actor: Actor | null;
  /** The code of an act. */
  action: string | null;
  /** Only acts noted before this one: `audit_log.id`. */
  before: bigint | null;
};

/** @param asked the search parameters of the address */
export function readAuditFilter(asked: URLSearchParams): AuditFilter {
  const action = asked.get("action") ?? "";
  const before = asked.get("before") ?? "";
  return {
    actor: ACTORS.find((actor) => actor === asked.get("actor")) ?? null,
    action: /^[a-z_]{1,60}$/.test(action) ? action : null,
    before: /^[1-9]\d{0,17}$/.test(before) ? BigInt(before) : null,
  };
}
