import type { DayRules } from "~/domain/progress/reading/promise-rules";
import { daysBetween, weekdayOf } from "~/domain/schedule/local-time";

/** How Spanish names days. Numbers from two on are digits, accents are folded away. */

const WEEKDAYS = ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"];
const WRITTEN = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
const MONTHS =
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");

const ANY_WD = `(?:${WEEKDAYS.join("|")})`;
const WD = `(?<weekday>${WEEKDAYS.join("|")})`;
const MONTH = `(?<month>${MONTHS.join("|")}|setiembre)`;
const PRE =
  "(?:\\b(?:para|antes de|antes del|hasta|desde|durante|a mas tardar|como muy tarde|este|esta|de|del|por) )?";
const PART =
  "(?: (?:por|en|a) la (?:manana|tarde|noche|tardecita)| temprano| a primera hora| al mediodia| mismo| sin falta)*\\b";
const NEXT_WEEK = "(?:la )?(?:proxima semana|semana (?:que viene|que entra|proxima|entrante|siguiente))";
const COUNT =
  "(?:(?:como|unos|unas|solo|mas o menos|otros) )*(?:\\d{1,2} o )?(?<count>\\d{1,2}|una?|un par de)";
const NO_NOUN =
  "(?=$| ?,| (?:y|pero|porque|asi que|a la|a las|por|en|cuando|antes|si|o|sin falta|como|le|lo|la|los|las|se|me|te|voy|yo|que viene|quiero)\\b)";

const words = (pattern: string) => new RegExp(pattern, "g");
const weekday = (name = "") => WEEKDAYS.indexOf(name) + 1;
const month = (name = "") => MONTHS.indexOf(name === "setiembre" ? "septiembre" : name) + 1;
const dayNumber = (said = "") => (/^\d/.test(said) ? Number(said) : 1);

