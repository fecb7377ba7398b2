import type pg from "pg";
import { database } from "~/db/client.server";
import { requestCall } from "~/domain/calls/request-call.server";
import { CONSENT } from "~/domain/onboarding/consent";
import { dayEndsAt, daysAfter, daysBetween, instantAt } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { drawn } from "~/lib/seeded";
import { MINUTE, SECOND } from "~/lib/time";
import { simulatorOptions } from "~/providers/telephony/registry.server";
import { canonicalText, hashOf, totalsOf } from "./demo-year/canonical.server";
import { DEMO_EMAIL } from "./demo-year/demo-email";
import { Hands } from "./demo-year/hands.server";
import { Person } from "./demo-year/person";
import type { Asked, PhoneCompany } from "./demo-year/phone-company.server";
import { YearQueue } from "./demo-year/queue.server";
import { type DayStory, DOWN_FOR, gigDay, picksUpAfter, storyOf } from "./demo-year/story";
import { Line } from "./demo-year/talks.server";

const DEMO_NUMBER = "+12025550101";
const CALL_TIME = "19:30";
const DAYS = 365;

export type YearWanted = {
  seed: number;
  /** The last local day. */
  until: LocalDate;
  /** IANA name of where the person lives. */
  zone: string;
  /** How many days there are: a year where it is left out. */
  days?: number;
  company: PhoneCompany;
  /** Told when a month is over. */
  onMonth?: (month: string, days: number) => void;
};

export type YearMade = { userId: string; hash: string; text: string; totals: Record<string, number> };

/**
 * Makes the demo person anew and lets them live a year through the product itself: every call is dialled, every job
 * run, every page action taken by the product's own code, in simulated time. Nobody else may be due meanwhile.
 *
 * @returns what has become of it; the same for the same seed, last day, zone and number of days
 */
export async function simulateYear(wanted: YearWanted): Promise<YearMade> {
  const { until, zone, days = DAYS } = wanted;
  const db = database().pool;
  const from = daysAfter(until, 1 - days);
  const start = instantAt(from, "08:30", zone);
  const userId = await makePerson(db, zone, start);
  const queue = await YearQueue.open(db, start);
  try {
    const year = new Year(wanted, { db, queue, userId, from });
    await year.begin();
    for (let day = from; day <= until; day = daysAfter(day, 1)) {
      await year.live(day);
      if (day === until || day.slice(0, 7) !== daysAfter(day, 1).slice(0, 7)) {
        wanted.onMonth?.(day.slice(0, 7), daysBetween(from, day) + 1);
      }
    }
  } finally {
    queue.close();
  }
  const text = await canonicalText(db, userId);
  return { userId, text, hash: hashOf(text), totals: await totalsOf(db, userId) };
}

/** The person as if they had signed up on the first morning. One who is there already goes, with all they have. */
async function makePerson(db: pg.Pool, zone: string, start: Date): Promise<string> {
  await db.query("delete from auth.users where email = $1", [DEMO_EMAIL]);
  await db.query(`delete from mails where "to" = $1`, [DEMO_EMAIL]);
  await db.query("insert into auth.users (email, created_at) values ($1, $2)", [DEMO_EMAIL, start]);
  const { rows } = await db.query<{ id: string }>(
    `update users set first_name = 'Asha', phone = $2, local_tz = $3, call_time = $4, created_at = $5
     where email = $1 returning id`,
    [DEMO_EMAIL, DEMO_NUMBER, zone, CALL_TIME, start],
  );
  const id = rows[0]?.id ?? "";
  await db.query(
    `insert into consents (user_id, kind, granted, text_version, text, phone, source, created_at)
     values ($1, 'calls', true, $2, $3, $4, 'demo:year', $5)`,
    [id, CONSENT.version, CONSENT.text, DEMO_NUMBER, start],
  );
  await db.query(
    `insert into subscriptions (user_id, tier, status, access_until, granted_until, granted_at, first_access_at)
     values ($1, 'pro', 'granted', now() + interval '1 year', now() + interval '1 year', $2, $2)`,
    [id, start],
  );
  return id;
}

type World = { db: pg.Pool; queue: YearQueue; userId: string; from: LocalDate };
type Action = { at: Date; act: () => Promise<void> };

class Year {
  private readonly span: { from: LocalDate; until: LocalDate };
  private readonly person: Person;
  private readonly hands: Hands;
  private readonly line: Line;

