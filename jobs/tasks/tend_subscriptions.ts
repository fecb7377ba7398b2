import { tendSubscriptions } from "~/domain/billing/tend-subscriptions.server";
import { defineTask } from "../define-task";

export default defineTask("tend_subscriptions", async (_payload, { now, stopping }) => {
  await tendSubscriptions({ now, stopping });
});
