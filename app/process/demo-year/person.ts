import type { ConversationState } from "~/domain/conversation/conversation";
import type { Topic } from "~/domain/conversation/locales/lines";
import { daysBetween } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { drawn } from "~/lib/seeded";
import { chapterOf } from "./chapters";
import { Decks } from "./decks";
import { FACTS, type Told } from "./facts";
import * as life from "./life";
import type { Craft, Stage } from "./material";
import { Promises } from "./promises";
import { type DayStory, monthDay } from "./story";

/** What somebody says in one talk. */
export type Talker = {
  /**
   * @param state of the talk, whose question is answered
   * @param quotes the person's own words of what they are asked to recall
   */
  answer: (state: ConversationState, quotes: readonly string[]) => string;
  goodbye: () => string;
};

/** Share of what was learned that is still known when it is asked. */
const KNOWN = 0.7;
const HALF_KNOWN = 0.85;
const LEAD = /^.*?\b(?:learned|noticed|realised|found out) that\s+/;

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
   * @param kind `again`: there was a talk that day already
   */
  talk(told: DayStory, kind: "first" | "again" | "in_writing" = "first"): Talker {
    const chapter = chapterOf(told, this.year, kind === "again");
    const hasOwnStep = told.mood === "short" || chapter.gently || chapter.lines?.next;
    const story: DayStory = hasOwnStep ? { ...told, promises: "none" } : told;
    const lines = { ...this.linesFor(story, kind === "in_writing"), ...chapter.lines };
    const asides = [...(chapter.asides ?? [])];
    const spoken = new Map<string, number>();
    const answer: Talker["answer"] = (state, quotes) => {
      const { topic, gently } = state;
      if (topic === "ended") return this.goodbye();
      const aside = asides.findIndex((one) => one.before === topic);
      if (aside >= 0 && (asides[aside]?.words.length ?? 0) > 0) {
        const words = asides[aside]?.words.shift() ?? "";
        if (asides[aside]?.words.length === 0) asides.splice(aside, 1);
        return words;
      }
      if (gently) return chapter.gently?.shift() ?? "Let's leave it here for today, thank you.";
      const times = (spoken.get(topic) ?? 0) + 1;
      spoken.set(topic, times);
      if (topic === "follow_up") return this.followUp(state.followUp ?? "", story.date);
      if (topic === "recall_1" || topic === "recall_2") {
        return this.recall(quotes[topic === "recall_1" ? 0 : 1] ?? "", `${story.date}:${topic}`);
      }
      if (state.oneQuestion) return lines.practised;
      const said = lines[topic];
      if (times > 1) return topic === "next" ? "No step for now." : "I'd say it was fine.";
      // What isn't asked for today is told with the next answer.
      const isLast = topic === "hard" || (topic === "next" && state.practisedNothing);
      return isLast && state.recalls.length > 0 && lines.learned !== NOTHING
        ? `${lines.learned} ${said}`
        : said;
    };
    return { answer, goodbye: () => this.goodbye() };
  }

  private goodbye(): string {
    return this.decks.next("goodbye", life.GOODBYES) ?? "";
  }

  private linesFor(
    story: DayStory,
    inWriting: boolean,
  ): Record<Exclude<Topic, "follow_up" | "recall_1" | "recall_2">, string> {
    const { sessions, mood, date } = story;
    const [first, second] = sessions;
    const next = this.promises.make(story);
    const fact = this.fact(date);
    const learned = (story.learns ? this.learnedIn(first) : null) ?? NOTHING;
    const say = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join(" ");
    if (!first) {
      const quiet = mood === "plain" ? this.decks.next("quiet", life.QUIET_DAYS) : null;
      return {
        practised: say(this.decks.next("nothing", life.NOTHING_TODAY), quiet, fact, this.deedTold(date)),
        minutes: "None, really.",
        part: "Nothing special.",
        learned: learned === NOTHING ? this.nothingNew() : learned,
        hard: "Nothing was hard today.",
        next: next.next ?? "",
        when: next.when ?? "By Sunday.",
      };
    }
    const { craft, stage } = first;
    const at = `${craft.name} ${craft.stages.indexOf(stage)}`;
    const withLength = mood === "short" || drawn(this.seed, `${date}:length`) < 0.75;
    const open = withLength
      ? (this.decks.next(`${craft.name} opens`, craft.opens) ?? "").replace("{m}", String(first.minutes))
      : this.decks.next(`${craft.name} plain`, craft.opensWithoutLength);
    const body = say(
      this.decks.next(`${at} parts`, stage.parts),
      this.decks.next(`${craft.name} colours`, craft.colours),
      story.wins && this.decks.next(`${at} wins`, stage.wins),
      !inWriting && this.decks.next(`${craft.name} colours`, craft.colours),
      fact,
    );
    return {
      practised: say(open, second && this.secondSession(second.craft, second.minutes), this.deedTold(date)),
      minutes: say(`About ${first.minutes} minutes.`, body),
      part: body,
      learned: learned === NOTHING ? this.nothingNew() : learned,
      hard:
        drawn(this.seed, `${date}:hard`) < 0.7
          ? (this.decks.next(`${at} hards`, stage.hards) ?? "")
          : (this.decks.next("not hard", life.NOT_HARD) ?? ""),
      next: next.next ?? "",
      when: next.when ?? "By Sunday.",
    };
  }

  private nothingNew = () => this.decks.next("nothing new", life.NOTHING_NEW) ?? "";

  private secondSession(craft: Craft, minutes: number): string {
    const open = this.decks.next(`${craft.name} opens`, craft.opens, (text) => text.startsWith("I "));
    return `And ${open?.replace("{m}", String(minutes)) ?? ""}`;
  }

  /** A promise that is done and that nobody has asked about. */
  private deedTold(date: LocalDate): string | null {
    const promise = this.promises.toTell(date);
    if (!promise) return null;
    promise.over = true;
    return `And I ${promise.deed[1]}, as I had promised.`;
  }

  private fact(date: LocalDate): string | null {
    const gone =
      daysBetween(this.year.from, date) / Math.max(1, daysBetween(this.year.from, this.year.until));
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
  private learnedIn(session: { craft: Craft; stage: Stage } | undefined): string | null {
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
    return `Yes, I ${promise.deed[1]}, and it felt good to have it done.`;
  }

  private recall(quote: string, name: string): string {
    const it = quote.replace(LEAD, "").replace(/[.!]+$/, "");
    const luck = drawn(this.seed, name);
    if (quote === "" || luck >= HALF_KNOWN) return this.decks.next("forgotten", life.FORGOTTEN) ?? "";
    const words = it.split(" ");
    const known = luck < KNOWN ? it : words.slice(0, Math.ceil(words.length / 2)).join(" ");
    return (this.decks.next("recalled", life.RECALLED) ?? "").replace("{it}", known);
  }
}

/** Nothing is learned today. */
const NOTHING = "";

/** From a day of the year on, for two months. */
function isSoonAfter(from: string, date: LocalDate): boolean {
  const [month = 1, day = 1] = from.split("-").map(Number);
  const [ofMonth = 1, ofDay = 1] = monthDay(date).split("-").map(Number);
  const later = (ofMonth - month) * 31 + (ofDay - day);
  return later >= 0 && later < 62;
}
