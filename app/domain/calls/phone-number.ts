import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Reserved for fiction: +1, any area code, 555 01xx. They can never ring a real phone. */
const RESERVED = /^\+1[2-9](?!11)\d{2}55501\d{2}$/;

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

/** Why a number can't be called. */
export type PhoneRefusal =
  | "no_country_code"
  | "unreadable"
  | "short"
  | "reserved"
  | "invalid"
  | "satellite"
  | "international"
  | "premium"
  | "shared_cost"
  | "toll_free"
  | "personal"
  | "pager"
  | "uan"
  | "voicemail"
  | "country";

const OWN = "Enter a mobile or landline number of your own.";
const PROBLEMS: Record<Exclude<PhoneRefusal, "country">, string> = {
  no_country_code: "Start with + and the country code, for example +49 or +91.",
  unreadable: "This doesn't look like a phone number. Check the digits.",
  short: `Emergency and other short numbers can't be called. ${OWN}`,
  reserved: "This number is reserved for tests and rings nobody. Enter your own.",
  invalid: "This number doesn't exist in its country. Check the digits.",
  satellite: `Satellite phones can't be called. ${OWN}`,
  international: `Numbers of no country can't be called. ${OWN}`,
  premium: `Premium-rate numbers can't be called. ${OWN}`,
  shared_cost: `Numbers with shared cost can't be called. ${OWN}`,
  toll_free: `Free service numbers can't be called. ${OWN}`,
  personal: `Numbers that are forwarded to another one can't be called. ${OWN}`,
  pager: `Pagers can't be called. ${OWN}`,
  uan: `Company numbers can't be called. ${OWN}`,
  voicemail: `Voicemail numbers can't be called. ${OWN}`,
};

/** Calling codes that belong to no country: ITU-T E.164, list of assigned codes. */
const NO_COUNTRY: Readonly<Record<string, PhoneRefusal>> = {
  "+800": "toll_free",
  "+808": "shared_cost",
  "+870": "satellite",
  "+878": "international",
  "+881": "satellite",
  "+882": "satellite",
  "+883": "international",
  "+888": "international",
  "+979": "premium",
};

/** Kinds of numbers that are no phone of a person's own, or that cost whoever calls them more than a call. */
const REFUSED_KINDS: Partial<Record<NonNullable<NumberType>, PhoneRefusal>> = {
  PREMIUM_RATE: "premium",
  SHARED_COST: "shared_cost",
  TOLL_FREE: "toll_free",
  PERSONAL_NUMBER: "personal",
  PAGER: "pager",
  UAN: "uan",
  VOICEMAIL: "voicemail",
};

/** A person's number has at least so many digits after the country code. */
const SHORTEST = 4;
/** What is typed without a country code and has no more digits than this is a service: 112, 911, 118 500. */
const SERVICE_DIGITS = 6;

/**
 * Reads a phone number as a person types it.
 *
 * @param input with the country code; spaces, dashes and brackets don't matter
 * @param rules what this instance may call
 * @returns the number in E.164; or why it can't be called, and what is wrong and what to do in words
 */
export function readPhoneNumber(
  input: string,
  rules: PhoneRules,
): { ok: true; e164: string } | { ok: false; reason: PhoneRefusal; problem: string } {
  const text = input.trim().replace(/^00/, "+");
  const number = text.startsWith("+") ? parsePhoneNumberFromString(text) : undefined;
  const reason = whyNot(text, number, rules);
  if (reason === null && number) return { ok: true, e164: number.number };
  if (reason === "country") {
    return { ok: false, reason, problem: `This instance calls numbers in: ${rules.countries.join(", ")}.` };
  }
  return { ok: false, reason: reason ?? "unreadable", problem: PROBLEMS[reason ?? "unreadable"] };
}

function whyNot(
  text: string,
  number: ReturnType<typeof parsePhoneNumberFromString>,
  rules: PhoneRules,
): PhoneRefusal | null {
  const digits = text.replace(/[^\d+]/g, "");
  if (!text.startsWith("+")) {
    return /^\d{2,}$/.test(digits) && digits.length <= SERVICE_DIGITS ? "short" : "no_country_code";
  }
  const global = NO_COUNTRY[digits.slice(0, 4)];
  if (global) return global;
  if (!number) return /^\+\d{2,4}$/.test(digits) ? "short" : "unreadable";
  const e164 = number.number;
  if (isReservedNumber(e164)) return rules.reservedNumbers ? null : "reserved";
  if (number.nationalNumber.length < SHORTEST) return "short";
  if (!number.isValid()) return "invalid";
  const kind = number.getType();
  const refused = kind && REFUSED_KINDS[kind];
  if (refused) return refused;
  if (!number.country) return "international";
  return rules.countries.length > 0 && !rules.countries.includes(number.country) ? "country" : null;
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

/**
 * The country of a number.
 *
 * @param e164 a number in E.164
 * @returns its ISO 3166 code, or null for numbers of no country
 */
export function countryOf(e164: string): string | null {
  return parsePhoneNumberFromString(e164)?.country ?? null;
}
