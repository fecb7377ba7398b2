import type pg from "pg";
import { answerRecall } from "~/domain/checkpoints/answer-recall.server";
import { correctMemory } from "~/domain/memories/correct-memory.server";
import { forgetMemory } from "~/domain/memories/forget-memory.server";
import { pinMemory } from "~/domain/memories/pin-memory.server";
import { addSkill } from "~/domain/progress/add-skill.server";
import { chooseFocusDay } from "~/domain/progress/choose-focus-day.server";
import { correctTurn } from "~/domain/progress/correct-turn.server";
import { dropQuest } from "~/domain/progress/drop-quest.server";
import { finishQuest } from "~/domain/progress/finish-quest.server";
import { logPractice } from "~/domain/progress/log-practice.server";
import { mergeSkills } from "~/domain/progress/merge-skills.server";
import { SLIPS_TO_SHRINK } from "~/domain/progress/quests";
import { repairStreak } from "~/domain/progress/repair-streak.server";
import { shrinkQuest } from "~/domain/progress/shrink-quest.server";
import { pauseCalls } from "~/domain/schedule/pause-calls.server";
import type { LocalDate } from "~/lib/columns";
import { drawn } from "~/lib/seeded";
import type { Person } from "./person";
import { MENDED, monthDay, TRIP } from "./story";

/** Practice that is logged by hand, by the day. */
const LOGGED: Readonly<Record<string, { skill: string; minutes: number; note: string }>> = {
  "01-25": { skill: "Drawing", minutes: 60, note: "Life drawing with Nora, in the cold hall" },
  "02-22": { skill: "Guitar", minutes: 90, note: "Jam session at Tom's" },
  "04-19": { skill: "Balcony gardening", minutes: 45, note: "Tomatoes and basil" },
  "05-10": { skill: "Balcony gardening", minutes: 60, note: "Bigger pots" },
  "07-19": { skill: "Drawing", minutes: 75, note: "Sketching at the canal" },
  "08-16": { skill: "Running", minutes: 90, note: "The long one, past both bridges" },
  "09-20": { skill: "Guitar", minutes: 120, note: "Rehearsal with Nora in the café" },
  "11-08": { skill: "Drawing", minutes: 45, note: "Trees without leaves" },
};

/** What is left of sorting all the papers. */
const SMALLER = "Sort one drawer in the hallway";

/** What the person does on the pages of the product, as themselves. */
export class Hands {
  constructor(
    private readonly db: pg.Pool,
    private readonly userId: string,
    private readonly seed: number,
    private readonly person: Person,
  ) {}

  /** In the morning: yesterday is looked at again. */
  async morning(date: LocalDate, yesterday: LocalDate, now: Date): Promise<void> {
    const { userId } = this;
    const day = monthDay(date);
    if (day === MENDED.on) await this.mend(yesterday, now);
    if (day === "01-21") await this.correctPractice(yesterday);
    if (day === "03-02") await this.withMemory("%karaoke%", (id) => forgetMemory(userId, id, now));
    if (day === "04-02") await this.withMemory("%small gig%", (id) => pinMemory(userId, id, true, now));
    if (day === "04-05") {
      const text = "You have a cat called Pepper.";
      await this.withMemory("%a cat%", (memoryId) => correctMemory(userId, { memoryId, text }, now));
    }
    if (day === "04-18") await addSkill(userId, { name: "Balcony gardening", biome: "mist" });
    if (day === "09-01") await this.merge("Fingerpicking", "Guitar");
    if (day === TRIP.from) await pauseCalls(userId, `${date.slice(0, 4)}-${TRIP.until}`, now);
    if (drawn(this.seed, `${date}:recall by hand`) < 0.1) await this.confirmRecall(yesterday, now);
    await this.choose(now);
  }

  /** Before dinner: what was done is tapped, what slips is let go, practice is logged. */
  async evening(date: LocalDate, now: Date): Promise<void> {
    for (const promise of this.person.promises.toTap(date)) {
      const id = await this.column(
        "select id from quests where user_id = $1 and status = 'open' and lower(title) = lower($2)",
        [promise.deed[0]],
      );
      if (!id) continue;
      await finishQuest(this.userId, id, now);
      promise.over = true;
    }
    await this.lightenOne(date, now);
    await this.doTheSmallOne(date, now);
    const logged = LOGGED[monthDay(date)];
    const skillId = logged && (await this.skill(logged.skill));
    if (!skillId) return;
    await logPractice(this.userId, { skillId, minutes: logged.minutes, day: date, note: logged.note }, now);
  }

