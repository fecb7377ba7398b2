import { updateCheckpoints } from "~/domain/checkpoints/update-checkpoints.server";
import { defineTask } from "../define-task";

export default defineTask("update_checkpoints", async ({ callId }, { now }) => {
  await updateCheckpoints({ callId, now });
});
