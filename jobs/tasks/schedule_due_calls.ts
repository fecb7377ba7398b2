import { scheduleDueCalls } from "~/domain/schedule/schedule-due-calls.server";
import { defineTask } from "../define-task";

export default defineTask("schedule_due_calls", async (_payload, { now, stopping }) => {
  await scheduleDueCalls({ now, stopping });
});
