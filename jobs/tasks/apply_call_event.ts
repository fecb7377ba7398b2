import { applyCallEvent } from "~/domain/calls/apply-call-event.server";
import { defineTask } from "../define-task";

export default defineTask("apply_call_event", async ({ webhookEventId }, { now }) => {
  await applyCallEvent({ webhookEventId, now });
});
