import { withUser } from "~/db/with-user.server";
import { isPaused } from "./kill-switch.server";

/** Are calls paused on this instance? Whoever waits for one is told. */
export function areCallsPaused(userId: string): Promise<boolean> {
  return withUser(userId, isPaused);
}
