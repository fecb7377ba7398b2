import { stopCalls } from "~/domain/schedule/stop-calls.server";
import { defineTask } from "../define-task";

export default defineTask("stop_calls", async ({ callId }, { now }) => {
  await stopCalls({ callId, now });
});
