import { countWords } from "~/domain/conversation/words";
import type { Finding, Talk } from "~/domain/progress/findings";
import { understood } from "~/domain/progress/reading/answers";
import { firstAndOthers, quoteOf } from "~/domain/progress/reading/citing";
import { type DaySaid, daysIn, dueDay } from "~/domain/progress/reading/days";
import { sameDeeds } from "~/domain/progress/reading/deeds";
import { ownRulesOf } from "~/domain/progress/reading/own-rules";
import { namedOnly } from "~/domain/progress/reading/people";
import type { PromiseRules } from "~/domain/progress/reading/promise-rules";
import { bareIn, type Promised, promisesIn } from "~/domain/progress/reading/promised";
import { proposalIn } from "~/domain/progress/reading/proposals";
import type { Said } from "~/domain/progress/reading/sentences";
import { stepOf } from "~/domain/progress/reading/titles";
import type { LocalDate } from "~/lib/columns";

/** Reads what somebody will really do, and by when. */

const MOST = 12;
/** An answer that only names a day is short. */
const JUST_A_DAY = 12;
/** "Forget that" takes back what was said at most so many sentences before. */
const TAKEN_BACK_WITHIN = 5;
/** A yes in so many characters, in any words. */
const LONGEST_YES = 120;
/** A day of its own belongs to the promise right before it. */
const DAY_WITHIN = 2;

type Draft = {
  said: Said;
  others: Said[];
  title: string;
  kind: "deed" | "thing";
  day: LocalDate | null;
  /** It answers the question about the next step. */
  answers: boolean;
  /** A bare answer that wasn't worded as a promise. */
  bare: boolean;
};

/**
 * The commitments of a talk, in their order, and behind them one next step: the last answer to the question about it
 * that stands, else the last commitment.
 */
export function readCommitments(talk: Talk, said: readonly Said[]): Finding[] {
  const drafts = new Drafts(talk, said);
  let index = 0;
  talk.turns.forEach((turn, at) => {
    if (turn.role !== "user" || turn.text.trim() === "") return;
    const first = index;
    while (said[index]?.turn === at + 1) index += 1;
    drafts.hear(at + 1, said.slice(first, index));
  });
  return findingsOf(drafts.standing(), talk);
}

function findingsOf(drafts: readonly Draft[], talk: Talk): Finding[] {
  const rules = ownRulesOf(talk.language);
  const byWords = ({ day }: Draft) => (day === null ? null : rules.days.by(day, talk.localDay));
  const perTurn = new Map<number, number>();
  const found = drafts.map((draft): Finding => {
    const turns = firstAndOthers(draft.said, draft.others);
    const first = turns[0] ?? draft.said.turn;
    const count = (perTurn.get(first) ?? 0) + 1;
    perTurn.set(first, count);
    return {
      kind: "commitment",
      key: `commitment:${first}:${count}`,
      turns,
      quote: quoteOf(draft.said),
      text: rules.promises.text(stepOf(draft.title), byWords(draft), draft.kind),
      title: draft.title,
      dueDay: draft.day,
    };
  });
  const deeds = drafts.filter(({ kind }) => kind === "deed");
  const next = deeds.findLast(({ answers }) => answers) ?? deeds.at(-1);
  if (next === undefined) return found;
  const step = stepOf(next.title);
  const turns = firstAndOthers(next.said, next.others);
  return [
    ...found,
    {
      kind: "next_step",
      key: `next_step:${turns[0]}:1`,
      turns,
      quote: quoteOf(next.said),
      text: rules.promises.nextText(step, byWords(next)),
      step,
    },
  ];
}

class Drafts {
  private drafts: Draft[] = [];
  private readonly rules: PromiseRules;

  constructor(
    private readonly talk: Talk,
    private readonly all: readonly Said[],
  ) {
    this.rules = ownRulesOf(talk.language).promises;
  }

  standing(): Draft[] {
    return this.drafts.slice(0, MOST);
  }

  /** @param turn position of the turn @param said its sentences, maybe none */
  hear(turn: number, said: readonly Said[]): void {
    const before = this.drafts.length;
    let proposed = false;
    said.forEach((sentence, place) => {
      if (place === 0) proposed = this.agree(turn, said);
      this.hearOne(sentence, place === 0, proposed);
    });
    if (said.length === 0) this.agree(turn, said);
    const worded = this.drafts.slice(before).some(({ bare }) => !bare);
    if (worded)
      this.drafts = this.drafts.filter(
        ({ bare, title, said: { turn: at } }) => !bare || at !== turn || this.rules.startsWithDeed(title),
      );
  }

  private hearOne(said: Said, opens: boolean, proposed: boolean): void {
    const { talk } = this;
    const read = this.withoutTakenBack(said);
    this.refuse(said);
    if (read === null) return;
    const promises = this.promisesIn(said, read);
    for (const promise of promises) this.add(said, promise);
    if (promises.length > 0 || /\?\s*$/.test(said.text)) return;
    const answers = opens && !proposed && said.asked === "next";
    if (this.drafts.length === 0 && !answers) return;
    const days = daysIn(read, talk.localDay, talk.language);
    if (this.addDay(said, days) || !answers) return;
    const bare = read === said.words ? bareIn(said, read, days, talk) : null;
    if (bare !== null) this.add(said, bare, true);
  }

