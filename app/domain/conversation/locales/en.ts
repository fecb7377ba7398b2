import { answers } from "~/domain/conversation/locales/en/answers";
import { crisis } from "~/domain/conversation/locales/en/crisis";
import { inWriting } from "~/domain/conversation/locales/en/in-writing";
import { instructions } from "~/domain/conversation/locales/en/instructions";
import { lines } from "~/domain/conversation/locales/en/lines";
import { moves } from "~/domain/conversation/locales/en/moves";
import { phrases } from "~/domain/conversation/locales/en/phrases";
import { questions } from "~/domain/conversation/locales/en/questions";
import { recordPhrases } from "~/domain/conversation/locales/en/record";
import { shortOnTime } from "~/domain/conversation/locales/en/short-on-time";
import { stopCalls, stopReply } from "~/domain/conversation/locales/en/stop-calls";
import { trying } from "~/domain/conversation/locales/en/trying";
import { words } from "~/domain/conversation/locales/en/words";
import { wrongNumber } from "~/domain/conversation/locales/en/wrong-number";
import type { Locale } from "~/domain/conversation/locales/locale";

/** English. */
export const english: Locale = {
  language: "en",
  words,
  phrases: { ...phrases, ...recordPhrases, ...questions, crisis, shortOnTime, wrongNumber, stopCalls },
  stopReply,
  moves,
  answers,
  lines,
  inWriting,
  trying,
  instructions,
  promising:
    /\b(?:i(?:['’]?ll| will| am going to|['’]m going to| promise)|call(?:s|ed|ing)?|phone|ring|remind|tomorrow|tonight|later|next (?:week|time|month)|o['’]?clock|[ap]\.?m\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|settings|stop|(?:good)?bye)\b/i,
};
