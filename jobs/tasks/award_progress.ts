import { awardProgress } from "~/domain/progress/award-progress.server";
import { defineTask } from "../define-task";

export default defineTask("award_progress", async ({ callId }, { now }) => {
  await awardProgress({ callId, now });
});
