import { getCall, toApiCall } from "~/domain/calls/queries.server";
import { api } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const loader = api(async ({ request, params }) => {
  const { userId } = await requireSession(request);
  const call = await getCall(userId, params.callId ?? "");
  return Response.json(toApiCall(call), { headers: { "Cache-Control": "no-store" } });
});

export const action = api(() => {
  throw new AppError("method_not_allowed");
});
