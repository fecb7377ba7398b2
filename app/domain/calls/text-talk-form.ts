import { z } from "zod";
import { LONGEST_MESSAGE } from "./longest-message";

/** The forms of the talk in writing. */
export const TextTalkForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open") }),
  z.object({
    intent: z.literal("say"),
    talkId: z.uuid(),
    said: z.coerce.number().int().min(0).max(1_000_000),
    text: z
      .string("Write something first.")
      // Forms send two characters for the end of a line.
      .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
      .pipe(
        z
          .string()
          .min(1, "Write something first.")
          .max(LONGEST_MESSAGE, "That's a little long. Send it in pieces of 2,000 characters at most."),
      ),
  }),
  z.object({ intent: z.literal("end"), talkId: z.uuid() }),
]);

export type TextTalkWish = z.output<typeof TextTalkForm>;
