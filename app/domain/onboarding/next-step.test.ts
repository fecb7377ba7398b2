import { expect, test } from "vitest";
import { nextStep } from "./next-step";

const complete = {
  firstName: "Asha",
  phone: "+12025550101",
  localTz: "Europe/Berlin",
  callTime: "19:30",
  entitled: true,
  hadAccess: true,
};
const lapsed = { ...complete, entitled: false };
const never = { ...lapsed, hadAccess: false };

test.each([
  ["nothing is missing", complete, null],
  ["no name", { ...complete, firstName: null }, "profile"],
  ["no number", { ...complete, phone: null }, "profile"],
  ["no zone", { ...complete, localTz: null }, "profile"],
  ["no time", { ...complete, callTime: null }, "profile"],
  ["no plan", never, "plan"],
  ["a plan that is over", lapsed, "plan"],
  [
    "neither profile nor plan: the profile comes first",
    { ...complete, phone: null, entitled: false },
    "profile",
  ],
])("%s", (_, user, step) => expect(nextStep(user)).toBe(step));

test.each([
  ["past", "with a plan", complete, null],
  ["past", "after it", lapsed, null],
  ["past", "without one ever", never, "plan"],
  ["profile", "without one ever", never, null],
  ["profile", "without a number", { ...never, phone: null }, "profile"],
  ["past", "after it, without a number", { ...lapsed, phone: null }, "profile"],
] as const)("what needs a %s, %s", (need, _, user, step) => expect(nextStep(user, need)).toBe(step));
