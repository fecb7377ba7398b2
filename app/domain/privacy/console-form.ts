import { z } from "zod";

/** Asks for the transcript of a call, where its person allows it. */
export const ReadForm = z.object({ intent: z.literal("read") });

/** What an administrator may do with an account. */
export const AccountForm = z.object({ intent: z.enum(["show-email", "clear-flag"]) });
