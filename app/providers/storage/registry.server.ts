import { deriveKey } from "~/env.server";

/** What forgotten facts are known again by, without keeping a word of them. */
export const memoryKey = (): Buffer => deriveKey("memory-fingerprint");
