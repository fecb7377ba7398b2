import { reconcileCall } from "~/domain/calls/reconcile-call.server";
import { defineTask } from "../define-task";

export default defineTask("reconcile_call", async ({ callId }, { now }) => {
  await reconcileCall({ callId, now });
});
