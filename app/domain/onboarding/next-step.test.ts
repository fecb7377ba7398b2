import { expect, test } from "vitest";
import { nextStep } from "./next-step";

const complete = {
  firstName: "Asha",
  phone: "+12025550101",
  localTz: "Europe/Berlin",
  callTime: "19:30",
  entitled: true,
};

test.each([
  ["nothing is missing", complete, null],
  ["no name", { ...complete, firstName: null }, "profile"],
  ["no number", { ...complete, phone: null }, "profile"],
  ["no zone", { ...complete, localTz: null }, "profile"],
  ["no time", { ...complete, callTime: null }, "profile"],
  ["no plan", { ...complete, entitled: false }, "plan"],
  [
    "neither profile nor plan: the profile comes first",
    { ...complete, phone: null, entitled: false },
    "profile",
  ],
])("%s", (_, user, step) => expect(nextStep(user)).toBe(step));
