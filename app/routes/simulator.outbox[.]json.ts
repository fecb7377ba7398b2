import { readOutbox } from "~/domain/accounts/read-outbox.server";
import { requireOutbox } from "~/http/instance.server";
import { api } from "~/http/respond.server";

/** The caught mails, newest first; `?to=` asks for those of one address. */
export const loader = api(async ({ request }) => {
  requireOutbox();
  const to = new URL(request.url).searchParams.get("to") ?? undefined;
  return Response.json(await readOutbox(to), { headers: { "Cache-Control": "no-store" } });
});
