import { expect, test } from "vitest";
import { waitWords } from "./wait-words";

test.each([
  [0, "1 second"],
  [1, "1 second"],
  [40, "40 seconds"],
  [59.2, "1 minute"],
  [60, "1 minute"],
  [61, "2 minutes"],
  [600, "10 minutes"],
  [3541, "1 hour"],
  [3601, "2 hours"],
])("%f seconds are told as %s", (seconds, words) => {
  expect(waitWords(seconds)).toBe(`That was a lot in a short time. Try again in ${words}.`);
});
