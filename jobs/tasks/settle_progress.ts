import { settleProgress } from "~/domain/progress/settle-progress.server";
import { defineTask } from "../define-task";

export default defineTask("settle_progress", async ({ userId, day }, { now }) => {
  await settleProgress({ userId, day, now });
});
