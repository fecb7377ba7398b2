import { z } from "zod";
import { BANNER_INTENTS, EMBLEM_CODES, LONGEST_BANNER } from "./banner-words";
import { BIOME_CODES } from "./skill-words";

/** What is posted about the banner, and about a skill in the fog. */
export const WorldForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal(BANNER_INTENTS.plant),
    biome: z.enum(BIOME_CODES, "Choose a land."),
    emblem: z.enum(EMBLEM_CODES, "Choose an emblem."),
    words: z
      .string()
      .transform((text) => text.replace(/\s+/gu, " ").trim())
      .refine((text) => /[\p{L}\p{N}]/u.test(text), "A banner needs a letter or a digit.")
      .refine((text) => [...text].length <= LONGEST_BANNER, `Keep it to ${LONGEST_BANNER} characters.`)
      .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "Leave out what can't be seen."),
  }),
  z.object({ intent: z.literal(BANNER_INTENTS.takeDown) }),
  z.object({ intent: z.literal(BANNER_INTENTS.discover), skillId: z.uuid("Choose a skill.") }),
]);
