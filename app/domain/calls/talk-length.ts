import type { MinutesStanding } from "~/domain/billing/minutes";
import { callDaysLeft, SHORTEST_TALK, talkSeconds } from "~/domain/billing/minutes";
import type { CallKind } from "./call-state";

/** A call that reads out a code has said all it has to say by then. */
const CODE_SECONDS = 120;

/** Why no talk may be held at all. */
export type NoTalkReason = "minutes_used_up" | "spend_cap_reached";

/** How long a call may be. */
export type TalkLength = {
  /** 0 when there may be none. */
  seconds: number;
  /** Why it may not be as long as any other, or null where it may. */
  because: "minutes" | "spending" | null;
  refused: NoTalkReason | null;
  /** When the minutes of the plan begin anew; null where none are counted. */
  minutesUntil: Date | null;
};

export type LengthQuestion = {
  kind: CallKind;
  /** The longest call of this instance, in seconds. */
  maxSeconds: number;
  /** How the minutes of the person's plan stand; null where none are counted. */
  standing: MinutesStanding | null;
  /** The longest call that fits under the instance's cap; null where there is none. */
  affordable: number | null;
  zone: string | null;
  /** ISO weekdays with a daily call. */
  callDays: readonly number[];
};

/**
 * How long a call may be when it is dialled: the instance's longest, or less where the plan's minutes or the cap on
 * what calls may cost bind it. A code is read out whatever the plan.
 *
 * @param now the instant of dialling
 */
export function talkLength(question: LengthQuestion, now: Date): TalkLength {
  const { kind, standing, affordable, zone, callDays } = question;
  const code = kind === "verification";
  const maxSeconds = code ? Math.min(question.maxSeconds, CODE_SECONDS) : question.maxSeconds;
  const counted = code ? null : standing;
  const minutesUntil = counted?.windowEnd ?? null;
  const none = (refused: NoTalkReason): TalkLength => ({ seconds: 0, because: null, refused, minutesUntil });
  const days = counted ? callDaysLeft(now, counted.windowEnd, { zone: zone ?? "UTC", callDays }) : 1;
  const planned = talkSeconds(maxSeconds, counted, days);
  if (planned === null) return none("minutes_used_up");
  if (affordable !== null && affordable < SHORTEST_TALK) return none("spend_cap_reached");
  const seconds = affordable === null ? planned : Math.min(planned, affordable);
  const because = seconds < planned ? "spending" : planned < maxSeconds ? "minutes" : null;
  return { seconds, because, refused: null, minutesUntil };
}
