import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  continueConversation,
  MAX_COMPANION_LINES,
  openConversation,
} from "~/domain/conversation/conversation";
import { AGENDA, type Heard, talk } from "~/domain/conversation/conversation.fixture";
import * as script from "~/domain/conversation/script";
import { heardStop, heardWrongNumber } from "~/domain/conversation/understand";

const heard = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 80 }) },
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      "stop calling me",
      "no more calls please",
      "don't call me tomorrow",
      "yes",
      "no",
      "just today",
      "never mind",
      "okay",
      "my boss keeps calling me",
      "guitar, 45 minutes",
      "my secret is the cellar door",
      "I learned that my secret is the cellar door",
      "I'll open my cellar door by Friday",
      "off the record",
      "off the record, my secret is the cellar door",
      "on the record",
      "repeat that",
      "who is this?",
      "please say your name and why you are calling",
      "i only have a minute",
      "mm",
      "dunno",
      "what?",
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom("bye", "wrong number", "i have to go") },
);
const anyTalk = fc.array(heard, { maxLength: 60 });

describe("whatever is said", () => {
  it("the server hears exactly what the companion promised", () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const { kept, lines } = talk(said);
        expect(heardStop(kept)).toBe(lines.includes(script.STOP_PROMISE));
        expect(heardWrongNumber(kept)).toBe(lines.includes(script.WRONG_NUMBER_PROMISE));
      }),
      { numRuns: 3_000 },
    );
  });
  it("calls are promised to stop only after our question", () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const { lines } = talk(said);
        if (lines.includes(script.STOP_PROMISE))
          expect(lines.some((line) => line.includes(script.STOP_QUESTION))).toBe(true);
      }),
    );
  });
  it("what goes off the record is neither kept nor remembered", () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const open: Heard[] = ["off the record"];
        const { kept, steps } = talk([
          ...open,
          ...said.filter((x) => x === null || !/on the record/.test(x)),
        ]);
        const users = kept.filter((turn) => turn.role === "user").map((turn) => turn.text);
        if (
          !steps.some(
            (step) => step.state.stop !== "none" || /stop|call/.test(JSON.stringify(step.understood)),
          )
        )
          expect(users.join(" ")).not.toMatch(/cellar|off the record/);
        for (const step of steps) expect(JSON.stringify(step.state)).not.toMatch(/cellar/);
      }),
    );
  });
  it("the call ends in time, with a goodbye, and its state is small plain JSON", () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const { steps, last } = talk([...said, ...Array<Heard>(60).fill("repeat that")]);
        expect(last.hangUp).toBe(true);
        expect(last.say).toMatch(/Goodbye!$/);
        expect(steps.length).toBeLessThanOrEqual(MAX_COMPANION_LINES + 4);
        for (const { state, say } of steps) {
          expect(JSON.parse(JSON.stringify(state))).toEqual(state);
          expect(JSON.stringify(state).length).toBeLessThan(1_200);
          expect(say).toMatch(/^\S(?:.*\S)?$/u);
          expect(say).not.toMatch(/ {2}|undefined|null|\bNaN\b/);
          expect(say.length).toBeLessThan(330);
        }
      }),
    );
  });
  it("the same words give the same talk, from a state that was stored in between", () => {
    fc.assert(
      fc.property(anyTalk, (said) => {
        const { steps } = talk(said);
        let step = openConversation(AGENDA);
        for (const [turn, expected] of steps.slice(1).entries()) {
          step = continueConversation(JSON.parse(JSON.stringify(step.state)), said[turn] ?? null);
          expect(step).toEqual(expected);
        }
      }),
    );
  });
});
