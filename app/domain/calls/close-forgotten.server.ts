import { withPinnedService } from "~/db/pinned.server";
import { MINUTE, SECOND } from "~/lib/time";
import { countEnd } from "~/observability/count-events.server";
import { CATCH_UP_WINDOW, WAITING_WINDOW } from "./dial-guard";

/** What a job of its own may take to say so itself. */
const GRACE = 5 * MINUTE;
const BATCH = 2_000;

/** $1 now, $2 and $3 seconds after which a call the user asked for and a daily one are over, $4 how many. */
const CLOSE_FORGOTTEN = {
  text: `
    with closed as (
      update calls set status = 'canceled', ended_at = $1, ended_reason = 'service_fault'
      where status = 'queued' and id = any(array(
        select id from calls where status = 'queued' and scheduled_at < $1::timestamptz - make_interval(secs =>
          case kind when 'daily' then $3::float8 else $2::float8 end)
        order by scheduled_at limit $4 for update skip locked))
      returning id, user_id, kind
    ), noted as (
      insert into call_events (call_id, user_id, at, kind, detail)
      select id, user_id, $1, 'not_dialed', jsonb_build_object('reason', 'service_fault') from closed
    )
    select kind::text, count(*)::int as closed from closed group by kind`,
};

/**
 * Closes queued calls that nobody would pick up the phone for any more, as our fault.
 *
 * @param now the instant of closing
 */
export async function closeForgotten(now: Date): Promise<void> {
  const seconds = (window: number) => (window + GRACE) / SECOND;
  for (let closed = BATCH; closed === BATCH; ) {
    const rows = await withPinnedService((run) =>
      run<{ kind: string; closed: number }>(CLOSE_FORGOTTEN, [
        now,
        seconds(WAITING_WINDOW),
        seconds(CATCH_UP_WINDOW),
        BATCH,
      ]),
    );
    for (const row of rows) countEnd({ ...row, status: "canceled", reason: "service_fault" }, row.closed);
    closed = rows.reduce((sum, row) => sum + row.closed, 0);
  }
}
