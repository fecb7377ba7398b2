import { z } from "zod";

/** Value of the field `intent` of the forms about the calendar feed. */
export const CALENDAR_INTENT = "calendar";

/** The forms about the calendar feed: make its address, replace it, turn it off. */
export const CalendarForm = z.object({
  intent: z.literal(CALENDAR_INTENT),
  calendar: z.enum(["on", "renew", "off"]),
});

export type CalendarChange = z.output<typeof CalendarForm>["calendar"];
