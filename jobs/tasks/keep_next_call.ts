import { replanCalls } from "~/domain/schedule/replan-calls.server";
import { defineTask } from "../define-task";

export default defineTask("keep_next_call", async ({ userId }, { now }) => {
  await replanCalls({ userId, now });
});
