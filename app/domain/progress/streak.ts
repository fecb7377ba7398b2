import type { CallKind, CallStatus } from "~/domain/calls/call-state";
import type { DialRefusal } from "~/domain/calls/dial-guard";
import { dayAfter, instantAt, localDayAt } from "~/domain/schedule/local-time";
import type { LocalDate } from "~/lib/columns";
import { DAY, HOUR } from "~/lib/time";
import { MILESTONES } from "./xp";

/** What became of each local day, and the streak and rhythm that the days add up to. */

/** `open`: it may still be kept. A day that had no slot and no talk has no state. */
export type DayState =
  | "talked"
  | "written"
  | "service_fault"
  | "pause"
  | "skip"
  | "repaired"
  | "missed"
  | "open";
/** `freeze`: missed, and kept by a freeze. */
export type FoldedState = DayState | "freeze";

export type DayFact = { date: LocalDate; state: DayState };

export type CallOfDay = { kind: CallKind; status: CallStatus; endedReason: string | null };

type Attempt = "under_way" | "ours" | "pause" | "skip" | "reached_nobody" | "nothing";

/** Why an attempt was cancelled, as `ended_reason` keeps it, and what that makes of the day. */
const CANCELED: Readonly<
  Record<DialRefusal | "taken_back" | "superseded" | "canceled_by_operator" | "number_changed", Attempt>
> = {
  // Ours: the person had no chance.
  service_fault: "ours",
  calls_paused: "ours",
  too_many_calls_instance: "ours",
  canceled_by_operator: "ours",
  spend_cap_reached: "ours",
  // The person's own wish.
  paused: "pause",
  skipped: "skip",
  taken_back: "skip",
  // There was no slot: calls are off or not possible, until something about the account changes.
  calls_off: "nothing",
  account_leaving: "nothing",
  consent_withdrawn: "nothing",
  phone_blocked: "nothing",
  phone_not_proved: "nothing",
  number_not_allowed: "nothing",
  number_taken: "nothing",
  number_changed: "nothing",
  code_expired: "nothing",
  no_entitlement: "nothing",
  minutes_used_up: "nothing",
  outside_hours: "nothing",
  too_many_calls_number: "nothing",
  too_many_calls_user: "nothing",
  // Another call tells what became of the day.
  another_call_is_live: "nothing",
  already_answered: "nothing",
  superseded: "nothing",
};

/** What an attempt makes of the day, where it was no talk. */
function attemptOf({ status, endedReason }: CallOfDay): Attempt {
  switch (status) {
    case "queued":
    case "dialing":
    case "ringing":
    case "in_progress":
      return "under_way";
    case "no_answer":
    case "busy":
    case "voicemail":
      return "reached_nobody";
    case "canceled":
      // Otherwise the vendor cancelled it, because the person asked us to hang up.
      return (CANCELED as Partial<Record<string, Attempt>>)[endedReason ?? ""] ?? "skip";
    default:
      return "ours";
  }
}

/**
 * What a local day was, from its calls. In doubt it is for the person: one attempt that went wrong on our side
 * protects the day, whatever became of the others.
 *
 * @param calls all of the local day
 * @param closed the local day is over
 * @returns null where the day had no slot and no talk
 */
export function slotOutcome(
  calls: readonly CallOfDay[],
  closed: boolean,
): Exclude<DayState, "repaired"> | null {
  const talks = calls.filter(({ kind }) => kind !== "verification");
  const done = talks.filter(({ status }) => status === "completed");
  if (done.some(({ kind }) => kind !== "text")) return "talked";
  if (done.length > 0) return "written";
  const ofSlot = talks.filter(({ kind }) => kind === "daily");
  // The call that took a slot's place stands for it.
  const replaced = ofSlot.some(
    ({ status, endedReason }) => status === "canceled" && endedReason === "superseded",
  );
  const instead = replaced ? talks.filter(({ kind }) => kind === "on_demand") : [];
  const attempts = new Set([...ofSlot, ...instead].map(attemptOf));
  const live = talks.some(
    (call) => call.kind !== "text" && call.status !== "queued" && attemptOf(call) === "under_way",
  );
  if (live || attempts.has("under_way")) return "open";
  if (attempts.has("ours")) return "service_fault";
  if (attempts.has("pause")) return "pause";
  if (attempts.has("skip")) return "skip";
  if (attempts.has("reached_nobody")) return closed ? "missed" : "open";
  return null;
}

/** One freeze is earned by so many days that the person kept. */
export const DAYS_PER_FREEZE = 7;
/** How far rhythm goes towards 100 on a kept day, and towards 0 on a missed one. */
export const RHYTHM_STEP = 0.04;

