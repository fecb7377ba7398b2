import { expect, test } from "vitest";
import { quantile } from "./quantile";

test.each<[number[], number, number | null]>([
  [[], 0.5, null],
  [[7], 0.5, 7],
  [[7], 0.95, 7],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0, 1],
  [[4, 1, 3, 2], 1, 4],
  [Array.from({ length: 20 }, (_, n) => n + 1), 0.95, 19],
  [Array.from({ length: 21 }, (_, n) => n + 1), 0.95, 20],
])("of %j at %d is %d", (values, q, expected) => {
  expect(quantile(values, q)).toBe(expected);
});