  private async mend(yesterday: LocalDate, now: Date): Promise<void> {
    const missed = await this.column(
      "select state from streak_days where user_id = $1 and local_date = $2 and state = 'missed'",
      [yesterday],
    );
    if (missed)
      await repairStreak(
        this.userId,
        yesterday,
        "The flu came back for a night. I hummed the song in bed.",
        now,
      );
  }

  /** "Not what I meant": a length was heard that was none. */
  private async correctPractice(yesterday: LocalDate): Promise<void> {
    const { rows } = await this.db.query<{ id: string; transcript: { role: string; text: string }[] }>(
      "select id, transcript from calls where user_id = $1 and local_date = $2 and status = 'completed'",
      [this.userId, yesterday],
    );
    const [call] = rows;
    const at =
      call?.transcript.findIndex(({ role, text }) => role === "user" && /\b\d+ minutes\b/.test(text)) ?? -1;
    const said = call?.transcript[at]?.text;
    if (!call || said === undefined) return;
    await correctTurn(this.userId, {
      callId: call.id,
      turn: at + 1,
      meant: said.replace(/\b\d+ minutes\b/, "20 minutes"),
    });
  }

  private async confirmRecall(yesterday: LocalDate, now: Date): Promise<void> {
    const { rows } = await this.db.query<{ id: string; item_id: string; heard_rating: number }>(
      `select id, item_id, heard_rating from checkpoint_reviews
       where user_id = $1 and local_date = $2 and confirmed_at is null order by quote, created_at limit 1`,
      [this.userId, yesterday],
    );
    const [review] = rows;
    if (!review) return;
    const rating = review.heard_rating === 1 ? 1 : 3;
    await answerRecall(this.userId, { itemId: review.item_id, reviewId: review.id, rating }, now);
  }

  /** A promise that has slipped too often is made smaller, or dropped. */
  private async lightenOne(date: LocalDate, now: Date): Promise<void> {
    const { rows } = await this.db.query<{ id: string; title: string }>(
      `select id, title from quests where user_id = $1 and source = 'promise' and status = 'open' and slips >= $2
       order by created_at, title limit 1`,
      [this.userId, SLIPS_TO_SHRINK],
    );
    const [quest] = rows;
    if (!quest || drawn(this.seed, `${date}:lighten`) > 0.4) return;
    const smaller = /^sort the papers/i.test(quest.title) ? SMALLER : null;
    if (smaller) await shrinkQuest(this.userId, quest.id, smaller);
    else await dropQuest(this.userId, quest.id, now);
    for (const promise of this.person.promises.named(quest.title)) promise.over = true;
  }

  private async doTheSmallOne(date: LocalDate, now: Date): Promise<void> {
    if (drawn(this.seed, `${date}:drawer`) > 0.15) return;
    const id = await this.column(
      "select id from quests where user_id = $1 and status = 'open' and title = $2",
      [SMALLER],
    );
    if (id) await finishQuest(this.userId, id, now);
  }

  private async merge(from: string, into: string): Promise<void> {
    const [one, other] = [await this.skill(from), await this.skill(into)];
    if (one && other) await mergeSkills(this.userId, { from: one, into: other });
  }

  /** The Hourglass of Focus works on Saturdays. */
  private async choose(now: Date): Promise<void> {
    const held = await this.column(
      "select artifact_code from user_artifacts where user_id = $1 and artifact_code = 'hourglass_of_focus' and weekday is null",
      [],
    );
    if (held) await chooseFocusDay(this.userId, 6, now);
  }

  private async withMemory(like: string, act: (id: string) => Promise<void>): Promise<void> {
    const id = await this.column(
      `select id from memories where user_id = $1 and text like $2 and forgotten_at is null and valid_until is null
       order by valid_from limit 1`,
      [like],
    );
    if (id) await act(id);
  }

  private skill(name: string): Promise<string | null> {
    return this.column(
      `select s.id from skills s join user_skills u on u.skill_id = s.id and u.user_id = $1
       where s.name = $2 and (s.user_id is null or s.user_id = $1) order by s.user_id nulls first limit 1`,
      [name],
    );
  }

  private async column(text: string, values: unknown[]): Promise<string | null> {
    const { rows } = await this.db.query<unknown[]>({
      ...{ text, values: [this.userId, ...values] },
      rowMode: "array",
    });
    const value = rows[0]?.[0];
    return typeof value === "string" ? value : null;
  }
}
