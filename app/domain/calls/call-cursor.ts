import { z } from "zod";
import { isUuid } from "~/lib/uuid";

/** Where a page of calls goes on: after this call, in the order of lists. The id breaks ties of the instant. */
export type CallCursor = { scheduledAt: Date; id: string | null };

/**
 * Where the list of calls goes on, as its address says it.
 *
 * @param text from `cursorText`, or a bare instant in ISO 8601
 * @returns null for anything else, and for a time that no call can have
 */
export function readCursor(text: string | null): CallCursor | null {
  const [at, id = null, ...rest] = text?.split("_") ?? [];
  const instant = z.iso.datetime().safeParse(at).data;
  if (!instant || rest.length > 0 || (id !== null && !isUuid(id))) return null;
  const scheduledAt = new Date(instant);
  return scheduledAt.getUTCFullYear() >= 1970 ? { scheduledAt, id } : null;
}

/** What stands in the address of the page that follows a call. */
export const cursorText = (call: { scheduledAt: string; id: string }): string =>
  `${call.scheduledAt}_${call.id}`;
