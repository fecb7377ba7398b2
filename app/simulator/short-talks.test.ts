import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { patienceOf } from "~/domain/conversation/conversation";
import { AGENDA, VERIFICATION } from "~/domain/conversation/conversation.fixture";
import type { CallAgenda } from "~/providers/telephony/provider";
import { type Person, personFor } from "./people";
import { continueTalk, openTalk, secondsToSay } from "./talk";

const at = new Date("2026-11-23T18:30:00.000Z");

/**
 * A whole talk as the simulated vendor times it.
 *
 * @param pause how long an answer takes at least, in seconds: whoever thinks is quiet for a while
 * @returns how long it took with the last line, that line, and whether the companion ended it
 */
function talkWith(person: Person, agenda: CallAgenda, pause = 0) {
  let talk = openTalk(agenda, at);
  let seconds = 0;
  for (let replies = 0; !talk.over && seconds < agenda.maxSeconds; ) {
    const reply = person.replies(talk.lastLine, replies);
    seconds +=
      secondsToSay(talk.lastLine) +
      (reply === null ? patienceOf(talk.state) : Math.max(pause, secondsToSay(reply)));
    if (reply !== null) replies++;
    talk = continueTalk(talk, reply, at, at, seconds);
  }
  return { seconds: seconds + secondsToSay(talk.lastLine), last: talk.lastLine, over: talk.over };
}

const PEOPLE = ["0101", "0106", "0107", "0108", "0109", "0113", "0114"].map((code) => {
  const person = personFor(`+1202555${code}`);
  if (!person) throw new Error(`nobody has ${code}`);
  return person;
});
const agendas: CallAgenda[] = [
  AGENDA,
  { ...AGENDA, purpose: "on_demand" },
  {
    ...AGENDA,
    followUp: "play the campfire song once without stopping",
    recalls: ["What is a triad?", "Where does the thumb belong?"],
  },
];
/** Seconds: as long as the companion waits for somebody who says nothing. */
const LONGEST_ANSWER = 12;
const anyPerson = fc.constantFrom(...PEOPLE);
/** A talk that nobody cut has heard a goodbye. */
const GOODBYE = /goodbye|won't call you again|bother you|I'll let you go/i;

describe("however short a call has to be, it ends with a goodbye before its limit:", () => {
  test("a talk of one to five minutes, with anyone", () => {
    fc.assert(
      fc.property(
        anyPerson,
        fc.constantFrom(...agendas),
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 0, max: LONGEST_ANSWER }),
        (person, agenda, max, pause) => {
          const { seconds, last, over } = talkWith(person, { ...agenda, maxSeconds: max }, pause);
          expect(over).toBe(true);
          expect(last).toMatch(GOODBYE);
          expect(seconds).toBeLessThanOrEqual(max);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("a code is read out within one minute, and within two", () => {
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(60, 120), (person, maxSeconds) => {
        const { seconds, over } = talkWith(person, { ...VERIFICATION, maxSeconds });
        expect(over).toBe(true);
        expect(seconds).toBeLessThanOrEqual(maxSeconds);
      }),
      { numRuns: 50 },
    );
  });

  test("two minutes are enough for a question and its answer", () => {
    for (const agenda of agendas) {
      const person = PEOPLE[0];
      if (!person) throw new Error("nobody picks up");
      expect(talkWith(person, { ...agenda, maxSeconds: 120 }).seconds).toBeGreaterThan(60);
    }
  });
});
