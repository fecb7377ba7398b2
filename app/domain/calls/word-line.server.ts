import type { Step } from "~/domain/conversation/conversation";
import { acceptRewording } from "~/domain/conversation/reword";
import { SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import { languageModel } from "~/providers/language/registry.server";
import type { Language } from "~/providers/telephony/provider";

/** Whoever waits on the phone longer than this thinks that the line is dead. */
const PATIENCE = 2 * SECOND;

/**
 * The companion's line, its acknowledgement worded by the language model where there is one and it is fast, and
 * kept as it was otherwise. What is asked, promised and understood stays ours.
 *
 * @param step the line as the engine has it
 * @param heard what it answers
 * @param asked the line before; the model gets its question alone, without the name in it
 * @returns the line to say
 */
export async function wordLine(
  step: Step,
  heard: string | null,
  asked: string,
  language: Language,
): Promise<string> {
  const model = languageModel();
  if (!model || !step.reword || heard === null) return step.say;
  try {
    const moment = { language, asked: lastQuestion(asked), heard, question: step.reword.question };
    const candidate = await model.acknowledge(moment, AbortSignal.timeout(PATIENCE));
    return acceptRewording(candidate, step, heard) ?? step.say;
  } catch (error) {
    logger.warn({ error: describeError(error).kind }, "the language model gave no line in time");
    return step.say;
  }
}

const lastQuestion = (line: string) => /[^.!?¿]*\?\s*$/.exec(line)?.[0].trim() ?? "";
