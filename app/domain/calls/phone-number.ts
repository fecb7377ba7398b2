import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Reserved for fiction: +1, any area code, 555 01xx. They can never ring a real phone. */
const RESERVED = /^\+1[2-9]\d{2}55501\d{2}$/;

/** @param e164 a number in E.164 */
export function isReservedNumber(e164: string): boolean {
  return RESERVED.test(e164);
}

export type PhoneRules = {
  /** The simulator is the vendor, so reserved numbers may be used. */
  reservedNumbers: boolean;
  /** ISO codes of the countries that may be called; empty means all. */
  countries: string[];
};

/**
 * Reads a phone number as a person types it.
 *
 * @param input with the country code; spaces, dashes and brackets don't matter
 * @param rules what this instance may call
 * @returns the number in E.164, or what is wrong and what to do
 */
export function readPhoneNumber(
  input: string,
  rules: PhoneRules,
): { ok: true; e164: string } | { ok: false; problem: string } {
  const text = input.trim().replace(/^00/, "+");
  if (!text.startsWith("+")) {
    return { ok: false, problem: "Start with + and the country code, for example +49 or +91." };
  }
  const number = parsePhoneNumberFromString(text);
  if (!number) return { ok: false, problem: "This doesn't look like a phone number. Check the digits." };
  const e164 = number.number;
  if (isReservedNumber(e164)) {
    if (rules.reservedNumbers) return { ok: true, e164 };
    return { ok: false, problem: "This number is reserved for tests and rings nobody. Enter your own." };
  }
  if (!number.isValid())
    return { ok: false, problem: "This number doesn't exist in its country. Check the digits." };
  if (["PREMIUM_RATE", "SHARED_COST", "PAGER", "UAN", "VOICEMAIL"].includes(number.getType() ?? "")) {
    return { ok: false, problem: "This kind of number can't be called. Enter a mobile or landline number." };
  }
  if (rules.countries.length > 0 && !rules.countries.includes(number.country ?? "")) {
    return { ok: false, problem: `This instance calls numbers in: ${rules.countries.join(", ")}.` };
  }
  return { ok: true, e164 };
}

/**
 * Is the number known to be this person's? Reserved numbers need no proof where the simulator is the vendor.
 *
 * @param user the number in E.164 and when it was verified
 */
export function isPhoneProved(
  user: { phone: string | null; phoneVerifiedAt: Date | null },
  rules: Pick<PhoneRules, "reservedNumbers">,
): boolean {
  if (!user.phone) return false;
  return user.phoneVerifiedAt !== null || (rules.reservedNumbers && isReservedNumber(user.phone));
}

/** A number as it may be shown in lists: country code and the last two digits. */
export function maskPhoneNumber(e164: string): string {
  const country = parsePhoneNumberFromString(e164)?.countryCallingCode ?? "";
  return `+${country} ••• ${e164.slice(-2)}`;
}
