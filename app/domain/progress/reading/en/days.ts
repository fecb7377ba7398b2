import type { DayRules } from "~/domain/progress/reading/promise-rules";
import { daysBetween, weekdayOf } from "~/domain/schedule/local-time";

/** How English names days. Numbers from two on are digits, "3rd" is "3 rd", "don't" is "dont". */

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );

const WD = `(?<weekday>${WEEKDAYS.join("|")}|tues|weds|thurs)`;
const ANY_WD = `(?:${WEEKDAYS.join("|")})`;
const MONTH = `(?<month>${MONTHS.join("|")}|jan|feb|aug|sept?|oct|nov|dec)`;
const SPOKEN = `(?:20 |30 )?(?:${ORDINALS.join("|")}|thirtieth)`;
const NUMBERED = "\\d{1,2}(?: ?(?:st|nd|rd|th))";
const PRE =
  "(?:\\b(?:by|before|on|until|till|til|for|from|over|at|during|around|in time for|no later than|at the latest|starting|come) )?";
const PART =
  "(?: (?:in the |at )?(?:morning|afternoon|evening|night|lunchtime)| first thing| at the latest)*\\b";
const COUNT =
  "(?:(?:about|around|like|maybe|roughly|exactly|say|just|only|another) )*(?:\\d{1,2} (?:or|to) )?(?<count>\\d{1,2}|an?|one|a couple(?: of)?)";
/** After a number without its month it is no date: "the 3rd chapter". */
const NO_NOUN =
  "(?=$| ?,| (?:and|but|because|so|at|in the|when|before|after|if|or|then|maybe|please|i|ill|im|my|we|its|that|for sure|latest|is|would|works)\\b)";
/** "March 20 minutes". */
const NO_AMOUNT = "(?! ?(?:minutes?|mins?|hours?|days?|times?|pages?|percent|pm|am|k|miles?)\\b)";

const words = (pattern: string) => new RegExp(pattern, "g");
const weekday = (name = "") => WEEKDAYS.findIndex((day) => day.startsWith(name.slice(0, 3))) + 1;
const month = (name = "") => MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;

/** "3 rd", "third" and "20 first" as numbers. */
function dayNumber(said = ""): number {
  if (said === "thirtieth") return 30;
  const [, tens, ordinal] = /^(20 |30 )?(\p{L}+)$/u.exec(said) ?? [];
  if (ordinal === undefined) return Number.parseInt(said, 10);
  return Number(tens ?? 0) + ORDINALS.indexOf(ordinal) + 1;
}

function count(said = ""): number {
  if (said.startsWith("a couple")) return 2;
  return /^\d/.test(said) ? Number(said) : 1;
}

