import { eventStream } from "~/http/event-stream.server";
import { api } from "~/http/respond.server";
import { requireAdministrator } from "~/http/sessions.server";
import { AppError } from "~/lib/app-error";
import { watchQueue } from "~/queue/watch-queue.server";

export const loader = api(async ({ request }) => {
  await requireAdministrator(request);
  const { read, subscribe } = watchQueue();
  return eventStream(request.signal, {
    // Whoever isn't an administrator any more is told nothing more.
    read: async () => {
      await requireAdministrator(request);
      return read();
    },
    subscribe,
  });
});

export const action = api(async ({ request }) => {
  await requireAdministrator(request);
  throw new AppError("method_not_allowed");
});
