import { z } from "zod";
import { COMPANION_COLOURS, COMPANION_VOICES } from "./companion";
import { COMPANION_INTENTS } from "./companion-intents";

const uploadId = z.uuid();

/** What a person does on the page of their companion, the upload of a file aside. */
export const CompanionForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal(COMPANION_INTENTS.look),
    colour: z.enum(COMPANION_COLOURS, "Choose a colour."),
    voice: z.enum(COMPANION_VOICES, "Choose a voice."),
  }),
  z.object({ intent: z.literal(COMPANION_INTENTS.ours) }),
  z.object({ intent: z.literal(COMPANION_INTENTS.use), uploadId }),
  z.object({ intent: z.literal(COMPANION_INTENTS.remove), uploadId }),
]);