const BY_THE_PERSON: ReadonlySet<FoldedState> = new Set(["talked", "written", "repaired"]);
const PROTECTED: ReadonlySet<FoldedState> = new Set(["freeze", "service_fault"]);
const NOT_DONE: ReadonlySet<FoldedState> = new Set(["missed", "freeze"]);

/** A streak from its first day to the last that added to it. */
export type Run = { from: LocalDate; to: LocalDate; length: number };

export type Streak = {
  /** The days that came in, with the freezes that were used. */
  days: { date: LocalDate; state: FoldedState }[];
  streak: number;
  longest: number;
  /** Freezes that are held. */
  freezes: number;
  /** 0 to 100. */
  rhythm: number;
  /** Streaks that ended, oldest first. */
  past: Run[];
  /** The first day on which each milestone was reached, shortest first. */
  milestones: { days: number; date: LocalDate }[];
  /** The streak as it stood at the end of a local day. */
  streakOn: (date: LocalDate) => number;
};

/**
 * Adds up the days. A streak begins with a day the person kept; talked, written, repaired, protected and frozen days
 * add one each, pause and skip hold it, and so does a day that is open or isn't there. A missed day uses a freeze by
 * itself, or ends the streak. Days count towards a freeze while there is room for one.
 *
 * @param facts ascending, one per date
 * @param options.maxFreezes how many are held at most
 */
export function foldStreak(facts: readonly DayFact[], { maxFreezes }: { maxFreezes: number }): Streak {
  const days: Streak["days"] = [];
  const past: Run[] = [];
  const milestones: Streak["milestones"] = [];
  const lengths: number[] = [];
  let run: Run | null = null;
  let [longest, freezes, towardsFreeze, rhythm] = [0, 0, 0, 0];

  for (const { date, state: fact } of facts) {
    const state: FoldedState = fact === "missed" && run && freezes > 0 ? "freeze" : fact;
    const kept = BY_THE_PERSON.has(state);
    if (state === "freeze") freezes -= 1;
    if (state === "missed" && run) {
      past.push(run);
      run = null;
    }
    if (kept || (run && PROTECTED.has(state))) run = oneMore(run, date);
    if (kept && freezes < maxFreezes && ++towardsFreeze === DAYS_PER_FREEZE) {
      freezes += 1;
      towardsFreeze = 0;
    }
    if (kept) rhythm += RHYTHM_STEP * (100 - rhythm);
    else if (NOT_DONE.has(state)) rhythm -= RHYTHM_STEP * rhythm;

    const length = run?.length ?? 0;
    const reached = length > longest && MILESTONES.find((milestone) => milestone.days === length);
    if (reached) milestones.push({ days: length, date });
    longest = Math.max(longest, length);
    days.push({ date, state });
    lengths.push(length);
  }

  const streakOn = (date: LocalDate) => lengths[days.findLastIndex((day) => day.date <= date)] ?? 0;
  return { days, streak: run?.length ?? 0, longest, freezes, rhythm, past, milestones, streakOn };
}

function oneMore(run: Run | null, date: LocalDate): Run {
  return { from: run?.from ?? date, to: date, length: (run?.length ?? 0) + 1 };
}

/** How long after its end a missed day may be mended. */
export const REPAIR_WINDOW = 48 * HOUR;

/**
 * The end of a local day: the local midnight after it, plus the hours until the next one begins. Where the clock leaps
 * over that time, it is the leap; where it comes twice, the first of the two.
 *
 * @param zone IANA name
 * @param dayStart hours after midnight at which the local day begins, 0 to 6
 */
export function dayEnd(day: LocalDate, zone: string, dayStart: number): Date {
  const end = instantAt(dayAfter(day), `0${dayStart}:00`, zone);
  const isOver = (at: number) => localDayAt(new Date(at), zone, dayStart) > day;
  let over = end.getTime();
  if (!isOver(over - 1)) return end;
  // Behind a leap: no clock has ever leapt over more than a day.
  for (let before = over - DAY; over - before > 1; ) {
    const middle = Math.floor((before + over) / 2);
    if (isOver(middle)) over = middle;
    else before = middle;
  }
  return new Date(over);
}

/**
 * May the person mend a day?
 *
 * @param asked.state of the day, as it was before a repair
 * @param asked.dayEnd the end of that local day
 */
export function mayRepair({ state, dayEnd, now }: { state: FoldedState; dayEnd: Date; now: Date }): boolean {
  return state === "missed" && now >= dayEnd && now.getTime() <= dayEnd.getTime() + REPAIR_WINDOW;
}
