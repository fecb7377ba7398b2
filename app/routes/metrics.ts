import { requireMetricsReader } from "~/http/require-metrics-reader.server";
import { api } from "~/http/respond.server";
import { readMetrics } from "~/queue/read-metrics.server";

/** What this instance measures of itself, as Prometheus reads it. */
export const loader = api(async ({ request, context }) => {
  requireMetricsReader(request, context);
  return new Response(await readMetrics(), {
    headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8", "Cache-Control": "no-store" },
  });
});
