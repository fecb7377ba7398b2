import { describe, expect, test } from "vitest";
import { readTalk } from "~/domain/progress/reading/read-talk";
import { expectCited } from "./cited";
import { type CorpusTalk, talkOf } from "./corpus";
import { DEV } from "./dev";
import { FLOORS } from "./floors";
import { HELD_OUT } from "./held-out";
import { EXTRACTORS, outcomeOf, precision, recall, score } from "./score";

/** What the rules read out of talks, against what a careful reader marks in them. */

const eachTalk = (talks: CorpusTalk[]) => talks.map((talk): [string, CorpusTalk] => [talk.name, talk]);

const dev = score(DEV, readTalk);
const heldOut = score(HELD_OUT, readTalk);

test.each(["practice", "commitments", "learned"] as const)(
  "%s, in talks the rules were written with",
  (extractor) => {
    const { misses } = dev[extractor];
    expect(precision(dev[extractor]), misses.join("\n")).toBeGreaterThanOrEqual(0.9);
    expect(recall(dev[extractor]), misses.join("\n")).toBeGreaterThanOrEqual(0.8);
  },
);

test.each(EXTRACTORS)("%s, in talks the rules were not written with", (extractor) => {
  expect(precision(heldOut[extractor])).toBeGreaterThanOrEqual(FLOORS[extractor].precision);
  expect(recall(heldOut[extractor])).toBeGreaterThanOrEqual(FLOORS[extractor].recall);
});

test.each(eachTalk([...DEV, ...HELD_OUT]))(
  "the outcome is what a reader says: %s",
  { timeout: 30_000 },
  (_, talk) => {
    expect(outcomeOf(talk, talkOf(talk), readTalk(talkOf(talk)))).toBe(talk.expected.outcome);
  },
);

describe.each(eachTalk([...DEV, ...HELD_OUT]))("%s", (_, one) => {
  const talk = talkOf(one);
  const findings = readTalk(talk);

  test("every sentence stands on turns of the person's that are on the record, word for word", () => {
    expectCited(findings, talk);
  });

  test("it is read the same way each time", () => {
    expect(readTalk(talk)).toEqual(findings);
  });
});
