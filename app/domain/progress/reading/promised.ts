import { localeOf } from "~/domain/conversation/locales";
import { understand } from "~/domain/conversation/understand";
import { countWords } from "~/domain/conversation/words";
import type { Talk } from "~/domain/progress/findings";
import { type DaySaid, daysIn, dueDay, dueDayIn } from "~/domain/progress/reading/days";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import type { PromiseRules } from "~/domain/progress/reading/promise-rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { titleOf, withoutTail, writtenOf } from "~/domain/progress/reading/titles";
import type { LocalDate } from "~/lib/columns";

/** Finds the promises in one sentence. */

/** Words of a bare answer to the next-step question. */
const LONGEST_BARE = 14;
const LONGEST_THING = 8;
/** Promises looked at in one sentence. */
const MOST_LEADS = 8;
const QUESTION_CHARACTERS = 200;
/** "Tomorrow, after work, I'll …": a day so many words before a promise belongs to it. */
const DAY_BEFORE = 9;
/** Of two days in one breath, the second follows the first so closely, in characters. */
const NEXT_DAY_WITHIN = 32;

export type Promised = {
  title: string;
  kind: "deed" | "thing";
  day: LocalDate | null;
  answers: boolean;
  /** "I'll do it tomorrow": it names no deed of its own. */
  same: boolean;
};

type Lead = {
  from: number;
  to: number;
  only: "always" | "with a day" | "as an answer";
  /** The deed that is in the lead itself. */
  verb: string | null;
  groups: Readonly<Record<string, string | undefined>>;
};

/**
 * The promises in a sentence, in their order.
 *
 * @param words of the sentence, or a part of them in its place, the rest spaces
 * @param before what the person said right before, where it is the same run-on sentence
 */
export function promisesIn(said: Said, words: string, talk: Talk, before = ""): Promised[] {
  const rules = ownRulesOf(talk.language).promises;
  if (/\?\s*$/.test(said.text)) return [];
  const answers = said.asked === "next";
  const leads = leadsIn(said, words, rules, answers).slice(0, MOST_LEADS);
  const days = leads.length === 0 ? [] : daysIn(words, talk.localDay, talk.language);
  const found: Promised[] = [];
  leads.forEach((lead, at) => {
    const from = at === 0 ? 0 : (leads[at - 1]?.to ?? 0);
    const to = endBefore(leads[at + 1], words, days);
    const promise = promiseIn(
      said,
      { words, from, to, lead, days, answers, before: at === 0 ? before : "" },
      talk,
      rules,
    );
    if (promise !== null) found.push(promise);
  });
  return found;
}

/** Those that are days: "every morning" stays in the title. */
const named = (days: readonly DaySaid[]) => days.filter(({ day }) => day !== null);

type Stretch = {
  words: string;
  from: number;
  to: number;
  lead: Lead;
  days: readonly DaySaid[];
  answers: boolean;
  before: string;
};

function promiseIn(
  said: Said,
  { words, from, to, lead, days, answers, before: earlier }: Stretch,
  talk: Talk,
  rules: PromiseRules,
): Promised | null {
  const told = `${earlier} ${words.slice(from, lead.from)}`.trimStart();
  const before = answers ? told.replace(rules.hedges, " ") : told;
  if (rules.denied.test(before) || rules.deniedBefore.test(before)) return null;
  let start = lead.to;
  if (words[start] === " ") start += 1;
  if (lead.verb === null) start += rules.between.exec(words.slice(start, to))?.[0].length ?? 0;
  const rest = words.slice(start, to);
  const deedWords = lead.verb === null ? rest : `${lead.verb} ${rest}`;
  const end = start + (rules.ends.exec(rest)?.index ?? rest.length);
  const mine = daysOf(days, { lead, start, end, from, to }, words, talk);
  const day = dueDay(mine, words, talk.language) ?? (answers ? askedFor(said, talk) : null);
  const same = rules.sameDeed.test(deedWords);
  if (!same && (rules.noDeed.test(deedWords) || !rules.deed.test(deedWords))) return null;
  const promised = words.slice(start, to);
  if (rules.deniedAfter.test(promised) || (day === null && !answers && rules.habit.test(words))) return null;
  if (lead.only === "with a day" && day === null && !answers) return null;
  if (
    lead.only === "with a day" &&
    lead.verb !== null &&
    day === talk.localDay &&
    !rules.laterToday.test(words)
  )
    return null;
  if (lead.only === "as an answer" && !answers) return null;
  const written = withoutTail(writtenOf(said, start, end, named(mine)), rules.tail);
  const object = lead.groups.object;
  const front = object === undefined ? undefined : words.indexOf(object, lead.from);
  const fronted = front === undefined ? undefined : writtenOf(said, front, front + (object?.length ?? 0), []);
  const deed = rules.worded(written, lead.verb, { ...lead.groups, object: fronted });
  const title = deed === null ? null : titleOf(deed, talk.language);
  if (same) return { title: title ?? "", kind: "deed", day, answers, same };
  if (title === null || rules.tooLittle.test(title.toLowerCase())) return null;
  return { title, kind: "deed", day, answers, same };
}

