import { z } from "zod";
import type { LocalDate } from "~/lib/columns";
import { DAY } from "~/lib/time";

/** Days after which the words of a talk may be deleted, besides never. */
export const RETENTION_DAYS = [30, 90, 365] as const;
export type RetentionDays = (typeof RETENTION_DAYS)[number];

/** What a form calls "as long as the account". */
export const FOR_GOOD = "account";

/** How long the words of talks are to be kept: days, or null for as long as the account. */
export const RetentionForm = z.object({
  days: z
    .enum([FOR_GOOD, "30", "90", "365"])
    .transform((chosen) => (chosen === FOR_GOOD ? null : (Number(chosen) as RetentionDays))),
});

/**
 * The instant before which talks are past their time.
 *
 * @param days how long words are kept
 */
export const keptSince = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY);

/** How long the words of talks are kept, as it follows "The words of a talk are kept". */
export const retentionWords = (days: number | null): string =>
  days === null ? "as long as the account" : days === 365 ? "for a year" : `for ${days} days`;

/**
 * The choices, with what each of them would delete.
 *
 * @param past by days, how many talks with words are past that time now
 */
export function retentionChoices(past: Readonly<Record<RetentionDays, number>>) {
  return [
    {
      value: FOR_GOOD,
      label: "As long as the account",
      hint: "Nothing is deleted until you delete the account.",
    },
    ...RETENTION_DAYS.map((days) => ({
      value: String(days),
      label: days === 365 ? "A year" : `${days} days`,
      hint: pastWords(past[days]),
    })),
  ];
}

function pastWords(talks: number): string {
  if (talks === 0) return "No talk of yours is older than that.";
  const which = talks === 1 ? "One talk is older and loses its" : `${talks} talks are older and lose their`;
  return `${which} words within the hour. That can't be undone.`;
}

/**
 * What stands in the place of a quote whose words are deleted.
 *
 * @param day in words: "Thursday 12 March"
 */
export const saidOn = (day: string): string => `Said on ${day}.`;

/** A local day as its quote becomes it: "12 March 2026". */
export function dayOfQuote(day: LocalDate): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
