import { z } from "zod";
import { PLAN_INTENTS } from "./intents";

/** The forms about the calendar feed: make its address, replace it, turn it off. */
export const CalendarForm = z.object({
  intent: z.literal(PLAN_INTENTS.calendar),
  calendar: z.enum(["on", "renew", "off"]),
});

export type CalendarChange = z.output<typeof CalendarForm>["calendar"];