/** Where a promise ends at the latest: before the next one, and before the day that is named ahead of that. */
function endBefore(next: Lead | undefined, words: string, days: readonly DaySaid[]): number {
  if (next === undefined) return words.length;
  const ahead = days.findLast(({ to }) => to <= next.from && next.from - to <= 2);
  return ahead && LINK.test(words.slice(0, ahead.from)) ? ahead.from : next.from;
}
/** Words and signs that link two sentences, in all languages. */
const LINK = /(?:,|\band|\bthen|\bbut|\by|\bluego|\bpero) ?$/;

/** The days that belong to a promise: in it, right behind it, or else shortly before it. */
function daysOf(
  days: readonly DaySaid[],
  { start, end, from, to, lead }: { start: number; end: number; from: number; to: number; lead: Lead },
  words: string,
  talk: Talk,
): DaySaid[] {
  const { mends, or } = ownRulesOf(talk.language).days;
  const mine: DaySaid[] = [];
  for (const day of days) {
    if (day.from < start || day.from >= to) continue;
    const last = mine.at(-1);
    const gap = last ? words.slice(last.to, day.from) : "";
    const follows = last !== undefined && gap.length <= NEXT_DAY_WITHIN && (mends.test(gap) || or.test(gap));
    if (day.from <= end || follows || /^[ ,]*$/.test(words.slice(end, day.from))) mine.push(day);
  }
  if (mine.some(({ day }) => day !== null)) return mine;
  const ahead = days.filter(
    ({ from: at, to: until, day }) =>
      day !== null &&
      at >= from &&
      until <= lead.from + 1 &&
      countWords(words.slice(until, lead.from)) <= DAY_BEFORE,
  );
  return [...ahead.slice(-1), ...mine];
}

function leadsIn(said: Said, words: string, rules: PromiseRules, answers: boolean): Lead[] {
  const leads: Lead[] = [];
  const add = (lead: Lead) => leads.push(lead);
  for (const { pattern, only } of rules.leads) {
    if (only === "as an answer" && !answers) continue;
    for (const match of words.matchAll(pattern)) {
      const to = match.index + match[0].length;
      if (beginsDeed(words.slice(to), rules))
        add({ from: match.index, to, only, verb: null, groups: match.groups ?? {} });
    }
  }
  for (const { pattern, only } of rules.verbs) {
    for (const match of words.matchAll(pattern)) {
      const spoken = match.groups?.verb ?? "";
      const at = match.index + match[0].lastIndexOf(spoken);
      const verb = rules.deedOf(spoken, sourceAt(said, at));
      if (verb !== null)
        add({ from: match.index, to: match.index + match[0].length, only, verb, groups: match.groups ?? {} });
    }
  }
  const sorted = leads.sort((one, other) => one.from - other.from || other.to - one.to);
  let end = 0;
  return sorted.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** What doesn't begin a deed ends nothing either: "send it to Bea". */
function beginsDeed(after: string, { between, deed, sameDeed }: PromiseRules): boolean {
  const rest = after.trimStart();
  const words = rest.slice(between.exec(rest)?.[0].length ?? 0);
  return deed.test(words) || sameDeed.test(words);
}

/** The day in the question: "And what about tomorrow?" */
function askedFor({ question }: Said, talk: Talk): LocalDate | null {
  const asked = /[^.!?…¿]*\?\s*$/.exec(question?.slice(-QUESTION_CHARACTERS) ?? "")?.[0];
  return asked === undefined ? null : dueDayIn(asked, talk.localDay, talk.language);
}

/** The word at a place in `words`, as it was written. */
function sourceAt({ units, text }: Said, place: number): string {
  let at = 0;
  for (const { word, start, end } of units) {
    if (place < at + word.length) return text.slice(start, end);
    at += word.length + 1;
  }
  return "";
}

/** An answer to the next-step question that isn't worded as a promise: "Outline chapter three." */
export function bareIn(said: Said, words: string, days: readonly DaySaid[], talk: Talk): Promised | null {
  const rules = ownRulesOf(talk.language).promises;
  const lead = rules.bare.leads.exec(words)?.[0].length ?? 0;
  const rest = words.slice(lead);
  const end = lead + (rules.ends.exec(rest)?.index ?? rest.length);
  const cut = words.slice(lead, end);
  const whole = words.slice(0, end);
  if (cut.trim() === "" || countWords(cut) > LONGEST_BARE || rules.bare.never.test(whole)) return null;
  if (rules.noDeed.test(cut) || rules.deniedAfter.test(words) || rules.sameDeed.test(cut)) return null;
  if (understand(said.text, talk.language) === "move_call") return null;
  const deed = rules.bare.starts.test(cut);
  const { ask, askAgain } = localeOf(talk.language).lines;
  const ours = [ask.next, askAgain.next].some((line) => said.question?.trimEnd().endsWith(line));
  const mine = days.filter(({ from, to }) => from >= lead - 1 && to <= end + 1);
  const day = dueDay(days, words, talk.language) ?? askedFor(said, talk);
  // A thing with what follows its comma: "paradiddles, slowly".
  const until = deed ? end : words.length;
  const written = withoutTail(writtenOf(said, lead, until, named(deed ? mine : days)), rules.tail);
  if (!deed && (!ours || countWords(written) > LONGEST_THING || countWords(written) < 2)) return null;
  const worded = deed ? rules.worded(written, null, {}) : written;
  const title = worded === null ? null : titleOf(worded, talk.language);
  if (title === null || rules.tooLittle.test(title.toLowerCase())) return null;
  return { title, kind: deed ? "deed" : "thing", day, answers: true, same: false };
}
