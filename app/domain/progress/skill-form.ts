import { z } from "zod";
import { LONGEST_SESSION, SHORTEST_SESSION } from "./practice";
import { LONGEST_NAME, LONGEST_NOTE, SKILL_INTENTS } from "./skill-intents";
import { BIOME_CODES } from "./skill-words";

const skillId = z.uuid("Choose a skill.");

const count = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, "Write it in whole numbers.")
  .transform(Number);

const name = z
  .string()
  .trim()
  .max(LONGEST_NAME, `Keep it under ${LONGEST_NAME} characters.`)
  .refine((text) => text === "" || /[\p{L}\p{N}]/u.test(text), "A name needs a letter or a digit.");

const LogForm = z
  .object({
    intent: z.literal(SKILL_INTENTS.log),
    skillId,
    hours: count.default(0),
    minutes: count.default(0),
    day: z.iso.date("Choose a day."),
    note: z.string().trim().max(LONGEST_NOTE, `Keep it under ${LONGEST_NOTE} characters.`).default(""),
  })
  .transform(({ hours, ...form }, context) => {
    const minutes = hours * 60 + form.minutes;
    if (minutes < SHORTEST_SESSION || minutes > LONGEST_SESSION) {
      context.addIssue({
        code: "custom",
        path: ["minutes"],
        message: "A session is between 15 min and 8 h long.",
      });
    }
    return { ...form, minutes };
  });

/** The fields of that form as they were typed, for showing them again. */
export const typedLog = ({ minutes, ...form }: z.output<typeof LogForm>): Record<string, string> => ({
  ...form,
  hours: String(Math.floor(minutes / 60)),
  minutes: String(minutes % 60),
});

/** What a person does on the page of all skills. `log-practice` takes `hours` and `minutes`, either may be empty. */
export const SkillsForm = z.discriminatedUnion("intent", [
  LogForm,
  z.object({
    intent: z.literal(SKILL_INTENTS.add),
    name: name.refine((text) => text !== "", "Give it a name."),
    biome: z.enum(BIOME_CODES, "Choose where it belongs."),
  }),
  z.object({ intent: z.literal(SKILL_INTENTS.discover), skillId }),
]);

/** What a person does on the page of one skill. */
export const SkillForm = z.discriminatedUnion("intent", [
  LogForm,
  z.object({ intent: z.literal(SKILL_INTENTS.remove), sessionId: z.uuid() }),
  z.object({ intent: z.literal(SKILL_INTENTS.discover) }),
  z.object({ intent: z.literal(SKILL_INTENTS.rename), name }),
  z.object({ intent: z.literal(SKILL_INTENTS.merge), into: z.uuid("Choose a skill.") }),
  z.object({ intent: z.literal(SKILL_INTENTS.unmerge), skillId: z.uuid() }),
  z.object({ intent: z.literal(SKILL_INTENTS.archive) }),
  z.object({ intent: z.literal(SKILL_INTENTS.bringBack) }),
]);
