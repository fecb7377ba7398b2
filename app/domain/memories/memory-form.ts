import { z } from "zod";
import { storableText, VISIBLE } from "~/lib/text";
import { MEMORY_CHARACTERS, MEMORY_INTENTS } from "./memory-intents";

const intent = <Name extends keyof typeof MEMORY_INTENTS>(name: Name) => z.literal(MEMORY_INTENTS[name]);
const memoryId = z.uuid();

/** One line, without what no keyboard types. */
const text = z
  .string()
  .transform((typed) =>
    storableText(typed)
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim(),
  )
  .pipe(
    z
      .string()
      .regex(VISIBLE, "Write a sentence.")
      .max(MEMORY_CHARACTERS, `Use ${MEMORY_CHARACTERS} characters at most.`),
  );

/** What the memories page asks for. */
export const MemoryForm = z.discriminatedUnion("intent", [
  z.object({ intent: intent("correct"), memoryId, text }),
  z.object({ intent: intent("pin"), memoryId }),
  z.object({ intent: intent("unpin"), memoryId }),
  z.object({ intent: intent("forget"), memoryId }),
  z.object({ intent: intent("add"), text }),
]);
