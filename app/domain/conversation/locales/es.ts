import { answers } from "~/domain/conversation/locales/es/answers";
import { crisis } from "~/domain/conversation/locales/es/crisis";
import { inWriting } from "~/domain/conversation/locales/es/in-writing";
import { instructions } from "~/domain/conversation/locales/es/instructions";
import { lines } from "~/domain/conversation/locales/es/lines";
import { moves } from "~/domain/conversation/locales/es/moves";
import { questions } from "~/domain/conversation/locales/es/questions";
import { record } from "~/domain/conversation/locales/es/record";
import { stopCalls, stopReply } from "~/domain/conversation/locales/es/stop-calls";
import { talk } from "~/domain/conversation/locales/es/talk";
import { trying } from "~/domain/conversation/locales/es/trying";
import { words } from "~/domain/conversation/locales/es/words";
import { wrongNumber } from "~/domain/conversation/locales/es/wrong-number";
import type { Locale } from "~/domain/conversation/locales/locale";

/** Spanish: neutral, with "tú", understood in Spain and in Latin America. */
export const spanish: Locale = {
  language: "es",
  words,
  phrases: { ...talk, ...record, ...questions, crisis, wrongNumber, stopCalls },
  stopReply,
  moves,
  answers,
  lines,
  inWriting,
  trying,
  instructions,
  promising:
    /(?<!\p{L})(?:(?:te|le|les|os) (?:voy a )?(?:llam|marc|record)\p{L}*|llam\p{L}*|marcar[eé]|prom\p{L}*|recordar[eé]|avis\p{L}*|ma[nñ]ana|esta noche|m[aá]s tarde|luego|hoy no|semana (?:que viene|pr[oó]xima)|pr[oó]xim[oa]|a las? \d+|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domingos?|ajustes|voy a|dej(?:o|ar[eé]) de)(?!\p{L})/iu,
};
