import { eventStream } from "~/http/event-stream.server";
import { api } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { watchQueue } from "~/queue/watch-queue.server";

export const loader = api(async ({ request }) => {
  await requireAdministrator(request);
  return eventStream(request.signal, watchQueue());
});

export const action = api(() => {
  throw new AppError("method_not_allowed");
});
