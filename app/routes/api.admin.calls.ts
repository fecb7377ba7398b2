import { readWindow } from "~/domain/calls/console-numbers";
import { readCallsConsole } from "~/domain/calls/read-calls-console.server";
import { api } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

/** The numbers of the calls console, for administrators: `?window=24h` or `7d`. */
export const loader = api(async ({ request }) => {
  await requireAdministrator(request);
  const windowName = readWindow(new URL(request.url).searchParams.get("window"));
  return Response.json(await readCallsConsole(windowName, new Date()), {
    headers: { "Cache-Control": "no-store" },
  });
});

export const action = api(async ({ request }) => {
  await requireAdministrator(request);
  throw new AppError("method_not_allowed");
});