export const days: DayRules = {
  said: [
    {
      pattern: words(
        `\\b(?:every|each|most|last|since|after|past|this past|any) (?:other |single |week )?(?:${ANY_WD}|weekend|week|month|day|morning|evening|night|year)\\b|\\b(?:${WEEKDAYS.join("s|")}s|weekdays|weekends)\\b|\\bday (?:after|by) day\\b|\\b${ANY_WD} (?:to|through) ${ANY_WD}\\b|\\b${ANY_WD} night fever\\b`,
      ),
      day: () => null,
    },
    {
      pattern: words(
        `(?<!why |whether or |or )\\bnot (?:on |by |this )?(?:${ANY_WD}|tomorrow|today|tonight)\\b`,
      ),
      day: () => null,
    },
    {
      pattern: words(
        `${PRE}\\b(?:the end of )?next month\\b|\\bsome ?day\\b|\\bone (?:day|of these days)\\b|\\b(?:some ?time )?soon\\b|\\bat some point\\b|\\bone fine day\\b`,
      ),
      day: () => null,
    },
    {
      pattern: words(
        `${PRE}\\b(?:tomorrow or (?:the )?day after(?: tomorrow)?|(?:the )?day after tomorrow|(?:the )?overmorrow)${PART}`,
      ),
      day: (_, { later }) => later(2, "days"),
    },
    {
      pattern: words(`${PRE}\\b(?:a|1|one) week tomorrow${PART}|\\btomorrow week\\b`),
      day: (_, { later }) => later(8, "days"),
    },
    {
      pattern: words(
        `${PRE}\\b(?:a week (?:on|from) (?:this )?${WD}|${WD.replace("weekday", "other")} week)${PART}`,
      ),
      day: ({ weekday: on, other }, { nextWeekday, inWeek }) => {
        const day = weekday(on ?? other);
        return nextWeekday(day) === inWeek(0, day) ? inWeek(1, day) : inWeek(2, day);
      },
    },
    {
      pattern: words(
        `${PRE}\\b(?:${WD}(?: ,)? (?:of |in )?next week|next week(?: ,)? (?:(?:on|maybe|probably|say|by) )*${WD.replace("weekday", "other")})${PART}`,
      ),
      day: ({ weekday: on, other }, { inWeek }) => inWeek(1, weekday(on ?? other)),
    },
    {
      pattern: words(
        `${PRE}(?:\\b${ANY_WD}(?: ,)? )?(?:the )?\\b(?<day>${NUMBERED}|\\d{1,2}|${SPOKEN})(?: of)? ${MONTH}\\b(?: (?<year>20\\d\\d)\\b)?`,
      ),
      day: ({ day, month: of, year }, { date }) =>
        date(dayNumber(day), month(of), year === undefined ? null : Number(year)),
    },
    {
      pattern: words(
        `${PRE}(?:\\b${ANY_WD}(?: ,)? )?(?<!\\b(?:i|we|it|you|they|he|she|that|which|this) )\\b${MONTH} (?:the )?(?<day>${NUMBERED}|\\d{1,2}|${SPOKEN})\\b${NO_AMOUNT}(?:(?: ,)? (?<year>20\\d\\d)\\b)?`,
      ),
      day: ({ day, month: of, year }, { date }) =>
        date(dayNumber(day), month(of), year === undefined ? null : Number(year)),
    },
    {
      pattern: words(
        `\\b(?:by|before|on|until|till|for)(?: ${ANY_WD})? the (?<day>${NUMBERED}|${SPOKEN}(?! (?:try|time|page|day|night|week|month|floor)))${NO_NOUN}|^the (?<bare>${NUMBERED}|${SPOKEN})${NO_NOUN}`,
      ),
      day: ({ day, bare }, { date }) => date(dayNumber(day ?? bare), null, null),
    },
    {
      pattern: words(
        `${PRE}(?:the )?\\b(?:end of|end) (?:of )?(?:next week|the week after)\\b|${PRE}\\bnext weeks end\\b`,
      ),
      day: (_, { inWeek }) => inWeek(1, 5),
    },
    {
      pattern: words(
        `${PRE}(?:before )?(?:the )?\\b(?:end of|end) (?:of )?(?:(?:the|this|my) )?(?:working |work )?week\\b(?!end)|\\bbefore (?:the|this) week (?:is (?:over|out)|ends)\\b`,
      ),
      day: (_, { nextWeekday }) => nextWeekday(5),
    },
    {
      pattern: words(
        `${PRE}(?:before )?(?:the )?\\bend of (?:the |this )?month\\b|\\bbefore (?:the|this) month is (?:over|out)\\b`,
      ),
      day: (_, { monthEnd }) => monthEnd(0),
    },
    { pattern: words(`${PRE}(?:the )?\\bend of (?:the |this )?year\\b`), day: (_, { yearEnd }) => yearEnd() },
    { pattern: words(`${PRE}(?:the )?\\bend of (?:the |this )?day\\b`), day: (_, { today }) => today },
    {
      pattern: words(`${PRE}(?:the )?\\bend of ${MONTH}\\b`),
      day: ({ month: of }, { endOf }) => endOf(month(of)),
    },
    {
      pattern: words(`${PRE}(?:the )?\\b(?:middle of|mid) (?:of )?next week\\b`),
      day: (_, { inWeek }) => inWeek(1, 3),
    },
    {
      pattern: words(`${PRE}\\b(?:the )?(?:next weekend|weekend after(?: this| next)?)\\b`),
      day: (_, { weekend }) => weekend("next"),
    },
    {
      pattern: words(`${PRE}(?:some ?time )?\\b(?:this|this coming|the coming) weekend\\b`),
      day: (_, { weekend }) => weekend("this"),
    },
    {
      pattern: words(`${PRE}\\b(?:the|at|on|over) weekend\\b`),
      day: (_, { weekend }) => weekend("the"),
    },
    {
      pattern: words(`${PRE}\\b(?:the )?week after next\\b|\\b2 weeks from ${ANY_WD}\\b`),
      day: (_, { inWeek }) => inWeek(2, 1),
    },
    {
      pattern: words(
        `${PRE}(?:(?:the )?(?:beginning|start) of |early |some ?time |later |first thing )?\\b(?:next week|the coming week)\\b(?: some ?time)?`,
      ),
      day: (_, { inWeek }) => inWeek(1, 1),
    },
    {
      pattern: words(
        `\\b(?:in|within) ${COUNT} (?<unit>days?|weeks?|fortnights?|months?)\\b(?: time\\b| from (?:now|today)\\b)?(?! (?:of|ago)\\b)|\\b(?<many>\\d{1,2}|a|one) (?<what>days?|weeks?|fortnights?|months?) from (?:now|today)\\b`,
      ),
      day: ({ count: said, unit, many, what }, { later }) => {
        const of = unit ?? what ?? "";
        const number = count(said ?? many);
        if (of.startsWith("f")) return later(2 * number, "weeks");
        return later(number, of.startsWith("d") ? "days" : of.startsWith("w") ? "weeks" : "months");
      },
    },
    {
      pattern: words(`${PRE}\\b(?:first thing )?(?:tomorrow|tmrw|tmr)${PART}`),
      day: (_, { later }) => later(1, "days"),
    },
    {
      pattern: words(
        `${PRE}\\b(?:(?:later|right after work|straight after work) )?(?:today|tonight|this (?:very )?(?:morning|afternoon|evening))(?: at the latest)?\\b`,
      ),
      day: (_, { today }) => today,
    },
    {
      pattern: words(`${PRE}(?:(?:this|next|the|coming|following|upcoming) )*\\b${WD}${PART}`),
      day: ({ weekday: on }, { nextWeekday }) => nextWeekday(weekday(on)),
    },
  ],
  mends:
    /\b(?:no|nope|actually|sorry|wait|i mean|i meant|or rather|rather|make (?:it|that)|scratch that|better|instead|hang on|let me say|lets say)\b/,
  or: /^ ?,? ?(?:or|or maybe|maybe|or at the latest|at the latest|or say|and)(?: on| by)? ?$/,
  by: (day, today) => {
    const ahead = daysBetween(today, day);
    if (ahead === 0) return "today";
    const name = WEEKDAYS[weekdayOf(day) - 1] ?? "";
    if (ahead > 0 && ahead <= 7) return `by ${name[0]?.toUpperCase()}${name.slice(1)}`;
    const [, of = "1", number = "1"] = day.split("-");
    const monthName = MONTHS[Number(of) - 1] ?? "";
    return `by ${Number(number)} ${monthName[0]?.toUpperCase()}${monthName.slice(1)}`;
  },
};
