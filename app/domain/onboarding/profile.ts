import { z } from "zod";
import { type PhoneRules, readPhoneNumber } from "~/domain/calls/phone-number";
import { isZone, presentName } from "~/domain/schedule/local-time";

/**
 * What a person tells us about themselves, as a form.
 *
 * @param phoneRules which numbers this instance may call
 */
export function profileForm(phoneRules: PhoneRules) {
  return z.object({
    firstName: z
      .string({ error: "Tell us what to call you." })
      .trim()
      .min(1, "Tell us what to call you.")
      .max(60, "That is longer than we can say. 60 letters at most.")
      .regex(/^[^\p{C}<>]*$/u, "Letters only, please."),
    phone: z.string({ error: "Enter your phone number." }).transform((value, context) => {
      const number = readPhoneNumber(value, phoneRules);
      if (number.ok) return number.e164;
      context.addIssue({ code: "custom", message: number.problem });
      return z.NEVER;
    }),
    localTz: z
      .string({ error: "Choose your time zone." })
      .refine(isZone, "Choose your time zone from the list.")
      .transform(presentName),
    callTime: z
      .string({ error: "Choose a time." })
      .regex(/^([01]\d|2[0-3]):[0-5]\d(:00)?$/, "Choose a time such as 19:30.")
      .transform((value) => value.slice(0, 5)),
  });
}

export type Profile = z.infer<ReturnType<typeof profileForm>>;

/** The profile with the agreement that the first call needs. */
export function onboardingForm(phoneRules: PhoneRules) {
  return profileForm(phoneRules).extend({
    consent: z.enum(["on", "true", "yes", "1"], { error: "We only call people who agree to it." }),
  });
}
