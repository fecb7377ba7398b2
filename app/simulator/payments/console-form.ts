import { z } from "zod";

const id = z.string().min(1).max(100);
/** A check box is posted only where it is ticked. */
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** The longest grace that the vendor offers, in days. */
export const LONGEST_GRACE = 30;

/** What the console of the simulator posts. */
export const ConsoleForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("pull"),
    subscriptionId: id,
    lever: z.enum(["to_period_end", "to_grace_end", "break_card", "mend_card", "cancel_now", "expire"]),
  }),
  z.object({
    intent: z.literal("rules"),
    duplicate: ticked,
    hold: ticked,
    drop: ticked,
    next: z.enum(["normal", "wrong_signature", "stale", "unknown_type", "extra_fields"]),
  }),
  z.object({
    intent: z.literal("grace"),
    days: z.coerce
      .number<string>("Write a number of days.")
      .int("Write whole days.")
      .min(0, "Zero days or more.")
      .max(LONGEST_GRACE, `${LONGEST_GRACE} days at most.`),
  }),
  z.object({ intent: z.literal("release") }),
  z.object({ intent: z.literal("replay"), webhookId: id }),
]);
