import { createHash, createHmac } from "node:crypto";
import { reflectLinkKey } from "~/providers/mail/registry.server";

/**
 * The token of a link to the talk in writing. The same each time it is made, so that a mail that is sent again holds
 * a link that works.
 *
 * @param linkId the row of the link
 * @returns 43 characters that need no escaping in an address
 */
export function reflectToken(linkId: string): string {
  return createHmac("sha256", reflectLinkKey()).update(linkId).digest("base64url");
}

/** SHA-256 of a token, as it's kept in the database. */
export function hashReflectToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(token).digest());
}
