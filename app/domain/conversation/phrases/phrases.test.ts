import { describe, expect, it } from "vitest";
import { PHRASES as ENGLISH } from "~/domain/conversation/phrases/en";
import { PHRASES as SPANISH } from "~/domain/conversation/phrases/es";
import type { Intent } from "~/domain/conversation/phrases/phrases";
import { understand } from "~/domain/conversation/understand";

const LANGUAGES = [
  ["en", ENGLISH],
  ["es", SPANISH],
] as const;

const ENOUGH = 40;

describe.each(LANGUAGES)("what people say in %s", (language, phrases) => {
  describe.each(Object.keys(phrases) as Intent[])("%s", (intent) => {
    const { means, not } = phrases[intent];

    it("has enough different sentences on both sides", () => {
      expect(new Set(means).size).toBeGreaterThanOrEqual(ENOUGH);
      expect(new Set(not).size).toBeGreaterThanOrEqual(ENOUGH);
      expect(means.filter((phrase) => not.includes(phrase))).toEqual([]);
    });

    it.each(means)("is meant by: %s", (phrase) => {
      expect(understand(phrase, language)).toBe(intent);
    });

    it.each(not)("is not meant by: %s", (phrase) => {
      expect(understand(phrase, language)).not.toBe(intent);
    });
  });
});
