import { withPinnedService } from "~/db/pinned.server";
import type { CallCursor } from "./call-cursor";
import type { CallStatus } from "./call-state";
import type { ConsoleFilter } from "./console-filter";
import { shownCode } from "./console-words";

export type ConsoleCall = {
  id: string;
  userId: string;
  kind: string;
  status: CallStatus;
  attempt: number;
  provider: string;
  /** ISO instant. */
  scheduledAt: string;
  reason: string | null;
};

type Row = Omit<ConsoleCall, "scheduledAt"> & { scheduledAt: Date };

const LIST = {
  text: `
    select id, user_id as "userId", kind::text, status::text, attempt::int, provider, scheduled_at as "scheduledAt",
      ended_reason as reason
    from calls
    where ($1::call_status is null or status = $1) and ($2::text is null or provider = $2)
      and ($3::text is null or ended_reason = $3) and ($4::uuid is null or user_id = $4)
      and ($5::timestamptz is null or scheduled_at < $5
        or (scheduled_at = $5 and $6::uuid is not null and id < $6))
    order by scheduled_at desc, id desc limit $7`,
};

/**
 * Calls of everybody, newest slot first, as far as an operator may see them: ids and codes.
 *
 * @param options.before only calls that come after this one in the list
 * @param options.limit how many at the most
 */
export async function listCallsForConsole(
  filter: ConsoleFilter,
  { before, limit }: { before: CallCursor | null; limit: number },
): Promise<ConsoleCall[]> {
  const { state, provider, user } = filter;
  const values = [
    state,
    provider,
    filter.reason,
    user,
    before?.scheduledAt ?? null,
    before?.id ?? null,
    limit,
  ];
  const rows = await withPinnedService((run) => run<Row>(LIST, values));
  return rows.map(({ reason, ...row }) => ({
    ...row,
    scheduledAt: row.scheduledAt.toISOString(),
    reason: reason && shownCode(reason),
  }));
}
