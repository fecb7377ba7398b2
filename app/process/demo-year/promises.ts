import type { Topic } from "~/domain/conversation/locales/lines";
import { daysAfter, weekdayOf } from "~/domain/schedule/local-time";
import { WEEKDAYS } from "~/domain/schedule/weekdays";
import type { LocalDate } from "~/lib/columns";
import { drawn, drawnBetween, drawnFrom } from "~/lib/seeded";
import type { Decks } from "./decks";
import { HEAVY_DEEDS, LIFE_DEEDS, NO_STEP } from "./life";
import type { Deed } from "./material";
import type { DayStory } from "./story";

/** `said`: told on a later talk. `tapped`: done on the dashboard. `never`: slips until it is made smaller or dropped. */
type Fate = "said" | "tapped" | "never";

export type Promised = { deed: Deed; fate: Fate; doneOn: LocalDate; over: boolean };

/** So many are open at most: whoever has a full list promises nothing more. */
const MOST = 4;

/** What the person has promised and what becomes of it. */
export class Promises {
  private readonly all: Promised[] = [];
  private heavy = 0;

  constructor(
    private readonly seed: number,
    private readonly decks: Decks,
  ) {}

  /** The answer to "what is one small next step?", and to "by when?" where that is asked. */
  make({ date, promises, sessions }: DayStory): Partial<Record<Topic, string>> {
    const open = this.all.filter(({ over }) => !over);
    const light = open.filter(({ fate }) => fate !== "never");
    const deed = promises === "none" || light.length >= MOST ? null : this.deedFor(promises, sessions, open);
    if (!deed) return { next: this.decks.next("no step", NO_STEP) ?? "" };
    const days = promises === "heavy" ? 4 : drawnBetween(this.seed, `${date}:due`, 1, 6);
    const due = daysAfter(date, days);
    const fate: Fate =
      promises === "heavy"
        ? "never"
        : (drawnFrom(this.seed, `${date}:fate`, { said: 0.68, tapped: 0.25, never: 0.04 }) ?? "said");
    const slip = drawn(this.seed, `${date}:late`) < 0.15 ? 3 : 0;
    const doneOn = daysAfter(
      due,
      slip === 0 ? -drawnBetween(this.seed, `${date}:done`, 0, Math.min(1, days - 1)) : slip,
    );
    this.all.push({ deed, fate, doneOn, over: false });
    const day = days === 1 ? "tomorrow" : (WEEKDAYS.find(([iso]) => iso === weekdayOf(due))?.[1] ?? "");
    const by = days === 1 ? day : `${drawn(this.seed, `${date}:by`) < 0.5 ? "by" : "on"} ${day}`;
    if (promises === "day_asked")
      return { next: `I want to ${deed[0]}.`, when: days === 1 ? "Tomorrow." : `By ${day}.` };
    const lead = drawn(this.seed, `${date}:lead`) < 0.7 ? "I'll" : "I'm going to";
    return { next: `${lead} ${deed[0]} ${by}.` };
  }

  /** Adds one that is made in words of its own. It is tapped once it is done. */
  add(deed: Deed, doneOn: LocalDate): void {
    this.all.push({ deed, fate: "tapped", doneOn, over: false });
  }

  private deedFor(kind: DayStory["promises"], sessions: DayStory["sessions"], open: Promised[]): Deed | null {
    const free = (deed: Deed) => !open.some((promise) => promise.deed[0] === deed[0]);
    if (kind === "heavy") return HEAVY_DEEDS[this.heavy++] ?? null;
    const [first] = sessions;
    if (!first) return this.decks.next("life", LIFE_DEEDS, free);
    const { craft, stage } = first;
    return this.decks.next(`${craft.name} ${craft.stages.indexOf(stage)} deeds`, stage.deeds, free);
  }

  /** The promise that a follow-up asks about. */
  askedAbout(followUp: string): Promised | null {
    const plain = followUp.toLowerCase().trim();
    return this.all.find(({ deed, over }) => !over && deed[0].toLowerCase() === plain) ?? null;
  }

  /** Is it done by then? */
  isDone = (promise: Promised, date: LocalDate) => promise.fate !== "never" && promise.doneOn <= date;

  /** One that is done and nobody knows of yet. */
  toTell(date: LocalDate): Promised | null {
    return this.all.find((one) => !one.over && one.fate === "said" && this.isDone(one, date)) ?? null;
  }

  /** Those that a quest of this title stands for. */
  named(title: string): Promised[] {
    return this.all.filter((one) => !one.over && one.deed[0].toLowerCase() === title.toLowerCase());
  }

  /** Those that are tapped as done on a day. */
  toTap(date: LocalDate): Promised[] {
    return this.all.filter((one) => !one.over && one.fate === "tapped" && this.isDone(one, date));
  }
}
