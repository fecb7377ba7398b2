export type UserStanding = {
  firstName: string | null;
  phone: string | null;
  localTz: string | null;
  callTime: string | null;
  entitled: boolean;
};

/**
 * Where a signed-in person has to go before the rest of the app opens.
 *
 * @returns `profile`, then `plan`, or null when nothing is missing
 */
export function nextStep(user: UserStanding): "profile" | "plan" | null {
  if (!user.firstName || !user.phone || !user.localTz || !user.callTime) return "profile";
  return user.entitled ? null : "plan";
}
