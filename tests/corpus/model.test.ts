import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptReflection } from "~/domain/progress/accept-reflection";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { expectCited } from "./cited";
import { talkOf } from "./corpus";
import { DEV } from "./dev";
import { HELD_OUT } from "./held-out";

/** Whatever a model makes of a talk, only what the talk bears out is believed. */

const talks = [...DEV, ...HELD_OUT].map(talkOf).map((talk) => ({ talk, findings: readTalk(talk) }));
const said = talks.flatMap(({ talk }) => talk.turns.map(({ text }) => text));

const garbage = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom("", "x".repeat(5_000), "10,000 XP", "<b>", null, Number.NaN, -1, 1e9, "\u0000"),
);
const change = fc.record({
  turns: fc.array(fc.integer({ min: -1, max: 40 }), { maxLength: 4 }),
  quote: fc.constantFrom(...said),
  text: fc.constantFrom(...said),
  minutes: fc.integer({ min: -10, max: 6_000 }),
  kind: fc.constantFrom("practice", "learned", "kept", "person", "commitment", "fact", "win"),
  thing: fc.constantFrom("guitar", "piano", "xp", ""),
  questId: fc.constantFrom("q-1", ""),
});
const FIELDS = ["turns", "quote", "text", "minutes", "kind", "thing", "questId"] as const;

test("every sentence that is believed stands on the record, word for word", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...talks),
      fc.array(fc.tuple(fc.nat(), change, fc.subarray([...FIELDS]), fc.option(garbage)), { maxLength: 8 }),
      ({ talk, findings }, edits) => {
        const edited = edits.map(([which, changes, fields, instead]) => {
          if (instead !== null) return instead;
          const changed = Object.fromEntries(fields.map((field) => [field, changes[field]]));
          return { ...findings[which % Math.max(findings.length, 1)], ...changed };
        });
        const believed = acceptReflection({ findings: [...edited, ...findings] }, talk);
        expect(believed).not.toBeNull();
        expectCited(believed ?? [], talk);
        expect(JSON.stringify(believed?.map(({ text }) => text))).not.toMatch(/\bxp\b/i);
      },
    ),
    { numRuns: 100 },
  );
});

test("what is no answer at all is none", () => {
  fc.assert(
    fc.property(garbage, (candidate) => {
      const believed = acceptReflection(candidate, talkOf(DEV[0] ?? raise()));
      expect(believed === null || believed.length === 0).toBe(true);
    }),
    { numRuns: 100 },
  );
});

function raise(): never {
  throw new Error("The corpus is empty.");
}
