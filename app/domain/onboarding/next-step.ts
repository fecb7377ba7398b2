export type UserStanding = {
  firstName: string | null;
  phone: string | null;
  localTz: string | null;
  callTime: string | null;
  entitled: boolean;
  /** There was a plan once. */
  hadAccess: boolean;
};

/**
 * What a place asks of a person:
 * - `plan`: a plan now, for calls, talks in writing and everything that is new
 * - `past`: a plan now or at any time before, for reading and correcting what was kept
 * - `profile`: no plan at all, for settings and the plan itself
 */
export type Need = "plan" | "past" | "profile";

/**
 * Where a signed-in person has to go before a place opens.
 *
 * @returns `profile`, then `plan`, or null when nothing is missing
 */
export function nextStep(user: UserStanding, need: Need = "plan"): "profile" | "plan" | null {
  if (!user.firstName || !user.phone || !user.localTz || !user.callTime) return "profile";
  const opens = need === "profile" || user.entitled || (need === "past" && user.hadAccess);
  return opens ? null : "plan";
}
