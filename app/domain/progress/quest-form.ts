import { z } from "zod";
import { VISIBLE } from "~/lib/text";
import { LONGEST_TITLE } from "./quest-title";

/** What a person does with a quest of theirs. */
export const QuestForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("finish-quest"), questId: z.uuid() }),
  z.object({ intent: z.literal("drop-quest"), questId: z.uuid() }),
  z.object({ intent: z.literal("reopen-quest"), questId: z.uuid() }),
  z.object({ intent: z.literal("take-on-quest"), questId: z.uuid() }),
  z.object({
    intent: z.literal("shrink-quest"),
    questId: z.uuid(),
    title: z
      .string()
      .trim()
      .regex(VISIBLE, "Write what is small enough to do.")
      .max(LONGEST_TITLE, `Keep it under ${LONGEST_TITLE} characters.`),
  }),
]);

/** The words for a day that a person mends. */
export const RepairForm = z.object({
  intent: z.literal("repair-streak"),
  day: z.iso.date(),
  note: z
    .string()
    .trim()
    .regex(VISIBLE, "Write a few words about that day.")
    .max(500, "Keep it under 500 characters."),
});
