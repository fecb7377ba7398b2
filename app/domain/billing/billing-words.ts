import { fullDayWords } from "~/domain/schedule/day-words";
import { daysBetween, localDateAt, localTimeAt } from "~/domain/schedule/local-time";
import { type Money, moneyWords } from "~/lib/money";
import type { IntervalUnit } from "~/providers/payments/provider";
import type { PlanStanding } from "./plan-standing";

/** Where a date is read. */
export type Reader = { zone: string; now: Date };

/**
 * An instant as the day it falls on: "today at 19:30", "tomorrow at 09:00", "Thursday 3 December". The time of day is
 * said while it matters.
 *
 * @param reader.zone IANA name
 */
export function dayOf(instant: Date, { zone, now }: Reader): string {
  const [day, today] = [localDateAt(instant, zone), localDateAt(now, zone)];
  const away = daysBetween(today, day);
  if (away === 0) return `today at ${localTimeAt(instant, zone)}`;
  if (away === 1) return `tomorrow at ${localTimeAt(instant, zone)}`;
  return fullDayWords(day, today);
}

/** The same as an answer to "when": "on Thursday 3 December". */
export function onDayOf(instant: Date, reader: Reader): string {
  const words = dayOf(instant, reader);
  return /^to(day|morrow) /.test(words) ? words : `on ${words}`;
}

/** How often a plan is charged: "a month", "every 3 months". */
export function intervalWords({
  intervalCount,
  intervalUnit,
}: {
  intervalCount: number;
  intervalUnit: IntervalUnit;
}): string {
  return intervalCount === 1 ? `a ${intervalUnit}` : `every ${intervalCount} ${intervalUnit}s`;
}

/** What a plan costs: "$29 a month". */
export function priceWords(plan: {
  price: Money;
  intervalCount: number;
  intervalUnit: IntervalUnit;
}): string {
  return `${moneyWords(plan.price)} ${intervalWords(plan)}`;
}

/** The name of what a person has: "Pro, ending". */
export function planName({ state }: PlanStanding): string {
  switch (state) {
    case "self_hosted":
      return "Self-hosted";
    case "none":
    case "ended":
      return "No plan";
    case "gift":
      return "Pro, a gift";
    case "trial":
      return "Pro, free trial";
    case "active":
      return "Pro";
    case "ending":
      return "Pro, ending";
    case "grace":
      return "Pro, payment refused";
    case "on_hold":
      return "Pro, on hold";
    case "paused":
      return "Pro, paused";
  }
}

/**
 * How a plan stands, as a person is told: one or two sentences.
 *
 * @param standing from `planStanding`
 * @param reader whose days are meant
 */
export function standingWords(standing: PlanStanding, reader: Reader): string {
  const words = ownWords(standing, reader);
  const { givenUntil, accessUntil, paid } = standing;
  const given = paid && givenUntil && accessUntil && givenUntil >= accessUntil ? givenUntil : null;
  return given ? `${words} You were also given Pro until ${dayOf(given, reader)}, and that stays.` : words;
}

function ownWords(standing: PlanStanding, reader: Reader): string {
  const { renewsAt, endsAt, graceUntil, givenUntil, canUndo, accessUntil } = standing;
  // Whatever becomes of the plan, a gift beside it keeps the calls.
  const silent = accessUntil === null;
  switch (standing.state) {
    case "self_hosted":
      return "This instance is self-hosted: everything is unlocked, and nothing is sold.";
    case "none":
      return "You have no plan yet.";
    case "gift":
      return givenUntil
        ? `A gift of whoever runs this instance, until ${dayOf(givenUntil, reader)}. There is nothing to pay.`
        : "A gift of whoever runs this instance.";
    case "trial":
      return renewsAt
        ? `Free until ${dayOf(renewsAt, reader)}, when it is charged for the first time. Cancel before then and nothing is.`
        : "Free until the trial is over.";
    case "active":
      return renewsAt && reader.now < renewsAt
        ? `Renews ${onDayOf(renewsAt, reader)}.`
        : "Renews about now. Banks may take a day or two to say that they paid, and nothing changes meanwhile.";
    case "ending": {
      if (!endsAt) return "Ends with the period that is paid for.";
      const then = canUndo ? "" : " It isn't charged again.";
      return `Ends ${onDayOf(endsAt, reader)}; until then everything works as before.${then}`;
    }
    case "grace":
      return graceUntil
        ? `Your bank refused the last charge. Calls go on until ${dayOf(graceUntil, reader)}; enter another card before then to keep them.`
        : "Your bank refused the last charge. Enter another card to keep your calls.";
    case "on_hold":
      return silent
        ? "Your bank refused the last charge, so calls rest for now. Enter another card and they start again. Everything you kept is here."
        : "Your bank refused the last charge. Enter another card to renew your plan.";
    case "paused":
      return silent
        ? "Paused: nothing is charged, and nobody calls you, until you resume it. Everything you kept is here."
        : "Paused: nothing is charged until you resume it.";
    case "ended":
      return "Your plan is over. Everything you kept is here to read. Choose a plan and the calls start again.";
  }
}
