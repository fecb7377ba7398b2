import type { CallKind } from "~/domain/calls/call-state";
import { metrics } from "~/observability/metrics.server";
import { JOBS } from "~/queue/catalog";

const OUTCOMES = ["done", "failed", "gave_up"] as const;
const KINDS = ["daily", "on_demand", "verification"] as const satisfies CallKind[];
/** How a call ends on our side. */
const BROKEN = ["failed", "unknown", "canceled"] as const;

/**
 * Has the counters that alerts look at begin at nothing. Prometheus sees no increase in a series whose first value is
 * above that: what happens seldom, or all at once, would go unnoticed.
 */
export function beginCounting(): void {
  const { jobs, callsEnded } = metrics();
  for (const task of Object.keys(JOBS)) {
    for (const outcome of OUTCOMES) jobs.inc({ task, outcome }, 0);
  }
  for (const kind of KINDS) {
    for (const status of BROKEN) callsEnded.inc({ kind, status, side: "ours" }, 0);
  }
}
