import { countMinutes } from "~/domain/billing/count-minutes.server";
import { defineTask } from "../define-task";

export default defineTask("count_minutes", async ({ userId }, { now }) => {
  await countMinutes({ userId, now });
});
