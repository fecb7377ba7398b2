import { keepRetention } from "~/domain/privacy/keep-retention.server";
import { defineTask } from "../define-task";

export default defineTask("keep_retention", async (_payload, { now }) => {
  await keepRetention(now);
});
