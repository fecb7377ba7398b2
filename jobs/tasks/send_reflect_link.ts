import { sendReflectLink } from "~/domain/calls/send-reflect-link.server";
import { defineTask } from "../define-task";

export default defineTask("send_reflect_link", async ({ callId }, { now }) => {
  await sendReflectLink({ callId, now });
});
