import { z } from "zod";
import type { LocalDate, LocalTime } from "~/lib/columns";
import { type CallHours, callHours, countryHours, hoursWords } from "./call-hours";
import { daysOutside, outsideHoursWords, timeOfDayOrNone } from "./call-times";
import { isEmpty, isWider } from "./hours-choice";
import { PLAN_INTENTS } from "./intents";
import { daysBetween } from "./local-time";
import type { StoredPlan } from "./stored-plan";
import { WEEKDAYS } from "./weekdays";

/** What of a user's plan this form doesn't ask for. */
export type PlanStanding = { phone: string; callTime: LocalTime };

/** What the form says, checked. */
export type CallPlanChange = {
  /** ISO weekdays with a call. */
  callDays: number[];
  /** ISO weekday -> a time of its own, also of days without a call. */
  weekdayTimes: Record<string, LocalTime>;
  window: CallHours | null;
  /** The box was ticked, and the window reaches beyond the country's hours. */
  anyHours: boolean;
  dayStart: number;
  voicemailChoice: "message" | "nothing";
};

const tick = z.enum(["on", "yes", "true", "1"], { error: "Tick the box or leave it." }).optional();
const time = timeOfDayOrNone;

const FIELDS = z.object({
  intent: z.literal(PLAN_INTENTS.plan),
  ...{ day1: tick, day2: tick, day3: tick, day4: tick, day5: tick, day6: tick, day7: tick },
  ...{ time1: time, time2: time, time3: time, time4: time, time5: time, time6: time, time7: time },
  windowFrom: time,
  windowTo: time,
  anyHours: tick,
  dayStart: z
    .string({ error: "Choose when your day begins." })
    .regex(/^[0-6]$/, "Choose an hour from 00:00 to 06:00.")
    .transform(Number),
  voicemailChoice: z.enum(["message", "nothing"], { error: "Choose what an answering machine hears." }),
});

type Problem = { field: keyof z.output<typeof FIELDS>; message: string };

/**
 * The weekday plan, the evening window, the day's beginning and the voicemail choice, as a form. Fields: `day1` to
 * `day7` (Monday is 1), `time1` to `time7` (empty: the usual time), `windowFrom` and `windowTo` (empty: none),
 * `anyHours`, `dayStart`, `voicemailChoice`.
 *
 * @param standing the number that rings and the usual time
 */
export function callPlanForm(standing: PlanStanding) {
  return FIELDS.transform((form, context) => {
    const change = changeFrom(form, standing);
    for (const { field, message } of problemsOf(form, change, standing)) {
      context.addIssue({ code: "custom", path: [field], message });
    }
    return { intent: form.intent, change };
  });
}

function changeFrom(form: z.output<typeof FIELDS>, { phone }: PlanStanding): CallPlanChange {
  const { windowFrom: opens, windowTo: closes, dayStart, voicemailChoice } = form;
  const window = opens && closes ? { opens, closes } : null;
  const weekdayTimes: Record<string, LocalTime> = {};
  for (const [weekday] of WEEKDAYS) {
    const own = form[`time${weekday}`];
    if (own) weekdayTimes[weekday] = own;
  }
  return {
    callDays: WEEKDAYS.filter(([weekday]) => form[`day${weekday}`]).map(([weekday]) => weekday),
    weekdayTimes,
    window,
    anyHours: Boolean(form.anyHours && window && isWider(window, countryHours(phone))),
    dayStart,
    voicemailChoice,
  };
}

function problemsOf(
  form: z.output<typeof FIELDS>,
  change: CallPlanChange,
  { phone, callTime }: PlanStanding,
): Problem[] {
  const { window } = change;
  if (form.windowFrom && !form.windowTo)
    return [{ field: "windowTo", message: "Say when the window ends, or leave both empty." }];
  if (form.windowTo && !form.windowFrom)
    return [{ field: "windowFrom", message: "Say when the window begins, or leave both empty." }];
  if (form.anyHours && !window)
    return [{ field: "anyHours", message: "Fill in the window first: this is about calls inside it." }];

  const hours = callHours(phone, window, change.anyHours);
  if (window && isEmpty(hours)) return [{ field: "windowFrom", message: emptyWords(window, phone) }];

  const outside = daysOutside({ ...change, callTime }, hours);
  const own = outside
    .filter((day) => day.own)
    .map(({ weekday }) => ({
      field: `time${weekday}` as Problem["field"],
      message: outsideHoursWords(phone, hours),
    }));
  const usual = outside.find((day) => !day.own);
  if (!usual) return own;
  const words = `Your usual time, ${callTime}, is outside ${hoursWords(hours)}.`;
  return [
    ...own,
    window
      ? { field: "windowFrom", message: `${words} Widen the window, or give those days a time of their own.` }
      : { field: `time${usual.weekday}` as Problem["field"], message: `${words} Choose one for this day.` },
  ];
}

function emptyWords(window: CallHours, phone: string): string {
  if (isEmpty(window)) return "The window ends the minute it begins. Move one of the two.";
  const { opens, closes } = countryHours(phone);
  return `Calls to this number ring between ${opens} and ${closes}, and this window leaves nothing of that. Move it in between, or tick the box below.`;
}

/** A stored plan as the form's own values. */
export function callPlanValues(
  plan: Pick<
    StoredPlan,
    "callDays" | "weekdayTimes" | "window" | "anyHours" | "dayStart" | "voicemailChoice"
  >,
): Record<string, string> {
  const values: Record<string, string> = {
    windowFrom: plan.window?.opens ?? "",
    windowTo: plan.window?.closes ?? "",
    dayStart: String(plan.dayStart),
    voicemailChoice: plan.voicemailChoice,
  };
  if (plan.anyHours) values.anyHours = "yes";
  for (const [weekday] of WEEKDAYS) {
    if (plan.callDays.includes(weekday)) values[`day${weekday}`] = "on";
    values[`time${weekday}`] = plan.weekdayTimes[String(weekday)] ?? "";
  }
  return values;
}

/** Days in the longest year. */
const YEAR_DAYS = 366;

/**
 * A pause, as a form: `until` is the local day on which calls go on.
 *
 * @param today the user's local day
 */
export function pauseForm(today: LocalDate) {
  return z.object({
    intent: z.literal(PLAN_INTENTS.pause),
    until: z.iso
      .date({ error: "Choose the day on which calls go on.", abort: true })
      .refine((until) => daysBetween(today, until) > 0, {
        error: "Choose a day after today.",
        abort: true,
      })
      .refine((until) => daysBetween(today, until) <= YEAR_DAYS, {
        error: "A pause lasts a year at most. To stop for longer, turn daily calls off.",
      }),
  });
}
