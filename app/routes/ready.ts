import { whatIsMissing } from "~/queue/admin.server";

/** The instance can do its work: database, migrations and a living worker. */
export async function loader() {
  const missing = await whatIsMissing();
  const ready = missing.length === 0;
  return Response.json(ready ? { status: "ready" } : { status: "not ready", missing }, {
    status: ready ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
