import { sweepExpired } from "~/domain/accounts/sweep-expired.server";
import { defineTask } from "../define-task";

export default defineTask("sweep_expired", async (_payload, { now }) => {
  await sweepExpired(now);
});
