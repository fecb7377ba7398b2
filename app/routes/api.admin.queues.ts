import { api } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { readConsoleFilter } from "~/queue/console-filter";
import { readConsole } from "~/queue/read-console.server";

export const loader = api(async ({ request }) => {
  await requireAdministrator(request);
  const filter = readConsoleFilter(new URL(request.url).searchParams);
  const shown = await readConsole(filter, new Date());
  return Response.json(shown, { headers: { "Cache-Control": "no-store" } });
});

export const action = api(async ({ request }) => {
  await requireAdministrator(request);
  throw new AppError("method_not_allowed");
});
