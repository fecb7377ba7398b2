import { heardCrisis } from "~/domain/conversation/wishes";
import { SECOND } from "~/lib/time";
import { describeError } from "~/observability/describe-error";
import { logger } from "~/observability/logger.server";
import type { LanguageModel, ReflectionRequest } from "~/providers/language/provider";
import { languageModel } from "~/providers/language/registry.server";
import { acceptReflection } from "./accept-reflection";
import type { Finding, Talk } from "./findings";

/** Nobody waits on the phone, but people look at the page. */
const PATIENCE = 20 * SECOND;

/**
 * What a talk says, read by the language model of this instance. The model is told what is on the record and the open
 * promises, and nothing else of the person; a talk in distress stays with us.
 *
 * @param talk as the person meant it
 * @param model null where none is set up
 * @param signal ends the wait
 * @returns null where there is no model, or nothing of its answer can be believed: the rules read then
 */
export async function readWithModel(
  talk: Talk,
  model: LanguageModel | null = languageModel(),
  signal: AbortSignal = AbortSignal.timeout(PATIENCE),
): Promise<Finding[] | null> {
  if (!model || heardCrisis(talk.turns, talk.language)) return null;
  try {
    const findings = acceptReflection(await model.reflect(requestOf(talk), signal), talk);
    if (findings !== null && findings.length > 0) return findings;
    logger.warn({ error: "NothingBelieved" }, "the language model's reading of a talk was refused");
  } catch (error) {
    logger.warn({ error: describeError(error).kind }, "the language model didn't read a talk");
  }
  return null;
}

function requestOf({ turns, language, promises }: Talk): ReflectionRequest {
  return {
    language,
    turns: turns
      .map(({ role, text }, index) => ({
        turn: index + 1,
        who: role === "user" ? ("person" as const) : ("companion" as const),
        said: text,
      }))
      .filter(({ said }) => said.trim() !== ""),
    promises: promises.map(({ questId, title }) => ({ questId, title })),
  };
}
