import { didNothing, practisedThing } from "~/domain/conversation/listen";
import { localeOf } from "~/domain/conversation/locales";
import { countWords } from "~/domain/conversation/words";
import type { FindingOf, Talk } from "~/domain/progress/findings";
import { understood } from "~/domain/progress/reading/answers";
import { firstAndOthers, quoteOf } from "~/domain/progress/reading/citing";
import { type Marked, marked } from "~/domain/progress/reading/lengths";
import {
  type Deed,
  eventsIn,
  hasVerb,
  lengthsAlone,
  namedBeside,
  numbersOf,
} from "~/domain/progress/reading/practice-told";
import type { AskedAbout, PracticeRules } from "~/domain/progress/reading/rule-types";
import { rulesOf } from "~/domain/progress/reading/rules";
import type { Said } from "~/domain/progress/reading/sentences";
import { folded, isLength, knownIn, partsOf, thingIn } from "~/domain/progress/reading/things";

/** What the person did since the last call, with its length where one was said. */

const MOST_MINUTES = 24 * 60;
/** A length that was asked for belongs to something told at most so many turns before. */
const TURNS_BACK = 6;
/** An answer without a verb. */
const LONGEST_ANSWER = 14;
/** Words around a bare number of minutes. */
const LONGEST_LENGTH = 8;
const LONGEST_CORRECTION = 16;

/** What is named in an answer to these is a part of what was told, or not new. */
const ASIDE: ReadonlySet<AskedAbout> = new Set<AskedAbout>([
  "part",
  "learned",
  "hard",
  "recall",
  "next",
  "when",
]);

/** `unsure`: only what was said without a verb tells of it, and no list knows it; without a length it is none. */
type Session = {
  unsure?: boolean;
  thing: string | null;
  told: string | null;
  minutes: number;
  said: Said;
  also: Said[];
};
/**
 * What was practised since the last call, one finding for each session.
 * @param said what `sentencesOf` made of the talk
 */
export function readPractice(talk: Talk, said: readonly Said[]): Omit<FindingOf<"practice">, "key">[] {
  const rules = rulesOf(talk.language).practice;
  const sessions: Session[] = [];
  said.forEach((sentence) => {
    const text = marked(sentence, rules);
    const events = eventsIn(text, rules);
    // What most of the time went into is a part of what was told already.
    if (sentence.asked === "part" && sessions.length > 0 && !rules.another.test(sentence.words)) return;
    if (events.length > 0) {
      for (const event of events) tell(sessions, event, text, said, rules);
      if (events.every(({ minutes }) => minutes === 0)) lend(sessions, text, said, rules);
      for (const deed of numbersOf(text, rules)) tell(sessions, deed, text, said, rules);
      return;
    }
    if (takesBack(sessions, text, rules)) return;
    if (correctsLast(sessions, text, rules)) return;
    if (sentence.asked === "minutes") answerLength(sessions, text, said, rules);
    else if (!lend(sessions, text, said, rules) && !ASIDE.has(sentence.asked ?? "other"))
      answerThing(sessions, text, talk, said, rules);
    if (
      !ASIDE.has(sentence.asked ?? "other") &&
      !sessions.some((session) => session.said.turn === sentence.turn)
    )
      for (const deed of namedBeside(text, rules)) tell(sessions, deed, text, said, rules);
    for (const deed of numbersOf(text, rules)) tell(sessions, deed, text, said, rules);
  });
  return sessions.flatMap((session) => {
    const { thing, told, minutes, unsure, said: first, also } = session;
    if (thing === null || minutes > MOST_MINUTES || (unsure && minutes === 0)) return [];
    const length = minutes === 0 ? null : rules.sayLength(minutes);
    const plain = thing
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "")
      .replace(/-/g, " ");
    const named = Object.hasOwn(rules.named, plain) ? rules.named[plain] : undefined;
    const verb = told ?? named?.[1] ?? null;
    return [
      {
        kind: "practice" as const,
        thing: named?.[0] ?? thing,
        minutes,
        turns: firstAndOthers(first, also),
        quote: quoteOf(first),
        text: verb === null ? rules.say(thing, length) : rules.sayTold(verb, length),
      },
    ];
  });
}

/**
 * A length told for itself goes to what was named just before, in the same turn.
 * @returns whether it did
 */
