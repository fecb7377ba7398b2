import { z } from "zod";

// A comma or a control character can turn one recipient into two, and a sign-in mail goes to exactly one.
const REFUSED = /[\p{Cc}\p{Cf},;<>()"\\]/u;

/** One e-mail address, trimmed and in lower case, at most 254 characters. */
export const SignInEmail = z
  .string("Enter your e-mail address.")
  .trim()
  .toLowerCase()
  .min(1, "Enter your e-mail address.")
  .max(254, "This address is too long.")
  .refine((email) => !REFUSED.test(email), "Enter one address, such as you@example.com.")
  .pipe(z.email("Enter an address such as you@example.com."));

/** An address that its owner recognises and nobody else learns: `ada@example.com` becomes `a***@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "***" : `${email.slice(0, 1)}***${email.slice(at)}`;
}