  constructor(
    private readonly wanted: YearWanted,
    private readonly world: World,
  ) {
    // The story is that of a whole year, however many of its days are lived.
    this.span = { from: daysAfter(wanted.until, 1 - DAYS), until: wanted.until };
    this.person = new Person(wanted.seed, this.span);
    this.hands = new Hands(world.db, world.userId, wanted.seed, this.person);
    this.line = new Line(world.queue, world.db, simulatorOptions()?.webhookSecret ?? "");
  }

  async begin(): Promise<void> {
    const { db, queue, userId } = this.world;
    await db.query(
      "select relevel.enqueue_job('keep_next_call', jsonb_build_object('userId', $1::uuid), now(), 1)",
      [userId],
    );
    await queue.runDue();
  }

  /** One local day, from its morning to its end. */
  async live(date: LocalDate): Promise<void> {
    const { queue } = this.world;
    const { zone, seed } = this.wanted;
    const story = storyOf(seed, this.span, date);
    const ends = dayEndsAt(date, zone, 0);
    const actions = this.actionsOf(story);
    for (;;) {
      const due = await this.nextTick(story);
      const [action] = actions;
      const job = await queue.nextAt();
      const times = [due, action?.at, job].flatMap((at) => (at && at < ends ? [at.getTime()] : []));
      if (times.length === 0) break;
      const next = new Date(Math.min(...times));
      queue.moveTo(next);
      if (action?.at.getTime() === next.getTime()) await actions.shift()?.act();
      else if (due?.getTime() === next.getTime()) await queue.run("schedule_due_calls");
      await queue.runDue();
      for (let call = this.wanted.company.take(); call; call = this.wanted.company.take()) {
        await this.ring(call, story);
      }
    }
    queue.moveTo(new Date(ends.getTime() + 5 * MINUTE));
    await queue.run("roll_days");
    await queue.run("reap_calls");
  }

  private actionsOf(story: DayStory): Action[] {
    const { date } = story;
    const { zone } = this.wanted;
    const at = (time: string) => instantAt(date, time, zone);
    const { hands, world } = this;
    const actions: Action[] = [
      { at: at("09:10"), act: () => hands.morning(date, daysAfter(date, -1), world.queue.now) },
      { at: at("18:10"), act: () => hands.evening(date, world.queue.now) },
      { at: at("21:20"), act: () => this.write(story) },
    ];
    // After the gig, nobody can sleep.
    if (date === gigDay(this.span.from, this.span.until)) {
      const act = async () => void (await requestCall(world.userId, world.queue.now));
      actions.push({ at: at("23:05"), act });
    }
    return actions.filter(({ at }) => at > world.queue.now);
  }

  /** When somebody looks whether a call is due: at the minute, unless our side is down that evening. */
  private async nextTick({ evening }: DayStory): Promise<Date | null> {
    const { rows } = await this.world.db.query<{ at: Date | null }>(
      "select least(next_call_at, next_silent_at) as at from users where id = $1",
      [this.world.userId],
    );
    const at = rows[0]?.at;
    if (!at) return null;
    return new Date(at.getTime() + (evening === "our_fault" ? DOWN_FOR * MINUTE : 1 * SECOND));
  }

  private async ring(call: Asked, story: DayStory): Promise<void> {
    const { rows } = await this.world.db.query<{ attempt: number; kind: string }>(
      "select attempt, kind from calls where id = $1",
      [call.reference],
    );
    const { attempt = 1, kind = "daily" } = rows[0] ?? {};
    const { seed } = this.wanted;
    const { date, evening } = story;
    if (kind === "daily" && evening === "away") return this.line.nobody(call, "no_answer");
    if (attempt === 1 && evening === "busy") return this.line.nobody(call, "busy");
    if (attempt === 1 && evening === "vendor_fails") return this.line.nobody(call, "failed");
    const machine = evening === "machine" && (attempt === 1 || drawn(seed, `${date}:machine`) < 0.5);
    if (machine) return this.line.nobody(call, "voicemail");
    const talker = this.person.talk(story, kind !== "daily");
    return this.line.talk(call, talker, picksUpAfter(seed, date));
  }

  /** Whoever wasn't reached may keep the day in writing: the mail with the link says so. */
  private async write(story: DayStory): Promise<void> {
    const { db, userId } = this.world;
    const { rows } = await db.query(
      `select 1 from reflect_links l where l.user_id = $1 and l.local_date = $2 and not exists (
         select from calls c where c.user_id = $1 and c.local_date = $2 and c.status = 'completed')`,
      [userId, story.date],
    );
    if (rows.length === 0 || !story.writes) return;
    await this.line.write(userId, this.person.talk(story));
  }
}
