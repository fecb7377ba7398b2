import { createHash, createHmac } from "node:crypto";
import { signInKeys } from "~/providers/mail/registry.server";

/** SHA-256 of a random secret, as it's kept in the database. */
export function hashSecret(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(secret).digest());
}

/**
 * The keyed hash of a 6-digit code: a million codes are too few for a plain one.
 *
 * @param loginTokenId the request the code belongs to
 */
export function hashCode(loginTokenId: string, code: string): Uint8Array<ArrayBuffer> {
  const mac = createHmac("sha256", signInKeys().code).update(`${loginTokenId}:${code}`);
  return new Uint8Array(mac.digest());
}
