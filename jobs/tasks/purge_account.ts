import { purgeAccount } from "~/domain/privacy/purge-account.server";
import { defineTask } from "../define-task";

export default defineTask("purge_account", async ({ userId }, { now }) => {
  await purgeAccount({ userId, now });
});
