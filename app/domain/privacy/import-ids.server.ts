import { createHmac } from "node:crypto";
import { importKey } from "~/providers/storage/registry.server";

/**
 * What the ids of a copy become in an account: the same for the same account, and for no other. The key keeps anybody
 * from choosing one.
 *
 * @param account.userId whose account it is brought to
 * @param account.own the id of the account the copy was made of, which becomes this one's
 * @returns new id of an old one; version 8 of RFC 9562
 */
export function idsFor({ userId, own }: { userId: string; own: string }): (old: string) => string {
  return (old) => {
    if (old === own) return userId;
    const bytes = createHmac("sha256", importKey()).update(`${userId} ${old}`).digest().subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  };
}
