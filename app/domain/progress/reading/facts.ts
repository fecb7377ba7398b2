import { turnAround } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { countWords } from "~/domain/conversation/words";
import type { Finding, Talk } from "~/domain/progress/findings";
import { calendarFrom } from "~/domain/progress/reading/calendar";
import { quoteOf } from "~/domain/progress/reading/citing";
import { daysIn } from "~/domain/progress/reading/days";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { FactRule, FactRules } from "~/domain/progress/reading/promise-rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { writtenOf } from "~/domain/progress/reading/titles";

/** Reads what holds for somebody for longer than a day: what they like, how they live, what they aim for. */

const MOST = 20;
const READ_CHARACTERS = 600;
const SOON_WEEKS = 2;
/** Answers to these questions are about today or about the next days. */
const OF_TODAY: ReadonlySet<string | null> = new Set(["next", "when", "recall", "minutes"]);

type Found = { about: FactRule["about"]; subject: string; value: string; text: string };

/** The facts of a talk in their order; of two about the same subject the later one holds. */
export function readFacts(talk: Talk, said: readonly Said[]): Finding[] {
  const found = new Map<string, Found & { said: Said }>();
  for (const one of said) {
    for (const fact of factsIn(one, talk)) {
      const key = `${fact.about}:${fact.subject}`;
      found.delete(key);
      found.set(key, { ...fact, said: one });
    }
  }
  const perTurn = new Map<number, number>();
  return [...found.values()].slice(0, MOST).map(({ said: one, ...fact }): Finding => {
    const count = (perTurn.get(one.turn) ?? 0) + 1;
    perTurn.set(one.turn, count);
    return {
      kind: "fact",
      key: `fact:${one.turn}:${count}`,
      turns: [one.turn],
      quote: quoteOf(one),
      ...fact,
    };
  });
}

function factsIn(said: Said, talk: Talk): Found[] {
  const rules = ownRulesOf(talk.language).facts;
  const words = said.words.slice(0, READ_CHARACTERS);
  if (/\?\s*$/.test(said.text) || rules.never.test(words)) return [];
  const taken: number[] = [];
  return rules.rules.flatMap((rule) => {
    if (rule.about === "goal" && OF_TODAY.has(said.asked)) return [];
    return [...words.matchAll(rule.pattern)].flatMap((match) => {
      const at = match.index;
      if (taken.some((place) => Math.abs(place - at) < 3) || rules.denied.test(words.slice(0, at))) return [];
      const fact = factOf(match, said, rule, rules, talk);
      if (fact === null) return [];
      taken.push(at);
      return [fact];
    });
  });
}

function factOf(
  match: RegExpExecArray,
  said: Said,
  rule: FactRule,
  rules: FactRules,
  talk: Talk,
): Found | null {
  const { thing: whole, kind = "" } = match.groups ?? {};
  if (whole === undefined) return fact(rule, "", "", kind);
  const from = match.index + match[0].lastIndexOf(whole);
  const end = rules.ends.exec(whole)?.index ?? whole.length;
  const cut = whole.slice(0, end);
  const lead = rules.lead.exec(cut)?.[0].length ?? 0;
  const tail = rules.tail.exec(cut.slice(lead));
  const thing = cut.slice(lead, lead + (tail?.index ?? cut.length)).trim();
  if (thing === "" || countWords(thing) > rule.longest || rules.noThing.test(thing)) return null;
  if ((rule.needs && !rule.needs.test(whole)) || rule.never?.test(thing)) return null;
  const short = rule.about === "goal" ? (thing.split(rules.time)[0] ?? thing).trim() : thing;
  if (rule.about === "goal" && isSoon(whole, talk)) return null;
  const written = writtenOf(said, from + lead, from + lead + thing.length, []);
  const named = writtenOf(said, from + lead, from + lead + short.length, []);
  const { answers } = localeOf(talk.language);
  return fact(rule, turnAround(written, answers), named.toLowerCase(), kind);
}

function fact(rule: FactRule, thing: string, named: string, kind: string): Found | null {
  const subject = rule.subject === null ? named : rule.subject(named, kind);
  const value = rule.value === null ? thing : rule.value(kind);
  if (subject === "" || value === "") return null;
  return { about: rule.about, subject, value, text: rule.text(thing, kind) };
}

/** What is meant for the next days is a plan, not a goal. */
function isSoon(words: string, { localDay, language }: Talk): boolean {
  const limit = calendarFrom(localDay).later(SOON_WEEKS, "weeks");
  return daysIn(words, localDay, language).some(({ day }) => day !== null && day <= limit);
}
