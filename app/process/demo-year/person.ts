import type { ConversationState } from "~/domain/conversation/conversation";
import type { Topic } from "~/domain/conversation/locales/lines";
import { daysAfter, daysBetween } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { drawn } from "~/lib/seeded";
import { type Chapter, chapterOf } from "./chapters";
import { Decks } from "./decks";
import { FACTS, isSoonAfter, type Told } from "./facts";
import * as life from "./life";
import { Promises } from "./promises";
import type { DayStory, Session } from "./story";

/** What somebody says in one talk. */
export type Talker = {
  /**
   * @param state of the talk, whose question is answered
   * @param quotes the person's own words of what they are asked to recall
   */
  answer: (state: ConversationState, quotes: readonly string[]) => string;
  goodbye: () => string;
};

/** What is said to each question of the agenda; what was learned today, if anything was. */
type Lines = Record<"practised" | "minutes" | "part" | "hard" | "next" | "when", string> & {
  learned: string | null;
};

/** Share of what was learned that is still known when it is asked. */
const KNOWN = 0.7;
const HALF_KNOWN = 0.85;
const LEAD = /^.*?\b(?:learned|noticed|realised|found out) that\s+/;

const say = (...parts: (string | null | false | undefined)[]) => parts.filter(Boolean).join(" ");
const put = (text: string | null, did: string) => (text ?? "").replaceAll("{did}", did);

