import { createHmac } from "node:crypto";
import { memoryKey } from "~/providers/storage/registry.server";
import { type Fact, inOneForm, subjectOf, wordingOf } from "./fact-words";

const hashOf = (...parts: string[]) =>
  createHmac("sha256", memoryKey()).update(JSON.stringify(parts)).digest("base64url");

/**
 * What a fact is known again by after it was forgotten. Of a person it is their name alone: somebody who was
 * forgotten stays so, whoever they are said to be.
 *
 * @returns a keyed hash; another instance's, or another user's, of the same fact is another one
 */
export const fingerprintOf = (userId: string, fact: Fact): string =>
  hashOf(userId, subjectOf(fact), fact.kind === "person" ? "" : wordingOf(fact));

/** The same of a fact in the person's own words. */
export const ownFingerprint = (userId: string, text: string): string =>
  hashOf(userId, "own", inOneForm(text));
