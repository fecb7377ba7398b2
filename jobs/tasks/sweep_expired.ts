import { sweepExpired } from "~/domain/accounts/sweep-expired.server";
import { closeStaleImports } from "~/domain/privacy/close-stale-imports.server";
import { defineTask } from "../define-task";

export default defineTask("sweep_expired", async (_payload, { now }) => {
  await closeStaleImports(now);
  await sweepExpired(now);
});
