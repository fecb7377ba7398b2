import { DAY, MINUTE, SECOND } from "~/lib/time";
import { dayOf, onDayOf, type Reader } from "./billing-words";
import type { PaymentsMode } from "./entitlement";
import {
  type CountedTalk,
  type MinutesPlan,
  type MinutesStanding,
  type MinutesWindow,
  readMinutes,
} from "./minutes";
import { type PlanStanding, planStanding, type StandingRow } from "./plan-standing";

/** How a plan and its minutes stand. */
export type RoomBilling = { standing: PlanStanding; minutes: MinutesStanding | null };

/** What was read of a plan as JSON: instants are text, whatever their name. */
type Stored = {
  plan: Record<string, unknown> | null;
  /** Answered talks, of the last month at least. */
  talks: Record<string, unknown>[];
  planMinutes: number;
};

/**
 * How a person's plan and its minutes stand, of what a page has read together with everything else.
 *
 * @param mode how the instance takes money
 * @param stored the columns of `StandingRow` and `MinutesPlan`, and of each talk those of `CountedTalk`
 * @param now the instant that is asked about
 */
export async function roomBilling(mode: PaymentsMode, stored: Stored, now: Date): Promise<RoomBilling> {
  const plan = stored.plan && (withInstants(stored.plan) as StandingRow & MinutesPlan);
  const talks = stored.talks.map((talk) => withInstants(talk) as CountedTalk);
  const reader = {
    plan: async () => plan,
    talks: async ({ start, end }: MinutesWindow) =>
      talks.filter(({ answeredAt }) => answeredAt && answeredAt >= start && answeredAt < end),
  };
  const minutes = await readMinutes(reader, { mode, planMinutes: stored.planMinutes }, now);
  return { standing: planStanding(mode, plan, now), minutes };
}

const withInstants = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === "string" && /(At|Until|Start|End)$/.test(name) ? new Date(value) : value,
    ]),
  );

/** While a plan's minutes are used: when they begin anew, and the day of that in words. */
export type CallsRest = { until: Date; words: string };

/**
 * Until when nothing rings because a plan's minutes are used; null while some are left.
 *
 * @param billing how it stands; null where nothing is sold
 * @param reader whose days are meant
 */
export function callsRest(billing: RoomBilling | null, reader: Reader): CallsRest | null {
  const minutes = billing?.minutes;
  return minutes?.usedUp ? { until: minutes.windowEnd, words: dayOf(minutes.windowEnd, reader) } : null;
}

/** The one thing about the plan that the dashboard says, and what leads to more. */
export type PlanLine = { words: string; link: string; urgent: boolean };

/** An end is spoken of so long before. */
const SOON = 7 * DAY;

/**
 * What a person should know of their plan today; null while there is nothing.
 *
 * @param billing how it stands; null where nothing is sold
 * @param reader whose days are meant
 */
export function planLine(billing: RoomBilling | null, reader: Reader): PlanLine | null {
  if (!billing) return null;
  const { standing, minutes } = billing;
  const { state, endsAt, givenUntil, graceUntil } = standing;
  const soon = (at: Date | null): at is Date =>
    at !== null && at > reader.now && at.getTime() - reader.now.getTime() < SOON;
  const outlasted = (at: Date) => givenUntil !== null && givenUntil > at;
  if (state === "grace" && graceUntil && !outlasted(graceUntil)) {
    const words = `Your bank refused the last charge. Calls go on until ${dayOf(graceUntil, reader)}.`;
    return { words, link: "Enter another card", urgent: true };
  }
  const end = state === "gift" ? givenUntil : endsAt;
  if (soon(end) && (state === "gift" || !outlasted(end))) {
    const words = `Your plan ends ${onDayOf(end, reader)}; until then everything works as before.`;
    return { words, link: standing.canUndo ? "Keep it" : "Open Billing", urgent: false };
  }
  if (!minutes) return null;
  const until = dayOf(minutes.windowEnd, reader);
  if (minutes.usedUp) {
    const words = `The plan's minutes are used until ${until}. The day's talk is in writing meanwhile.`;
    return { words, link: "Open Billing", urgent: false };
  }
  if (!minutes.low) return null;
  const left = Math.floor((minutes.leftSeconds * SECOND) / MINUTE);
  const words = `${left} ${left === 1 ? "minute" : "minutes"} of talk left until ${until}, so calls are shorter.`;
  return { words, link: "Open Billing", urgent: false };
}
