import { expect, test } from "vitest";
import { growthOf, LINEAR } from "./growth.fixture";

const count = (until: number) => {
  let sum = 0;
  for (let at = 0; at < until; at++) sum += Math.sqrt(at);
  return sum;
};

test("tells work that grows with its length from work that grows with the square of it", () => {
  expect(growthOf(4_000, (amount) => count(amount * 1_000))).toBeLessThan(LINEAR);
  expect(growthOf(4_000, (amount) => count(amount * amount))).toBeGreaterThan(LINEAR);
});
