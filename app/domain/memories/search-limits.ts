import { MINUTE } from "~/lib/time";

/** How often one person may search, and turn the pages of what was found. */
export const SEARCHING = { name: "search", limit: 60, windowMs: 1 * MINUTE } as const;
