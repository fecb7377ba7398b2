import { watchCall } from "~/domain/calls/watch-call.server";
import { eventStream } from "~/http/event-stream.server";
import { api } from "~/http/respond.server";
import { requireSession } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";

export const loader = api(async ({ request, params }) => {
  const { userId } = await requireSession(request);
  const call = watchCall(userId, params.callId ?? "");
  const { last } = await call.read();
  // A browser that comes back after the last word: 204 tells it to stay away.
  if (last && request.headers.has("last-event-id")) return new Response(null, { status: 204 });
  return eventStream(request.signal, call);
});

export const action = api(() => {
  throw new AppError("method_not_allowed");
});
