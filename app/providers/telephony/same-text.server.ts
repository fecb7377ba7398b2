import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text, "utf8").digest();

/**
 * Is what somebody sent the secret or signature that we know? Takes the same time wherever they differ.
 *
 * @param given from the request
 * @param wanted ours; an empty one is like nothing
 */
export function sameText(given: string | undefined, wanted: string): boolean {
  return timingSafeEqual(digest(given ?? ""), digest(wanted)) && wanted !== "";
}
