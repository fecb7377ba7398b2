import { z } from "zod";
import { RecallForm } from "~/domain/checkpoints/recall-form";
import { DASHBOARD_INTENTS } from "~/domain/schedule/intents";
import { NextCallForms } from "~/domain/schedule/next-call-form";
import { QuestForm, RepairForm } from "./quest-form";

/** Everything that is posted to the dashboard; without an intent, a call now. */
export const DashboardForm = z.preprocess(
  (fields) => ({ intent: DASHBOARD_INTENTS.call, ...(fields as object) }),
  z.discriminatedUnion("intent", [NextCallForms, QuestForm, RecallForm, RepairForm]),
);

/**
 * Does this make something new? That needs the plan. Calls see to it themselves; what is stopped or put right stays
 * open to everybody.
 */
export const isNewEntry = (data: z.output<typeof DashboardForm>): boolean =>
  "itemId" in data
    ? !data.reviewId
    : ["finish-quest", "take-on-quest", "repair-streak"].includes(data.intent);
