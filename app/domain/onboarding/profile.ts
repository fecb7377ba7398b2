import { z } from "zod";
import { type PhoneRules, readPhoneNumber } from "~/domain/calls/phone-number";
import { allZones } from "~/domain/schedule/local-time";
import { matchZone } from "~/lib/zone-words";

const LONGEST_NAME = 60;

/** Something to see and say, and not only marks or joiners. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

// Joiners (U+200C, U+200D) belong to names of many scripts. Overrides of the direction of writing do not: they
// would turn around the words next to the name.
const SAFE = /^[^\p{Cc}\p{Cs}\p{Cn}\p{Co}\p{Zl}\p{Zp}<>\u202a-\u202e\u2066-\u2069]*$/u;

/**
 * What a person tells us about themselves, as a form.
 *
 * @param phoneRules which numbers this instance may call
 */
export function profileForm(phoneRules: PhoneRules) {
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
