import { z } from "zod";
import { type PhoneRules, readPhoneNumber } from "~/domain/calls/phone-number";
import { hoursWords, isWithin } from "~/domain/schedule/call-hours";
import { daysOutside, outsideHoursWords, timeOfDay } from "~/domain/schedule/call-times";
import { type HoursChoice, hoursOfNumber, isEmpty } from "~/domain/schedule/hours-choice";
import { allZones } from "~/domain/schedule/local-time";
import type { WeekdayTimes } from "~/domain/schedule/next-call";
import { weekdayName } from "~/domain/schedule/weekdays";
import { VISIBLE } from "~/lib/text";
import { matchZone } from "~/lib/zone-words";
import { LANGUAGES } from "~/providers/telephony/provider";

const LONGEST_NAME = 60;

// Joiners (U+200C, U+200D) belong to names of many scripts. Overrides of the direction of writing do not: they
// would turn around the words next to the name.
const SAFE = /^[^\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}<>\u202a-\u202e\u2066-\u2069]*$/u;

/** What of a stored plan a number and a time have to agree with. */
export type PlanStanding = HoursChoice & { callDays: number[]; weekdayTimes: WeekdayTimes };

/**
 * What a person tells us about themselves, as a form. The call time has to lie inside the hours in which the
 * number may ring.
 *
 * @param phoneRules which numbers this instance may call
 * @param standing the rest of the person's plan, which is not in the form
 */
export function profileForm(phoneRules: PhoneRules, standing: PlanStanding) {
  return fields(phoneRules).superRefine(({ phone, callTime }, context) => {
    const problem = hoursProblem(phone, callTime, standing);
    if (problem) context.addIssue({ code: "custom", path: [problem.field], message: problem.message });
  });
}

function hoursProblem(
  phone: string,
  callTime: string,
  standing: PlanStanding,
): { field: "phone" | "callTime"; message: string } | null {
  const hours = hoursOfNumber(phone, standing);
  if (isEmpty(hours)) {
    const message =
      "Your window leaves no hour in which this number may ring. Change it under Your calls first.";
    return { field: "phone", message };
  }
  if (!isWithin(callTime, hours)) return { field: "callTime", message: outsideHoursWords(phone, hours) };
  const [own] = daysOutside({ ...standing, callTime }, hours);
  if (!own) return null;
  const message = `${weekdayName(own.weekday)}'s call at ${own.time} would be outside the hours of this number, ${hoursWords(hours)}. Move it under Your calls first.`;
  return { field: "phone", message };
}

function fields(phoneRules: PhoneRules) {
  return z.object({
    firstName: z
      .string({ error: "Tell us what to call you." })
      .normalize("NFC")
      .trim()
      .regex(VISIBLE, "Tell us what to call you.")
      // Code points, as the database counts them.
      .refine(
        (name) => [...name].length <= LONGEST_NAME,
        "That is longer than we can say. 60 characters at most.",
      )
      .regex(SAFE, "Letters, digits and ordinary signs, please, but neither < nor >."),
    phone: z.string({ error: "Enter your phone number." }).transform((value, context) => {
      const number = readPhoneNumber(value, phoneRules);
      if (number.ok) return number.e164;
      context.addIssue({ code: "custom", message: number.problem });
      return z.NEVER;
    }),
    localTz: z.string({ error: "Choose your time zone." }).transform((value, context) => {
      const zone = matchZone(value, allZones());
      if (zone) return zone;
      context.addIssue({ code: "custom", message: "Choose your time zone from the list." });
      return z.NEVER;
    }),
    callTime: timeOfDay("Choose a time."),
    /** Left out, the companion goes on in the language it speaks. */
    language: z.enum(LANGUAGES, { error: "Choose a language from the list." }).optional(),
  });
}

export type Profile = z.infer<ReturnType<typeof profileForm>>;

/** The profile with the agreement that the first call needs. */
export function onboardingForm(phoneRules: PhoneRules, standing: PlanStanding) {
  return profileForm(phoneRules, standing).safeExtend({
    consent: z.enum(["on", "true", "yes", "1"], { error: "We only call people who agree to it." }),
  });
}
