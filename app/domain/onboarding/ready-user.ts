import { AppError } from "~/lib/app-error";
import { type Need, nextStep, type UserStanding } from "./next-step";

/** Somebody behind onboarding: what they need for a call is there. */
type Ready<User extends UserStanding> = User & {
  firstName: string;
  phone: string;
  localTz: string;
  callTime: string;
};

/**
 * A user of whom nothing is missing.
 *
 * @param need what the place asks for; a plan when left out
 * @throws {AppError} profile_unfinished, then plan_required
 */
export function readyUser<User extends UserStanding>(user: User, need: Need = "plan"): Ready<User> {
  const missing = nextStep(user, need);
  if (missing === "plan") throw new AppError("plan_required");
  const { firstName, phone, localTz, callTime } = user;
  if (missing || !firstName || !phone || !localTz || !callTime) throw new AppError("profile_unfinished");
  return { ...user, firstName, phone, localTz, callTime };
}