function lend(sessions: Session[], text: Marked, all: readonly Said[], rules: PracticeRules): boolean {
  const last = sessions.at(-1);
  if (last === undefined || last.minutes > 0 || last.said.turn !== text.said.turn) return false;
  for (const deed of lengthsAlone(text, rules)) tell(sessions, deed, text, all, rules);
  return last.minutes > 0;
}

/** Adds what was told, unless it was told before. */
function tell(
  sessions: Session[],
  event: Deed,
  { said, words }: Marked,
  all: readonly Said[],
  rules: PracticeRules,
): void {
  const open = sessions.findLast(({ minutes, said: at }) => minutes === 0 && near(at, said));
  if (event.lone || event.lends) {
    const named = sessions.findLast(({ said: at }) => at.turn === said.turn);
    if (named?.minutes === 0) {
      fill(named, event.minutes, said);
      return;
    }
    if (event.lone) return;
  }
  if (event.thing === null) {
    if (open && event.minutes > 0) {
      fill(open, event.minutes, said);
      return;
    }
    if (sessions.some(({ said: at }) => near(at, said))) return;
    const asked = event.minutes > 0 ? rules.known.exec((said.question ?? "").toLowerCase())?.[0] : undefined;
    const now = event.minutes > 0 ? mentioned(all, said, rules, 0) : null;
    if (!event.sure && asked === undefined && now === null) return;
    const thing = now ?? mentioned(all, said, rules) ?? asked ?? null;
    if (thing !== null || event.minutes > 0)
      sessions.push({ thing, told: null, minutes: event.minutes, said, also: [] });
    return;
  }
  const waiting = sessions.findLast(({ thing, said: at }) => thing === null && near(at, said));
  if (waiting && (event.minutes === 0 || event.minutes === waiting.minutes)) {
    Object.assign(waiting, { thing: event.thing, told: event.told });
    if (said.turn !== waiting.said.turn) waiting.also.push(said);
    return;
  }
  const same = sessions.findLast(({ thing }) => thing !== null && isSame(thing, event.thing ?? ""));
  if (same === undefined && event.minutes === 0 && ASIDE.has(said.asked ?? "other") && sessions.length > 0)
    return;
  if (same === undefined || (event.minutes > 0 && same.minutes > 0 && rules.another.test(words)))
    sessions.push({ thing: event.thing, told: event.told, minutes: event.minutes, said, also: [] });
  else if (same.minutes === 0 && event.minutes > 0) fill(same, event.minutes, said);
  else if (event.minutes > 0 && event.minutes !== same.minutes && rules.corrects.test(said.words))
    fill(same, event.minutes, said);
}

const near = (before: Said, now: Said) => now.turn - before.turn <= TURNS_BACK;
const isSame = (one: string, other: string) => {
  const [short = "", long = ""] = [one, other].sort((a, b) => a.length - b.length);
  return ` ${long} `.includes(` ${short} `);
};

function fill(session: Session, minutes: number, said: Said): void {
  session.minutes = minutes;
  if (said.turn !== session.said.turn && session.also.every(({ turn }) => turn !== said.turn))
    session.also.push(said);
}

/** "Mandolin. No, wait, that was yesterday.": what was just named wasn't it. */
function takesBack(sessions: Session[], { said, minutes }: Marked, rules: PracticeRules): boolean {
  const last = sessions.at(-1);
  if (last === undefined || last.minutes > 0 || last.said.turn !== said.turn || minutes.length > 0)
    return false;
  if (last.said === said || !rules.takesBack.test(said.words)) return false;
  sessions.pop();
  return true;
}

/** "No, wait, thirty": the length of the last session was another. */
function correctsLast(sessions: Session[], text: Marked, rules: PracticeRules): boolean {
  const last = sessions.at(-1);
  if (last === undefined || last.minutes === 0 || !near(last.said, text.said)) return false;
  if (!rules.corrects.test(text.said.words)) return false;
  const minutes = text.minutes.at(-1) ?? bareNumber(text, LONGEST_CORRECTION, rules);
  if (minutes === null || minutes === undefined) return false;
  fill(last, minutes, text.said);
  return true;
}

const bareNumber = ({ units }: Marked, longest: number, rules: PracticeRules): number | null => {
  if (units.length > longest) return null;
  const number = units.findLast(
    ({ word }, at) => /^\d{1,3}$/.test(word) && !rules.atTime.test(units[at - 1]?.word ?? ""),
  );
  return number === undefined ? null : Number(number.word);
};

