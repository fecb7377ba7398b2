import { createHmac, timingSafeEqual } from "node:crypto";

/** Six digits are read from this many bytes: the first million is no likelier than the last to one in 2^28. */
const BYTES = 6;

/**
 * A code of six digits that is computed and kept nowhere.
 *
 * @param key a secret of its own
 * @param subject what the code is for; the same gives the same code
 */
export function sixDigits(key: Uint8Array, subject: string): string {
  const number = createHmac("sha256", key).update(subject).digest().readUIntBE(0, BYTES);
  return String(number % 1_000_000).padStart(6, "0");
}

/**
 * Is this the code? Takes as long for any other of the same length.
 *
 * @param code as `sixDigits` gives it
 * @param given as somebody typed it
 */
export function isSameCode(code: string, given: string): boolean {
  const [a, b] = [Buffer.from(code), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
