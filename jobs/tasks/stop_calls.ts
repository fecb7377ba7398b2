import { stopCalls } from "~/domain/schedule/stop-calls.server";
import { defineTask } from "../define-task";

export default defineTask("stop_calls", async ({ callId, reason }, { now }) => {
  await stopCalls({ callId, reason, now });
});
