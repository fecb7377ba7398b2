import { applyRecalls } from "~/domain/checkpoints/apply-recalls.server";
import { defineTask } from "../define-task";

export default defineTask("apply_recalls", async ({ userId }, { now }) => {
  await applyRecalls({ userId, now });
});