/** The reply to "how long?". */
function answerLength(sessions: Session[], text: Marked, said: readonly Said[], rules: PracticeRules): void {
  const minutes = text.minutes.at(-1) ?? bareNumber(text, LONGEST_LENGTH, rules);
  if (minutes === null || minutes === 0 || rules.denied.test(text.words)) return;
  const open = sessions.findLast(({ said: at }) => near(at, text.said));
  if (open !== undefined) {
    const every = rules.each.test(text.words) ? sessions : [open];
    for (const one of every)
      if (one.minutes === 0 && near(one.said, text.said)) fill(one, minutes, text.said);
    return;
  }
  const before = said[text.said.index - 1];
  if (before === undefined || before.turn === text.said.turn) return;
  const thing = knownIn(before, rules);
  if (thing !== null && !rules.notDone.test(before.words))
    sessions.push({ thing, told: null, minutes, said: before, also: [text.said] });
}

/** The reply to "what did you practise?" that has no verb: "Guitar, about 45 minutes." */
function answerThing(
  sessions: Session[],
  text: Marked,
  { language, turns }: Talk,
  all: readonly Said[],
  rules: PracticeRules,
): void {
  const { said, units, words } = text;
  const more = rules.another.test(words) || rules.another.test((said.question ?? "").toLowerCase());
  const toldBefore = sessions.some(({ thing, said: at }) => thing !== null && at.turn < said.turn);
  if (units.length > LONGEST_ANSWER || hasVerb(words, rules)) return;
  if (rules.notDone.test(words) || rules.habit.test(words) || rules.notNow.test(words)) return;
  const { answers, words: spoken } = localeOf(language);
  const asked = said.asked === "practised";
  let found = false;
  let takenBack = false;
  for (const part of partsOf(units, rules)) {
    takenBack ||= part.every(({ word }) => rules.mend.has(word) || rules.between.has(word));
    const alone = isLength(part, rules);
    const thing = alone ? null : thingIn(text, part, rules, { forThing: true, whole: true });
    const length = part.find(({ word }) => word.startsWith("#"))?.word.slice(1);
    const minutes = length === undefined ? 0 : (text.minutes[Number(length)] ?? 0);
    const known = thing !== null && rules.known.test(folded(text, thing));
    if (!asked && thing !== null && !(known && minutes > 0)) return;
    if (thing === null && !(alone && minutes > 0)) continue;
    if (thing !== null && minutes === 0 && toldBefore && !more) continue;
    if (thing !== null && (countWords(thing) > 3 || rules.never.test(folded(text, thing)))) continue;
    if (thing !== null && !known) {
      // "Drawing. Faces. Half an hour.": more of the same.
      const sameTurn = sessions.findLast(({ said: at }) => at.turn === said.turn && at !== said);
      if (sameTurn && !more) {
        if (sameTurn.minutes === 0 && minutes > 0) fill(sameTurn, minutes, said);
        continue;
      }
      if (rules.doing.test(folded(text, thing)) || didNothing(said.text, answers, spoken)) continue;
      if (minutes === 0 && (found || practisedThing(said.text, answers) === null)) continue;
    }
    if (understood({ language, turns }, said.turn) !== "answer") return;
    const before = sessions.length;
    const last = sessions.at(-1);
    if (takenBack && thing !== null && last?.said === said && last.minutes === 0) sessions.pop();
    found = true;
    tell(
      sessions,
      { thing, told: null, minutes, sure: asked, lone: !asked && thing === null },
      text,
      all,
      rules,
    );
    const added = sessions.length > before ? sessions.at(-1) : undefined;
    if (added && !known) added.unsure = true;
  }
}

/** The activity that was last spoken of, for "I practised for an hour". */
function mentioned(
  all: readonly Said[],
  said: Said,
  rules: PracticeRules,
  turnsBack = TURNS_BACK,
): string | null {
  const before = all.slice(0, said.index + 1).filter(({ turn }) => said.turn - turn <= turnsBack);
  for (const one of before.reverse()) {
    const thing = rules.notDone.test(one.words) ? null : knownIn(one, rules);
    if (thing !== null) return thing;
  }
  return null;
}