  private add(said: Said, { title: worded, day, answers, same, kind }: Promised, bare = false): void {
    const { talk } = this;
    const last = this.drafts.at(-1);
    if (same && last && last.day === null && day !== null) {
      last.day = day;
      last.others.push(said);
    }
    if (same && (last || worded === "" || this.rules.tooLittle.test(worded.toLowerCase()))) return;
    const title = this.withName(worded, said);
    const earlier = this.drafts.find((draft) => sameDeeds(draft.title, title, talk.language));
    if (earlier === undefined) {
      if (bare && this.drafts.some(({ answers, said: at }) => answers && at.turn === said.turn)) return;
      this.drafts.push({ said, others: [], title, kind, day, answers, bare });
      return;
    }
    earlier.answers ||= answers;
    if (day === null || day === earlier.day) return;
    // The one that names the day is cited first.
    earlier.others.push(earlier.said);
    earlier.said = said;
    earlier.day = day;
    earlier.others = earlier.others.filter(({ turn }) => turn > said.turn);
  }

  /** "By Friday", behind a promise without a day, or in answer to "by when?". */
  private addDay(said: Said, days: readonly DaySaid[]): boolean {
    const last = this.drafts.at(-1);
    const day = dueDay(days, said.words, this.talk.language);
    if (last === undefined || day === null) return false;
    const asked = said.asked === "when";
    const near = said.index - last.said.index <= DAY_WITHIN;
    const { mends } = ownRulesOf(this.talk.language).days;
    const mended =
      near && mends.test(said.words.slice(0, days[0]?.from)) && countWords(said.flat) <= JUST_A_DAY;
    if (mended) {
      last.day = day;
      last.others.push(said);
      return true;
    }
    if (!asked && !(near && last.day === null && startsWithDay(days) && countWords(said.flat) <= JUST_A_DAY))
      return false;
    if (last.day !== null && said.index - last.said.index > DAY_WITHIN) return false;
    if (!asked && last.day !== null) return false;
    last.day = day;
    last.others.push(said);
    return true;
  }

  /** @param words of the sentence, or those of them that stand, in their places */
  private promisesIn(said: Said, words: string): Promised[] {
    const before = this.all[said.index - 1];
    const runsOn = before?.turn === said.turn && !/[.!?…]\s*$/.test(before.text);
    return promisesIn(said, words, this.talk, runsOn ? before.words : "");
  }

  /** The words that still stand, or null: "I'll run on Friday, no, forget that". */
  private withoutTakenBack(said: Said): string | null {
    const { rules } = this;
    const found = rules.retracts.exec(said.words);
    if (found === null) return said.words;
    const before = said.words.slice(0, found.index);
    const own = this.promisesIn(said, before).length > 0 || this.isBare(said, before);
    const last = this.drafts.at(-1);
    if (!own && last && said.index - last.said.index <= TAKEN_BACK_WITHIN) this.drafts.pop();
    else if (!own && last && said.question !== null && last.others.length > 0) this.drafts.pop();
    const rest = said.words.slice(found.index + found[0].length);
    const standing = rest.padStart(said.words.length);
    return this.promisesIn(said, standing).length === 0 ? null : standing;
  }

  private isBare(said: Said, before: string): boolean {
    return said.asked === "next" && this.rules.bare.starts.test(before);
  }

  private refuse(said: Said): void {
    for (const { groups } of said.words.matchAll(this.rules.refuses)) {
      const deed = groups?.deed;
      if (deed === undefined || deed.length < 2) continue;
      this.drafts = this.drafts.filter(
        ({ title, said: { index } }) =>
          said.index - index > TAKEN_BACK_WITHIN || !title.toLowerCase().startsWith(deed),
      );
    }
  }

  /** A yes to what the companion proposed. */
  private agree(turn: number, said: readonly Said[]): boolean {
    const { talk, rules } = this;
    const line = talk.turns[turn - 2];
    const heard = talk.turns[turn - 1];
    if (line?.role !== "companion" || heard === undefined) return false;
    const words = said.map((one) => one.words).join(" , ");
    if (rules.disagrees.test(words)) return false;
    const proposal = proposalIn(line.text, talk);
    if (proposal === null) return false;
    const first = said[0]?.words ?? "";
    const yes =
      (first !== "" && rules.agrees.test(first)) ||
      (words.length < LONGEST_YES && understood(talk, turn) === "confirm");
    if (!yes) return false;
    if (said.some((one) => this.promisesIn(one, one.words).some(({ same }) => !same))) return false;
    const own = said.map((one) =>
      dueDay(daysIn(one.words, talk.localDay, talk.language), one.words, talk.language),
    );
    const day = own.find((one) => one !== null) ?? proposal.day;
    const cited: Said = said[0] ?? {
      turn,
      index: this.all.filter((one) => one.turn < turn).length,
      text: heard.text.trim(),
      words: "",
      flat: "",
      asked: null,
      question: line.text,
      units: [],
    };
    if (proposal.title === null) {
      const last = this.drafts.at(-1);
      if (last === undefined || day === null) return false;
      last.day = day;
      last.others.push(cited);
      return true;
    }
    this.add(cited, { title: proposal.title, kind: proposal.kind, day, answers: true, same: false });
    return true;
  }

  private withName(title: string, said: Said): string {
    const name = namedOnly(this.talk, this.all, said);
    return name === null ? title : this.rules.naming(title, name);
  }
}

const startsWithDay = (days: readonly DaySaid[]) => (days[0]?.from ?? Number.POSITIVE_INFINITY) <= 24;
