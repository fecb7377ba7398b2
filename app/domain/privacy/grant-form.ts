import { z } from "zod";

/** For how long administrators may be let in, in hours. */
export const GRANT_HOURS = [24, 168] as const;
export type GrantHours = (typeof GRANT_HOURS)[number];

/** Lets administrators read transcripts for a while. */
export const GrantForm = z.object({
  hours: z.enum(["24", "168"]).transform((hours) => Number(hours) as GrantHours),
});
