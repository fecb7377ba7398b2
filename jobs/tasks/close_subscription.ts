import { closeSubscription } from "~/domain/billing/close-subscription.server";
import { defineTask } from "../define-task";

export default defineTask("close_subscription", async ({ subscriptionId }, { now }) => {
  await closeSubscription({ subscriptionId, now });
});
