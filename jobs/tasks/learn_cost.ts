import { learnCost } from "~/domain/calls/learn-cost.server";
import { defineTask } from "../define-task";

export default defineTask("learn_cost", async ({ callId }, { now }) => {
  await learnCost({ callId, now });
});
