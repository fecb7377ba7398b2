import { expect, test } from "vitest";
import { turnTimes } from "./turn-times";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 19, 30, 0) + seconds * 1000);
const companion = (seconds: number) => ({ role: "companion" as const, at: at(seconds) });
const user = (seconds: number) => ({ role: "user" as const, at: at(seconds) });

test("the first word and each reply are measured", () => {
  const turns = [companion(1.5), user(5), companion(7), companion(8), user(10), user(12), companion(15)];
  expect(turnTimes(at(0), turns)).toEqual({ toFirstWord: 1500, replies: 2, replyP50: 2000, replyP95: 3000 });
});

test("a vendor's clock before ours is no time below nothing", () => {
  expect(turnTimes(at(2), [companion(1)])).toEqual({
    toFirstWord: 0,
    replies: 0,
    replyP50: null,
    replyP95: null,
  });
});

test.each([
  [null, [companion(1)]],
  [at(0), []],
  [at(0), [user(1)]],
])("nothing is measured where there is nothing", (answeredAt, turns) => {
  expect(turnTimes(answeredAt, turns).toFirstWord).toBeNull();
});
