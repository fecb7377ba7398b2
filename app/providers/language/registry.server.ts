import { env } from "~/env.server";
import { observeVendor } from "~/observability/observe-vendor.server";
import { openAiLanguageModel } from "./openai.server";
import type { LanguageModel } from "./provider";

let known: LanguageModel | null | undefined;

/** The language model of this instance; null where none is set up, and everything works without one. */
export function languageModel(): LanguageModel | null {
  if (known === undefined) {
    const options = env().language;
    known = options
      ? observeVendor(openAiLanguageModel(options), { provider: "openai", kind: "language" })
      : null;
  }
  return known;
}

/** Does a language model word anything on this instance? */
export const hasLanguageModel = (): boolean => Boolean(env().language);

/** Where the language model answers; null where there is none. */
export const languageModelAddress = (): string | null => (env().language || null)?.baseUrl ?? null;
