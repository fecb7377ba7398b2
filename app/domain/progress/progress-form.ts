import { z } from "zod";
import { RepairForm } from "./quest-form";

/** Everything that is posted to the page of one's progress. */
export const ProgressForm = z.discriminatedUnion("intent", [
  RepairForm,
  z.object({
    intent: z.literal("focus-day"),
    weekday: z.preprocess(
      (value) => (value === "" ? null : Number(value)),
      z.number("Choose a weekday.").int("Choose a weekday.").min(1).max(7).nullable(),
    ),
  }),
]);
