import { endCall } from "~/domain/calls/end-call.server";
import { defineTask } from "../define-task";

export default defineTask("end_call", async ({ callId }, { now }) => {
  await endCall({ callId, now });
});