/** The believable person: what they know, have promised and have told so far. */
export class Person {
  private readonly decks: Decks;
  readonly promises: Promises;
  private readonly told = new Set<Told>();
  private readonly learned = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly year: { from: LocalDate; until: LocalDate },
  ) {
    this.decks = new Decks(seed);
    this.promises = new Promises(seed, this.decks);
  }

  /**
   * Picks up the phone, or begins to write, on a day.
   *
   * @param isSecond there was a talk that day already
   */
  talk(story: DayStory, isSecond = false): Talker {
    const chapter = chapterOf(story, this.year, isSecond);
    const lines = this.linesFor(story, chapter);
    const asked = new Set<Topic>();
    const aside = [...(chapter.aside?.words ?? [])];
    const gently = [...(chapter.gently ?? [])];
    const answer: Talker["answer"] = (state, quotes) => {
      const { topic } = state;
      if (topic === "ended") return "";
      if (topic === chapter.aside?.before && aside.length > 0) return aside.shift() ?? "";
      if (state.gently) return gently.shift() ?? "Let's leave it here for today, thank you.";
      if (asked.has(topic)) return "Not this time, thank you.";
      asked.add(topic);
      if (topic === "follow_up") return this.followUp(state.followUp ?? "", story.date);
      if (topic === "recall_1") return this.recall(quotes[0] ?? "", `${story.date} recall 1`);
      if (topic === "recall_2") return this.recall(quotes[1] ?? "", `${story.date} recall 2`);
      if (topic === "practised" && !chapter.lines) return say(lines.practised, this.deedTold(story.date));
      if (topic === "learned") return lines.learned ?? this.decks.next("nothing new", life.NOTHING_NEW) ?? "";
      // What was learned is told all the same where recalls take the place of the question.
      const isLast = topic === "hard" || (topic === "next" && state.practisedNothing);
      return say(isLast && !asked.has("learned") && !state.oneQuestion && lines.learned, lines[topic]);
    };
    return { answer, goodbye: () => this.decks.next("goodbye", life.GOODBYES) ?? "" };
  }

  private linesFor(story: DayStory, chapter: Chapter): Lines {
    const [first, second] = story.sessions;
    const isTold = chapter.lines !== undefined;
    const hasStep = isTold || story.mood === "short" || story.mood === "grieving";
    const { next = "", when = "By Sunday." } = hasStep ? {} : this.promises.make(story);
    const { promised } = chapter;
    if (promised) this.promises.add(promised.deed, daysAfter(story.date, promised.days));
    const learned = story.learns && !isTold ? this.learnedIn(first) : null;
    const more = isTold ? "" : say(this.fact(story.date));
    const lines = first
      ? this.linesOfPractice(story, first, second, more)
      : this.linesWithoutPractice(story, more);
    return { ...lines, learned, next, when, ...chapter.lines };
  }

  private linesWithoutPractice({ mood }: DayStory, more: string) {
    const quiet = mood === "plain" && this.decks.next("quiet", life.QUIET_DAYS);
    return {
      practised: say(this.decks.next("nothing", life.NOTHING_TODAY), quiet, more),
      minutes: "None, really.",
      part: "Nothing special.",
      hard: "Nothing was hard today.",
    };
  }

  private linesOfPractice(
    { date, mood, wins }: DayStory,
    first: Session,
    second: Session | undefined,
    more: string,
  ) {
    const { craft, stage, minutes } = first;
    const at = `${craft.name} ${craft.stages.indexOf(stage)}`;
    const withLength = mood === "short" || drawn(this.seed, `${date} length`) < 0.75;
    const open = withLength
      ? this.decks.next(`${craft.name} opens`, craft.opens)?.replace("{m}", String(minutes))
      : this.decks.next(`${craft.name} plain`, craft.opensWithoutLength);
    const colour = () => this.decks.next(`${craft.name} colours`, craft.colours);
    const isHard = drawn(this.seed, `${date} hard`) < 0.7;
    const part = say(
      this.decks.next(`${at} parts`, stage.parts),
      colour(),
      wins && this.decks.next(`${at} wins`, stage.wins),
      colour(),
      more,
    );
    return {
      practised: say(open, second && this.alsoPractised(second)),
      minutes: say(`About ${minutes} minutes.`, part),
      part,
      hard: say(
        isHard ? this.decks.next(`${at} hards`, stage.hards) : this.decks.next("not hard", life.NOT_HARD),
        colour(),
      ),
    };
  }

  private alsoPractised({ craft, minutes }: Session): string {
    const open = this.decks.next(`${craft.name} opens`, craft.opens, (text) => text.startsWith("I "));
    return `And ${open?.replace("{m}", String(minutes))}`;
  }

  /** A promise that is done and that nobody has asked about. */
  private deedTold(date: LocalDate): string | null {
    const promise = this.promises.toTell(date);
    if (!promise) return null;
    promise.over = true;
    return put(this.decks.next("kept", life.KEPT), promise.deed[1]);
  }

  private fact(date: LocalDate): string | null {
    const days = daysBetween(this.year.from, this.year.until);
    const gone = daysBetween(this.year.from, date) / days;
    const fact = FACTS.find(
      (one) =>
        !this.told.has(one) &&
        (typeof one.from === "number" ? gone >= one.from : isSoonAfter(one.from, date)),
    );
    if (!fact) return null;
    this.told.add(fact);
    return fact.text;
  }

  /** Each thing is learned once. */
  private learnedIn(session: Session | undefined): string | null {
    const [name, list] = session
      ? [`${session.craft.name} ${session.craft.stages.indexOf(session.stage)}`, session.stage.learned]
      : ["life", life.LEARNED_FROM_LIFE];
    const at = this.learned.get(name) ?? 0;
    this.learned.set(name, at + 1);
    return list[at] ?? null;
  }

  private followUp(step: string, date: LocalDate): string {
    const promise = this.promises.askedAbout(step);
    if (!promise || !this.promises.isDone(promise, date))
      return this.decks.next("not yet", life.NOT_YET) ?? "";
    promise.over = true;
    return put(this.decks.next("kept when asked", life.KEPT_WHEN_ASKED), promise.deed[1]);
  }

  private recall(quote: string, name: string): string {
    const luck = drawn(this.seed, name);
    if (quote === "" || luck >= HALF_KNOWN) return this.decks.next("forgotten", life.FORGOTTEN) ?? "";
    const words = quote
      .replace(LEAD, "")
      .replace(/[.!]+$/, "")
      .split(" ");
    const half = `${words.slice(0, Math.ceil(words.length / 2)).join(" ")}, and then something I forgot`;
    return (this.decks.next("recalled", life.RECALLED) ?? "").replace(
      "{it}",
      luck < KNOWN ? words.join(" ") : half,
    );
  }
}
