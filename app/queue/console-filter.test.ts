import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConsoleFilter, consoleQuery, readConsoleFilter, WINDOW_NAMES } from "./console-filter";
import { readJobCursor } from "./job-cursor";
import { JOB_STATES } from "./job-state";
import { readInstant } from "./read-instant";

const CALL = "0198c2a4-7f00-7000-8000-0123456789ab";
const read = (query: string) => readConsoleFilter(new URLSearchParams(query));

test("what an address says is shown, and what it says wrongly is not", () => {
  expect(read(`?task=place_call&state=failed&call=${CALL}&window=24h`)).toEqual({
    task: "place_call",
    state: "failed",
    callId: CALL,
    window: "24h",
  });
  expect(read("?task=a-b&state=stuck&call=17&window=year&after=1_2")).toEqual({ window: "1h" });
});

test("a filter survives its address", () => {
  const filters = fc.record({
    task: fc.option(fc.constantFrom("place_call", "end_call"), { nil: undefined }),
    state: fc.option(fc.constantFrom(...JOB_STATES), { nil: undefined }),
    callId: fc.option(fc.constant(CALL), { nil: undefined }),
    window: fc.constantFrom(...WINDOW_NAMES),
  }) satisfies fc.Arbitrary<ConsoleFilter>;
  fc.assert(
    fc.property(filters, (filter) => {
      expect(read(consoleQuery(filter))).toEqual(filter);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["1_1763891234.123456_-1763891234.5_42", true],
  ["0_0_-1.5_1", true],
  ["3_0_0_1", false],
  ["1_x_0_1", false],
  ["1_0_0_0", false],
  ["1_0_0_1; drop", false],
  ["", false],
])("`%s` is a place in the list: %s", (text, is) => {
  expect(readJobCursor(text) !== undefined).toBe(is);
});

const NOW = new Date("2026-11-22T12:00:00Z");
test.each([
  ["+30s", "2026-11-22T12:00:30.000Z"],
  ["+10m", "2026-11-22T12:10:00.000Z"],
  ["+2h", "2026-11-22T14:00:00.000Z"],
  ["+1d", "2026-11-23T12:00:00.000Z"],
  ["2030-01-31T18:00:00+02:00", "2030-01-31T16:00:00.000Z"],
  ["2030-01-31T18:00Z", "2030-01-31T18:00:00.000Z"],
  ["2030-01-31T18:00", undefined],
  ["tomorrow", undefined],
  ["+10", undefined],
  ["", undefined],
])("`%s` is the instant %s", (text, expected) => {
  expect(readInstant(text, NOW)?.toISOString()).toBe(expected);
});
