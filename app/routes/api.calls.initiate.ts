import { CALL_ASKS } from "~/domain/calls/call-limits";
import { requestCall } from "~/domain/calls/request-call.server";
import { keepTo } from "~/http/rate-limit.server";
import { api } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const loader = api(() => {
  throw new AppError("method_not_allowed");
});

export const action = api(async ({ request }) => {
  if (request.method !== "POST") throw new AppError("method_not_allowed");
  const { userId } = await requireSession(request);
  const now = new Date();
  await keepTo(CALL_ASKS, [userId], now);
  const call = await requestCall(userId, now);
  return Response.json(call, { status: 202 });
});
