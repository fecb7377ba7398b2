import { HOUR } from "~/lib/time";
import type { CallKind } from "./call-state";

/** Calls that were dialled count for so long. */
export const CAP_WINDOW = 24 * HOUR;

/** How many calls may be dialled within `CAP_WINDOW`; null is no limit. */
export type CallCaps = {
  /** To one number, whoever's account it is. */
  number: number | null;
  /** By one account. */
  user: number | null;
  /** The same, of calls with a code. */
  codesToNumber: number;
  codesOfUser: number;
};

/** What was dialled within `CAP_WINDOW`. */
export type DialedLately = {
  toNumber: number;
  ofUser: number;
  codesToNumber: number;
  codesOfUser: number;
  /** The instance has dialled as many as it may. */
  instanceIsFull: boolean;
};

/** A slot has three attempts: that leaves room for more calls than anybody wants in a day. */
const CAPS: CallCaps = { number: 12, user: 12, codesToNumber: 3, codesOfUser: 5 };

/**
 * The caps for calls to a number.
 *
 * @param reserved the number is one of those that ring nobody and are shared by many
 */
export function capsFor(reserved: boolean): CallCaps {
  return reserved ? { ...CAPS, number: null, user: null } : CAPS;
}

/**
 * When there is room again under a cap.
 *
 * @param dialed instants within `CAP_WINDOW`, oldest first
 * @param cap null is no limit
 * @returns null when there is room now
 */
export function roomAt(dialed: readonly Date[], cap: number | null): Date | null {
  const inTheWay = cap === null ? undefined : dialed[dialed.length - cap];
  return inTheWay ? new Date(inTheWay.getTime() + CAP_WINDOW) : null;
}

/**
 * Which cap a call would break, were it dialled now.
 *
 * @returns null when it may be dialled
 */
export function reachedCap(
  kind: CallKind,
  dialed: DialedLately,
  caps: CallCaps,
): "too_many_calls_number" | "too_many_calls_user" | "too_many_calls_instance" | null {
  const code = kind === "verification";
  if (caps.number !== null && dialed.toNumber >= caps.number) return "too_many_calls_number";
  if (code && dialed.codesToNumber >= caps.codesToNumber) return "too_many_calls_number";
  if (caps.user !== null && dialed.ofUser >= caps.user) return "too_many_calls_user";
  if (code && dialed.codesOfUser >= caps.codesOfUser) return "too_many_calls_user";
  return dialed.instanceIsFull ? "too_many_calls_instance" : null;
}
