import { z } from "zod";
import type { LocalDate } from "~/lib/columns";

/** Where a page of evidence goes on: after this entry, newest first. The id breaks ties of the instant. */
export type EvidenceCursor = { day: LocalDate; at: string; id: string };

const Parts = z.tuple([
  z.iso.date(),
  z.iso.datetime({ precision: 3 }),
  z.string().regex(/^(?:[0-9]{1,18}|[0-9a-f-]{36})$/),
]);

/**
 * Where the list goes on, as its address says it.
 *
 * @param text from `evidenceCursorText`
 * @returns null for anything else
 */
export function readEvidenceCursor(text: string | null): EvidenceCursor | null {
  const parsed = Parts.safeParse(text?.split("_"));
  if (!parsed.success) return null;
  const [day, at, id] = parsed.data;
  // Days that Postgres has.
  return day >= "1970-01-01" && at >= "1970" ? { day, at, id } : null;
}

/** What stands in the address of the page that follows an entry. */
export const evidenceCursorText = ({ day, at, id }: EvidenceCursor): string => `${day}_${at}_${id}`;
