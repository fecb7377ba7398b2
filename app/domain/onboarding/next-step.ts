export type MemberStanding = {
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
export function nextStep(member: MemberStanding): "profile" | "plan" | null {
  if (!member.firstName || !member.phone || !member.localTz || !member.callTime) return "profile";
  return member.entitled ? null : "plan";
}