export const days: DayRules = {
  said: [
    {
      pattern: words(
        `\\b(?:cada|todos los|todas las|los|las|casi todos los|desde el|despues del?(?: el)?|el (?:pasado|ultimo)) (?:${ANY_WD}s?|fines de semana|findes|dias|mananas|tardes|noches|semanas?)\\b|\\b(?:el )?${ANY_WD} pasado\\b|\\b(?:el |la |los )?(?:fin de semana|finde|semana|mes|ano) pasad[oa]\\b|\\b(?:sabados|domingos)\\b|\\bentre semana\\b|\\bde ${ANY_WD} a ${ANY_WD}\\b|\\bcada (?:dia|manana|tarde|noche|semana|mes)\\b`,
      ),
      day: () => null,
    },
    {
      pattern: words(
        `\\bno (?:es )?(?:el |para el |este )?(?:${ANY_WD}|manana|hoy)(?= (?:,? ?)?sino\\b)|\\b(?:el )?(?:mes que viene|proximo mes|mes proximo)\\b|\\balgun dia\\b|\\b(?:un|otro) dia(?: de estos)?\\b|\\bpronto\\b|\\bmas adelante\\b`,
      ),
      day: () => null,
    },
    {
      pattern: words(`${PRE}\\b(?:pasado manana|manana o pasado(?: manana)?)${PART}`),
      day: (_, { later }) => later(2, "days"),
    },
    {
      pattern: words(
        `${PRE}(?:el )?\\b(?:${WD}(?: ,)? (?:de )?${NEXT_WEEK}|${NEXT_WEEK}(?: ,)? (?:(?:el|para el|quiza|seguramente) )*${WD.replace("weekday", "other")})${PART}`,
      ),
      day: ({ weekday: on, other }, { inWeek }) => inWeek(1, weekday(on ?? other)),
    },
    {
      pattern: words(
        `${PRE}(?:\\b(?:el|al) )?(?:\\b${ANY_WD}(?: ,)? )?(?:dia )?\\b(?<day>\\d{1,2}|primero|uno|1 ro) de ${MONTH}\\b(?: del? (?<year>20\\d\\d)\\b)?`,
      ),
      day: ({ day, month: of, year }, { date }) =>
        date(dayNumber(day), month(of), year === undefined ? null : Number(year)),
    },
    {
      pattern: words(
        `\\b(?:el|del|al)(?: ${ANY_WD})? dia (?<day>\\d{1,2}|primero|uno)\\b|\\b(?:para el|antes del|el|del)(?: ${ANY_WD})? (?<bare>\\d{1,2})${NO_NOUN}`,
      ),
      day: ({ day, bare }, { date }) => date(dayNumber(day ?? bare), null, null),
    },
    {
      pattern: words(`${PRE}(?:a |al |antes del? )?\\b(?:final(?:es)?|fin|fines) de ${NEXT_WEEK}\\b`),
      day: (_, { inWeek }) => inWeek(1, 5),
    },
    {
      pattern: words(
        `${PRE}(?:a |al |el |antes del? )?\\b(?:(?:final|finales|fines) de (?:la |esta )?semana|fin de (?:la|esta) semana)\\b|\\bantes de que (?:acabe|termine) la semana\\b`,
      ),
      day: (_, { nextWeekday }) => nextWeekday(5),
    },
    {
      pattern: words(
        `${PRE}(?:a |al |el |antes del? )?\\b(?:final|finales|fin|fines) del? (?:este )?mes\\b|\\bantes de que (?:acabe|termine) el mes\\b`,
      ),
      day: (_, { monthEnd }) => monthEnd(0),
    },
    {
      pattern: words(`${PRE}(?:a |al |antes del? )?\\b(?:final|finales|fin|fines) del? (?:este )?ano\\b`),
      day: (_, { yearEnd }) => yearEnd(),
    },
    {
      pattern: words(`${PRE}(?:a |al )?\\b(?:final|finales|fin|fines) de ${MONTH}\\b`),
      day: ({ month: of }, { endOf }) => endOf(month(of)),
    },
    {
      pattern: words(`${PRE}(?:a )?\\bmediados de ${NEXT_WEEK}\\b`),
      day: (_, { inWeek }) => inWeek(1, 3),
    },
    {
      pattern: words(`${PRE}(?:el )?\\b(?:fin de semana|finde) siguiente\\b`),
      day: (_, { weekend }) => weekend("next"),
    },
    {
      pattern: words(
        `${PRE}(?:\\b(?:el|en el|este|en) )?(?:proximo )?\\b(?:fin de semana|finde)(?: que viene| proximo)?\\b`,
      ),
      day: (_, { weekend }) => weekend("this"),
    },
    {
      pattern: words(`${PRE}(?:(?:a )?(?:principios|comienzos|inicios) de )?(?<!\\w)${NEXT_WEEK}\\b`),
      day: (_, { inWeek }) => inWeek(1, 1),
    },
    { pattern: words(`\\b(?:de )?hoy en 8(?: dias)?\\b`), day: (_, { later }) => later(7, "days") },
    {
      pattern: words(
        `\\b(?:en|dentro de|de aqui a) ${COUNT} (?<unit>dias?|semanas?|mes(?:es)?|quincenas?)\\b`,
      ),
      day: ({ count: said = "", unit = "" }, { later }) => {
        const number = said === "un par de" ? 2 : dayNumber(said);
        if (unit.startsWith("q")) return later(15 * number, "days");
        return later(number, unit.startsWith("d") ? "days" : unit.startsWith("s") ? "weeks" : "months");
      },
    },
    {
      pattern: words(`${PRE}\\b(?:esta (?:misma )?(?:manana|tarde|noche)|hoy)${PART}`),
      day: (_, { today }) => today,
    },
    {
      pattern: words(
        `(?:\\b(?:a partir de|desde|para|antes de|hasta) )?(?<!\\b(?:la|esta|cada|las|una|media) )\\bmanana${PART}`,
      ),
      day: (_, { later }) => later(1, "days"),
    },
    {
      pattern: words(
        `${PRE}(?:\\b(?:el|este|al|proximo|siguiente|mismo|del) )*\\b${WD}(?: (?:que viene|proximo|siguiente|que entra))?${PART}`,
      ),
      day: ({ weekday: on }, { nextWeekday }) => nextWeekday(weekday(on)),
    },
  ],
  mends:
    /\b(?:no|perdon|digo|mejor|quiero decir|mejor dicho|o mejor|espera|bueno|sino|en realidad|mas bien)\b/,
  or: /^ ?,? ?(?:o|u|o quiza|quiza|o a mas tardar|a mas tardar|o como mucho|y)(?: el| para el)? ?$/,
  by: (day, today) => {
    const ahead = daysBetween(today, day);
    if (ahead === 0) return "para hoy";
    if (ahead > 0 && ahead <= 7) return `para el ${WRITTEN[weekdayOf(day) - 1]}`;
    const [, of = "1", number = "1"] = day.split("-");
    return `para el ${Number(number)} de ${MONTHS[Number(of) - 1]}`;
  },
};
