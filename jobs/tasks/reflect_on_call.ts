import { reflectOnCall } from "~/domain/progress/reflect-on-call.server";
import { defineTask } from "../define-task";

export default defineTask("reflect_on_call", async ({ callId }, { now }) => {
  await reflectOnCall({ callId, now });
});
