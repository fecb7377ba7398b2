import { expect, test } from "vitest";
import { type CompanionFacts, type CompanionState, GLAD_MS, HELLO_MS, stateOf } from "./companion-state";

const ROWS: [words: string, facts: CompanionFacts, state: CompanionState][] = [
  ["nothing is known", {}, "idle"],
  ["an afternoon", { hour: 15 }, "idle"],
  ["a line is said at night", { speaking: true, hour: 2 }, "speaking"],
  ["a line is said while it is written up", { speaking: true, writingUp: true }, "speaking"],
  ["the call waits its turn", { call: "queued" }, "waving"],
  ["the number is dialled", { call: "dialing" }, "waving"],
  ["the phone rings at night", { call: "ringing", hour: 23 }, "waving"],
  ["the person talks", { call: "in_progress", gladFor: 100 }, "listening"],
  ["the talk is written up", { call: "completed", writingUp: true }, "thinking"],
  ["the talk is written up after a level", { writingUp: true, gladFor: 100 }, "thinking"],
  ["the call is over", { call: "completed" }, "idle"],
  ["nobody picked up", { call: "no_answer" }, "idle"],
  ["a level was reached just now", { gladFor: 0 }, "celebrating"],
  ["a level was reached a while ago", { gladFor: GLAD_MS }, "idle"],
  ["a level from a clock that runs ahead", { gladFor: -1 }, "idle"],
  ["a level at night", { gladFor: 10, hour: 0 }, "celebrating"],
  ["hello", { helloFor: 0 }, "waving"],
  ["hello and a level", { helloFor: 0, gladFor: 0 }, "celebrating"],
  ["hello was said", { helloFor: HELLO_MS }, "idle"],
  ["hello at night, then sleep", { helloFor: HELLO_MS, hour: 1 }, "sleeping"],
  ["the last hour of the evening", { hour: 22 }, "idle"],
  ["night begins", { hour: 23 }, "sleeping"],
  ["night ends", { hour: 5 }, "sleeping"],
  ["morning", { hour: 6 }, "idle"],
];

test.each(ROWS)("%s", (_words, facts, state) => {
  expect(stateOf(facts)).toBe(state);
});
