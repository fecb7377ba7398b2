import { createHmac, timingSafeEqual } from "node:crypto";
import ical, { ICalCalendarMethod } from "ical-generator";
import { withService } from "~/db/with-service.server";
import { withUser } from "~/db/with-user.server";
import { AppError } from "~/lib/app-error";
import { HOUR, SECOND } from "~/lib/time";
import { paymentsMode } from "~/providers/payments/registry.server";
import { callSettings } from "~/providers/telephony/registry.server";
import { type CalendarEvent, calendarEvents } from "./calendar-events";
import type { CalendarChange } from "./calendar-form";
import { PLAN_COLUMNS, planFrom } from "./stored-plan";

/**
 * The address of a calendar feed is its only key, and no secret is stored for it: whose it is, and a keyed hash
 * of that and of `users.calendar_version`. A higher version makes every older address worthless. The version is
 * negative while the feed is off, so that no address comes back to life when it is turned on again.
 */

const HASH_BYTES = 16;
const ID_BYTES = 16;
/** What the column can hold. */
const LAST_VERSION = 32_767;
/** How often calendars are asked to look again. */
const LOOK_AGAIN = HOUR;

function tokenOf(key: Buffer, userId: string, version: number): Buffer {
  const hash = createHmac("sha256", key).update(`${userId}.${version}`).digest();
  return Buffer.concat([idBytes(userId), hash.subarray(0, HASH_BYTES)]);
}

const idBytes = (userId: string) => Buffer.from(userId.replaceAll("-", ""), "hex");

/** Whose feed a token says it is; null when it has not the form of one. */
function userIdIn(token: string): { userId: string; bytes: Buffer } | null {
  const bytes = Buffer.from(token, "base64url");
  // Several texts decode to the same bytes: one of them is the address.
  if (bytes.length !== ID_BYTES + HASH_BYTES || bytes.toString("base64url") !== token) return null;
  const hex = bytes.toString("hex", 0, ID_BYTES);
  const userId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return { userId, bytes };
}

/**
 * The address of the signed-in person's calendar feed.
 *
 * @param key for the hashes in addresses
 * @returns a URL, or null while the feed is off
 */
export async function calendarAddress(userId: string, key: Buffer): Promise<string | null> {
  const { calendarVersion } = await withUser(userId, (tx) =>
    tx.user.findUniqueOrThrow({ where: { id: userId }, select: { calendarVersion: true } }),
  );
  if (calendarVersion === null || calendarVersion < 1) return null;
  const token = tokenOf(key, userId, calendarVersion).toString("base64url");
  return callSettings().publicUrl(`/calendar/${token}.ics`);
}

/**
 * Makes, replaces or turns off the address of the signed-in person's calendar feed. Making one where there is
 * one, and replacing one where there is none, changes nothing.
 *
 * @throws {AppError} unavailable when the last possible address has been used
 */
export async function calendarIntent(userId: string, change: CalendarChange): Promise<void> {
  await withUser(userId, async (tx) => {
    await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
    const where = { id: userId };
    const { calendarVersion } = await tx.user.findUniqueOrThrow({ where, select: { calendarVersion: true } });
    const version = calendarVersion ?? 0;
    const isOn = version > 0;
    if (isOn === (change === "on")) return;
    const next = change === "off" ? -version : Math.abs(version) + 1;
    if (next > LAST_VERSION)
      throw new AppError("unavailable", "There are no more addresses for this calendar.");
    await tx.user.update({ where, data: { calendarVersion: next }, select: { id: true } });
  });
}

/** A feed that an address leads to: whose it is, and its text in iCalendar form. */
export type CalendarFeed = { userId: string; text: string };

/**
 * Reads the calendar feed that an address leads to. Nobody is signed in: the token is all there is.
 *
 * @param token the last part of the address, without `.ics`
 * @param key for the hashes in addresses
 * @param now where the next two weeks begin
 * @returns null when the address is wrong, old or turned off
 */
export async function readCalendarFeed(token: string, key: Buffer, now: Date): Promise<CalendarFeed | null> {
  const claimed = userIdIn(token);
  if (!claimed) return null;
  const { userId } = claimed;
  const row = await withService((tx) =>
    tx.user.findUnique({ where: { id: userId }, select: { ...PLAN_COLUMNS, calendarVersion: true } }),
  );
  // Whether there is such a user takes no other time than a wrong hash.
  const version = row?.calendarVersion ?? 0;
  const isRight = timingSafeEqual(tokenOf(key, userId, version), claimed.bytes);
  if (!row || version < 1 || !isRight) return null;
  const plan = planFrom(row, { ...callSettings(), payments: paymentsMode() }, now);
  const feedId = createHmac("sha256", key).update(`events.${userId}`).digest("hex").slice(0, 16);
  return { userId, text: calendarText(calendarEvents(plan, feedId, now), now) };
}

function calendarText(events: CalendarEvent[], now: Date): string {
  const calendar = ical({
    name: "relevel.me",
    prodId: { company: "relevel.me", product: "calls", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN / SECOND,
  });
  for (const { uid, startsAt, endsAt } of events) {
    calendar.createEvent({
      id: uid,
      start: startsAt,
      end: endsAt,
      stamp: now,
      summary: "relevel.me calls you",
      url: callSettings().publicUrl("/dashboard"),
    });
  }
  return calendar.toString();
}
