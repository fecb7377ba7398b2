import { localTimeAt } from "~/domain/schedule/local-time";
import type { Money } from "~/lib/money";
import { MINUTE, SECOND } from "~/lib/time";
import type { IntervalUnit } from "~/providers/payments/provider";
import { dayOf, onDayOf, planName, priceWords, type Reader, standingWords } from "./billing-words";
import type { MinutesStanding } from "./minutes";
import type { PlanStanding } from "./plan-standing";

/** What is known of a person's plan. */
export type KnownBilling = {
  standing: PlanStanding;
  running: { price: Money; intervalCount: number; intervalUnit: IntervalUnit } | null;
  minutes: MinutesStanding | null;
  otherCustomer: boolean;
  hasPortal: boolean;
  openCheckout: { url: string; since: Date } | null;
};

/** How minutes are shown. */
export type ShownMinutes = {
  /** "62 of 155 minutes used". */
  words: string;
  /** 0 to 1. */
  fraction: number;
  /** When they begin anew. */
  until: string;
  /** What is different near their end; null while it is far. */
  note: string | null;
};

/** What cancelling means, said before it is done. */
export type Cancelling = {
  /** What is kept, and when it ends. */
  words: string;
  /** "Cancel on Thursday 3 December". */
  button: string;
};

/**
 * A person's plan in words, and what can be done with it.
 *
 * @param billing as it was loaded
 * @param reader whose days are meant
 */
export function describeBilling(billing: KnownBilling, reader: Reader) {
  const { standing, running, minutes, otherCustomer, hasPortal, openCheckout } = billing;
  const { state, canSubscribe, canUndo, canPause, canResume, canChangeCard } = standing;
  return {
    state,
    name: planName(standing),
    words: standingWords(standing, reader),
    price: running && priceWords(running),
    minutes: minutes && describeMinutes(minutes, standing, reader),
    canSubscribe,
    canUndo,
    canPause,
    canResume,
    canChangeCard,
    /** A refused charge is mended with another card. */
    owes: canChangeCard && (state === "grace" || state === "on_hold"),
    cancelling: describeCancelling(standing, reader),
    otherCustomer,
    hasPortal,
    openCheckout: openCheckout && {
      url: openCheckout.url,
      since: localTimeAt(openCheckout.since, reader.zone),
    },
  };
}

function describeMinutes(minutes: MinutesStanding, standing: PlanStanding, reader: Reader): ShownMinutes {
  const { usedSeconds, allowanceSeconds, windowEnd, low, usedUp } = minutes;
  const whole = (seconds: number) => Math.floor((seconds * SECOND) / MINUTE);
  const { accessUntil } = standing;
  const ends = accessUntil !== null && accessUntil <= windowEnd ? accessUntil : null;
  const end = dayOf(ends ?? windowEnd, reader);
  return {
    words: `${Math.min(whole(usedSeconds), whole(allowanceSeconds))} of ${whole(allowanceSeconds)} minutes used`,
    fraction: allowanceSeconds > 0 ? Math.min(1, usedSeconds / allowanceSeconds) : 1,
    until: ends ? `They are for the time until ${end}.` : `They begin anew ${onDayOf(windowEnd, reader)}.`,
    note: usedUp
      ? `Too little is left for a call. Until ${end} the day's talk is in writing; the link comes by mail.`
      : low
        ? `Most of them are used, so calls are shorter for what is left to last until ${end}.`
        : null,
  };
}

function describeCancelling(standing: PlanStanding, reader: Reader): Cancelling | null {
  if (!standing.canCancel) return null;
  const kept = "Everything that was kept stays here to read.";
  const { state, renewsAt, graceUntil } = standing;
  switch (state) {
    case "trial":
      return {
        words: `Calls go on until ${dayOf(renewsAt ?? reader.now, reader)}, and nothing is ever charged. ${kept}`,
        button: cancelAt(renewsAt, reader),
      };
    case "active":
      return {
        words: `Calls go on until ${dayOf(renewsAt ?? reader.now, reader)}, which is paid for. Nothing is charged after that. ${kept} Until then you can take it back.`,
        button: cancelAt(renewsAt, reader),
      };
    case "grace":
      return {
        words: `The refused charge isn't tried for another period. Calls go on until ${dayOf(graceUntil ?? reader.now, reader)} at the longest. ${kept}`,
        button: "Cancel the plan",
      };
  }
  return { words: `It ends at once, and nothing is charged any more. ${kept}`, button: "Cancel now" };
}

/** A renewal that is late has no day that could still be named. */
const cancelAt = (at: Date | null, reader: Reader) =>
  at && at > reader.now ? `Cancel ${onDayOf(at, reader)}` : "Cancel the plan";

/**
 * What is said after a form. The address is believed as far as the plan agrees with it.
 *
 * @param done `done` of the address
 * @param state where the plan stands now
 * @returns null when there is nothing true to say
 */
export function doneWords(done: string | null, state: PlanStanding["state"]): string | null {
  switch (done) {
    case "cancelled":
      if (state === "ending") return "Cancelled. Nothing is charged any more.";
      return state === "ended" ? "Cancelled. The plan is over, and nothing is charged any more." : null;
    case "kept":
      return state === "active" || state === "trial" ? "Taken back. The plan renews as before." : null;
    case "paused":
      return state === "paused" ? "Paused. Nothing is charged until you resume it." : null;
    case "resumed":
      return state === "active" || state === "trial" ? "Calls go on." : null;
  }
  return null;
}
