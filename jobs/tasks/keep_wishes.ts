import { keepWishes } from "~/domain/schedule/keep-wishes.server";
import { defineTask } from "../define-task";

export default defineTask("keep_wishes", async ({ callId }, { now }) => {
  await keepWishes({ callId, now });
});
