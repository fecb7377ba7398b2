import { isSensitive } from "~/domain/conversation/sensitive";
import type { SpokenLine } from "~/domain/conversation/spoken-line";
import { dayWords } from "~/domain/schedule/day-words";
import { daysBetween } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import type { Language } from "~/providers/telephony/provider";
import type { Finding, FindingKind } from "./findings";
import { spokenPromise } from "./spoken-promise";

type Talk = { callId: string; day: LocalDate; language: Language; found: readonly Finding[] };
type Promised = {
  id: string;
  title: string;
  source: "promise" | "checkpoint" | "default";
  dueDay: LocalDate | null;
  callId: string | null;
  turn: number | null;
};

/** What there is to say something true about. */
export type ToSay = {
  /** What the page greets with. */
  greeting: string;
  /** Somebody was in distress today: nothing is said but the greeting. */
  gently: boolean;
  today: LocalDate;
  /** What the person speaks with the companion. */
  language: Language;
  /** Open quests, first those that are due. */
  quests: readonly Promised[];
  last: Talk | null;
  /** Talks of days to look back on, oldest first. */
  old: readonly Talk[];
};

/** What of a talk is worth hearing again, best first. */
const OF_LAST: readonly FindingKind[] = ["win", "kept", "learned", "summary", "practice"];
const OF_OLD: readonly FindingKind[] = ["win", "learned", "practice"];
/** Longer ones are for reading. */
const LONGEST = 160;

type Words = {
  due: (what: string, day: string | null) => string;
  back: (ago: string, quote: string) => string;
  ago: (days: number) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    due: (what, day) =>
      `You said you'd ${what}. ${day === "today" ? "That's for today." : "Its day has come."}`,
    back: (ago, quote) => `${ago} you said: “${quote}”`,
    ago: (days) =>
      days >= 360
        ? "A year ago"
        : days >= 150
          ? "Half a year ago"
          : days >= 80
            ? "Three months ago"
            : days >= 28
              ? "A month ago"
              : "A week ago",
  },
  es: {
    due: (what, day) => `Querías ${what}. ${day === "today" ? "Es para hoy." : "Ya llegó su día."}`,
    back: (ago, quote) => `${ago} dijiste: «${quote}»`,
    ago: (days) =>
      days >= 360
        ? "Hace un año"
        : days >= 150
          ? "Hace medio año"
          : days >= 80
            ? "Hace tres meses"
            : days >= 28
              ? "Hace un mes"
              : "Hace una semana",
  },
};

/**
 * What the companion says on the dashboard, most fitting first: today's greeting, a promise whose day has come, what
 * the last talk was about, an old sentence of theirs. Nothing grave is brought up.
 */
export function companionLines(say: ToSay): [SpokenLine, ...SpokenLine[]] {
  const greeting: SpokenLine = { id: "greeting", text: say.greeting, language: "en" };
  if (say.gently) return [greeting];
  const lines = [promised(say), ofLast(say), lookingBack(say)];
  return [greeting, ...lines.flatMap((line) => line ?? [])];
}

function promised({ quests, today, language }: ToSay): SpokenLine | null {
  const due = quests.find(
    ({ source, dueDay, title }) =>
      source === "promise" && dueDay !== null && dueDay <= today && !isSensitive(title, language),
  );
  if (!due) return null;
  const { id, title, dueDay, callId, turn } = due;
  const text = WORDS[language].due(spokenPromise(title, language), dueDay && dayWords(dueDay, today));
  return {
    id: `quest:${id}`,
    text,
    language,
    ...(callId && { source: { words: "What you said", href: hrefOf(callId, turn) } }),
  };
}

function ofLast({ last }: ToSay): SpokenLine | null {
  const found = last && best(last, OF_LAST);
  if (!last || !found) return null;
  return {
    id: `talk:${last.callId}:${found.key}`,
    text: found.text,
    language: last.language,
    source: { words: "From your last talk", href: hrefOf(last.callId, found.turns[0] ?? null) },
  };
}

function lookingBack({ old, today, last }: ToSay): SpokenLine | null {
  for (const talk of old) {
    const found = talk.callId === last?.callId ? null : best(talk, OF_OLD);
    if (!found) continue;
    const { ago, back } = WORDS[talk.language];
    return {
      id: `old:${talk.callId}:${found.key}`,
      text: back(ago(daysBetween(talk.day, today)), found.quote),
      language: talk.language,
      source: { words: "That talk", href: hrefOf(talk.callId, found.turns[0] ?? null) },
    };
  }
  return null;
}

function best(talk: Talk, kinds: readonly FindingKind[]): Finding | null {
  for (const kind of kinds) {
    const found = talk.found.find(
      (finding) =>
        finding.kind === kind &&
        finding.text.length <= LONGEST &&
        finding.quote !== "" &&
        finding.quote.length <= LONGEST &&
        !isSensitive(`${finding.text} ${finding.quote}`, talk.language),
    );
    if (found) return found;
  }
  return null;
}

const hrefOf = (callId: string, turn: number | null): string =>
  `/calls/${callId}${turn ? `#turn-${turn}` : ""}`;
