import { expect, test } from "vitest";
import { daysBetween } from "~/domain/schedule/local-time";
import { chooseAgenda, type FollowUpChoice } from "./agenda";

const choice = (key: string, more: Partial<FollowUpChoice> = {}): FollowUpChoice => ({
  key,
  text: `the step of ${key}`,
  questId: null,
  from: null,
  until: null,
  askedOn: null,
  ...more,
});
const chosen = (followUps: FollowUpChoice[], day: string) =>
  chooseAgenda({ followUps, recalls: [] }, day, daysBetween).followUp?.key ?? null;

test.each<[why: string, choices: FollowUpChoice[], day: string, key: string | null]>([
  ["nothing is prepared", [], "2026-12-01", null],
  ["the best comes first", [choice("a"), choice("b")], "2026-12-01", "a"],
  ["not before its day", [choice("a", { from: "2026-12-02" }), choice("b")], "2026-12-01", "b"],
  ["on its day", [choice("a", { from: "2026-12-02" })], "2026-12-02", "a"],
  ["on its last day", [choice("a", { until: "2026-12-02" })], "2026-12-02", "a"],
  ["not after its last day", [choice("a", { until: "2026-12-02" })], "2026-12-03", null],
  ["asked today already", [choice("a", { askedOn: "2026-12-01" })], "2026-12-01", null],
  ["asked six days ago", [choice("a", { askedOn: "2026-11-25" }), choice("b")], "2026-12-01", "b"],
  ["asked seven days ago", [choice("a", { askedOn: "2026-11-24" })], "2026-12-01", "a"],
  ["seven days over a clock change", [choice("a", { askedOn: "2026-10-19" })], "2026-10-26", "a"],
  ["seven days over a year's end", [choice("a", { askedOn: "2026-12-28" })], "2027-01-04", "a"],
])("a follow-up: %s", (_, choices, day, key) => expect(chosen(choices, day)).toBe(key));

test("at most two check-points are recalled, those that are due, in their order", () => {
  const recalls = ["2026-12-03", "2026-11-30", "2026-12-01", "2026-12-01"].map((askDay, n) => ({
    itemId: String(n),
    question: `Question ${n}?`,
    askDay,
  }));
  const ids = (day: string) =>
    chooseAgenda({ followUps: [], recalls }, day, daysBetween).recalls.map(({ itemId }) => itemId);
  expect(ids("2026-12-01")).toEqual(["1", "2"]);
  expect(ids("2026-11-30")).toEqual(["1"]);
  expect(ids("2026-11-29")).toEqual([]);
});

test("somebody we haven't talked with is asked about nothing", () =>
  expect(chooseAgenda(null, "2026-12-01", daysBetween)).toEqual({ followUp: null, recalls: [] }));
