import type pg from "pg";
import { type SignedUpUser, signUpUser } from "./sign-up-user";
import type { App } from "./start-app";
import { zoneAtNoon } from "./zone-at-noon";

export const NUMBER = "+12025550101";
/** Without clock changes, and the middle of the day: the usual 19:30 is to come today. */
export const ZONE = zoneAtNoon();
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Someone whose next call is today at 19:30. */
export const signUpAtNoon = (app: App, db: pg.Client) => signUpUser(app, db, NUMBER, ZONE);

/** The plan form as the page posts it. @param days weekdays with a call */
export const planForm = (change: Record<string, string> = {}, days = EVERY_DAY): Record<string, string> => ({
  intent: "plan",
  ...Object.fromEntries(EVERY_DAY.map((day) => [`time${day}`, ""])),
  ...Object.fromEntries(days.map((day) => [`day${day}`, "on"])),
  windowFrom: "",
  windowTo: "",
  dayStart: "0",
  voicemailChoice: "nothing",
  ...change,
});

/** The profile form as the page posts it. */
export const profileForm = (change: Record<string, string> = {}) => ({
  intent: "profile",
  firstName: "Asha",
  phone: NUMBER,
  localTz: ZONE,
  callTime: "19:30",
  ...change,
});

/** What the database keeps of a plan; the next slots in the user's own time. */
export async function planOf(db: pg.Client, { userId }: SignedUpUser) {
  const { rows } = await db.query(
    `select call_days, weekday_times, evening_window_start::text as opens, evening_window_end::text as closes,
       any_hours, day_start, voicemail_choice, paused_until::text, skipped_day::text, phone, local_tz,
       to_char(next_call_at at time zone local_tz, 'YYYY-MM-DD HH24:MI') as next_call,
       to_char(next_silent_at at time zone local_tz, 'YYYY-MM-DD HH24:MI') as next_silent
     from users where id = $1`,
    [userId],
  );
  return rows[0];
}

/** The local day some days from now. */
export const day = (ahead: number): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(Date.now() + ahead * 86_400_000);

/** The words of a page. */
export const told = (body: string) =>
  body
    .replaceAll(/<script.*?<\/script>|<[^>]+>/gs, "")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
